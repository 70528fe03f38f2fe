/** Takes one of the few connections that may stay open; `null` when all are taken. What it answers gives it back. */
export type TakeSlot = () => Promise<(() => void) | null>;

/**
 * A browser opens six connections to one server at most, for all its windows together. Streams of many panes would
 * leave none for sending, so only so many of them stream and the others ask now and then. Where the browser cannot
 * count across windows every pane streams.
 */
export function createStreamSlots(locks: () => LockManager | undefined, most = 3, name = 'bang-diem-stream'): TakeSlot {
  return async () => {
    const manager = locks();
    if (manager === undefined) return () => undefined;
    for (let index = 0; index < most; index += 1) {
      const release = await tryLock(manager, `${name}-${index}`);
      if (release !== null) return release;
    }
    return null;
  };
}

function tryLock(manager: LockManager, name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    manager
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      // A page without permission for locks streams like one without locks.
      .catch(() => resolve(() => undefined));
  });
}
