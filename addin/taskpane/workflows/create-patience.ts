/** Waits between tries, in milliseconds; the last one goes on as long as it takes. */
const waits = [1_000, 2_000, 4_000] as const;

/** Tries again what somebody else's doing stopped: soon at first, then less often, until it is told that it worked. */
export interface Patience {
  /** It did not work: once more after a while. */
  wait(): void;
  /** It worked, or is no longer wanted. */
  end(): void;
}

export function createPatience(tryAgain: () => void): Patience {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let tries = 0;

  function clear(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    wait() {
      clear();
      timer = setTimeout(tryAgain, waits[Math.min(tries, waits.length - 1)]);
      tries += 1;
    },
    end() {
      clear();
      tries = 0;
    },
  };
}
