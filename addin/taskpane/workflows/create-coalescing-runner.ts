/** Runs one thing at a time, as late as allowed and never twice for the same burst. */
export interface CoalescingRunner {
  /** Runs after a pause without further requests. */
  request(): void;
  /** Runs as soon as no other run is in flight; resolves when that run is over. */
  runNow(): Promise<void>;
  stop(): void;
}

/**
 * Edits arrive in bursts and a read takes time: wait for a pause of `delayMs`, never overlap two runs, and when
 * requests came during a run do exactly one more, so that what is shown is the last state.
 * `run` must not reject; it reports its own failures.
 */
export function createCoalescingRunner(run: () => Promise<void>, delayMs: number): CoalescingRunner {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let inFlight: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let stopped = false;

  function clearTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function start(): Promise<void> {
    if (stopped) return Promise.resolve();
    inFlight = run().finally(() => {
      inFlight = null;
    });
    return inFlight;
  }

  function runNow(): Promise<void> {
    clearTimer();
    if (inFlight === null) return start();
    // One follow-up serves everybody who asked while the present run was reading.
    queued ??= inFlight.then(() => {
      queued = null;
      return start();
    });
    return queued;
  }

  return {
    request() {
      if (stopped) return;
      clearTimer();
      timer = setTimeout(() => {
        timer = null;
        void runNow();
      }, delayMs);
    },
    runNow,
    stop() {
      stopped = true;
      clearTimer();
    },
  };
}
