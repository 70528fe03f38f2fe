import type { ApiClient } from '#addin/api/client.ts';
import type { ProvinceStorage } from '#addin/api/province-storage.ts';
import type { SessionStorage } from '#addin/api/session-storage.ts';
import { HostFailure, type WorkbookHost } from '#addin/host/workbook-host.ts';
import type { Store } from '../state/create-store.ts';
import type { PaneAction } from '../state/pane-reducer.ts';
import type { PaneNotice, PaneState } from '../state/pane-state.ts';
import type { OperationIds } from '#addin/api/operation-ids.ts';
import type { WorkbookMemory } from './workbook-memory.ts';

/** What the workflows work with. Excel, network, clock and ids are handed in, so that tests hand in their own. */
export interface PaneServices {
  readonly store: Store<PaneState, PaneAction>;
  readonly host: WorkbookHost;
  readonly api: ApiClient;
  readonly session: SessionStorage;
  readonly provinceStorage: ProvinceStorage;
  /** What is kept in the workbook file. */
  readonly memory: WorkbookMemory;
  readonly operations: OperationIds;
  /** The same for what a coordinator changes for the whole province. */
  readonly provinceOperations: OperationIds;
  readonly now: () => Date;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** Reads and checks the sheet anew; resolves when what is shown is the sheet as it is now. */
  readonly refresh: () => Promise<void>;
  /** The same for somebody who asked for it: Excel's refusal is told also where the sheet of before stays on screen. */
  readonly reread: () => Promise<void>;
  /** Loads the pane anew. */
  readonly reload: () => void;
}

/** Runs something that talks to Excel; when Excel refuses, shows its sentence and answers `null`. */
export async function withExcel<Value>(
  services: Pick<PaneServices, 'store' | 'refresh'>,
  run: () => Promise<Value>,
): Promise<Value | null> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    services.store.dispatch({ type: 'notice-shown', notice: refusalNotice(error) });
    // What was given up may be done by now.
    void error.settled?.then(services.refresh);
    return null;
  }
}

function refusalNotice({ reason, message }: HostFailure): PaneNotice {
  return { intent: 'error', message, retry: reason === 'no-answer' ? 'reload' : null };
}

/** The same with the controls held while it runs; answers `null` at once when another write is under way. */
export async function whileBusy<Value>(
  services: Pick<PaneServices, 'store' | 'refresh'>,
  run: () => Promise<Value>,
): Promise<Value | null> {
  const { store } = services;
  if (store.getState().busy !== null) return null;
  store.dispatch({ type: 'busy-changed', busy: 'writing' });
  try {
    return await withExcel(services, run);
  } finally {
    store.dispatch({ type: 'busy-changed', busy: null });
  }
}
