import { HostFailure } from '#addin/host/workbook-host.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

/** Keeps the pane listening to the workbook. */
export interface Follower {
  /** Begins to listen where it does not yet: what stopped it the last time may be over. Never rejects for Excel. */
  follow(): Promise<void>;
  stop(): Promise<void>;
}

/** `begin` starts to listen and answers what stops it. A refusal that does not pass by itself is told once. */
export function createFollower(
  services: Pick<PaneServices, 'store' | 'refresh'>,
  begin: () => Promise<() => Promise<void>>,
): Follower {
  let stopFollowing: (() => Promise<void>) | null = null;
  let told: string | null = null;
  /** Excel has not answered yet whether it listens. */
  let asking = false;
  let stopped = false;

  async function attempt(): Promise<void> {
    asking = true;
    try {
      stopFollowing = await begin();
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
      if (error.settled) return void error.settled.then(() => (asking = false));
      asking = false;
      if (error.reason === 'cell-being-edited' || error.reason === told) return;
      told = error.reason;
      await withExcel(services, () => Promise.reject(error));
      return;
    }
    asking = false;
    if (stopped) await stopFollowing();
  }

  return {
    follow: () => (stopped || asking || stopFollowing !== null ? Promise.resolve() : attempt()),
    async stop() {
      stopped = true;
      await stopFollowing?.();
    },
  };
}
