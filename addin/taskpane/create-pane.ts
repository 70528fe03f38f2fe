import type { ApiClient } from '#addin/api/client.ts';
import type { LiveParts } from '#addin/api/follow-document.ts';
import { createProvinceStorage, type ProvinceStorage } from '#addin/api/province-storage.ts';
import type { SessionStorage } from '#addin/api/session-storage.ts';
import type { PaneIntent } from '#addin/commands/pane-intents.ts';
import type { WorkbookHost } from '#addin/host/workbook-host.ts';
import type { Pane } from './shell/pane-context.ts';
import { createStore } from './state/create-store.ts';
import { reducePane } from './state/pane-reducer.ts';
import { initialPaneState } from './state/pane-state.ts';
import { createCoalescingRunner } from './workflows/create-coalescing-runner.ts';
import { createFollower } from './workflows/create-follower.ts';
import { createPatience } from './workflows/create-patience.ts';
import { followWorkbook } from './workflows/follow-workbook.ts';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import { createCommands } from './workflows/pane-commands.ts';
import type { PaneServices } from './workflows/pane-services.ts';
import { followMarks } from './workflows/show-marks.ts';
import { resumeSession } from './workflows/sign-in.ts';
import { createSheetWatch } from './workflows/watch-sheet.ts';
import { createWorkbookMemory } from './workflows/workbook-memory.ts';

export interface PaneParts {
  readonly host: WorkbookHost;
  readonly api: ApiClient;
  readonly session: SessionStorage;
  /** Keeps the province's settings between runs; in memory only when left out. */
  readonly provinceStorage?: ProvinceStorage;
  /** What it takes to hear of the province's news; without it they are seen with the next sync only. */
  readonly live?: LiveParts;
  /** Tells whenever somebody turns to the pane; without it the sheet is read again for Excel's events only. */
  readonly onAttention?: (listener: () => void) => () => void;
  /** Loads the pane's page anew. */
  readonly reload?: () => void;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface RunningPane {
  readonly pane: Pane;
  /** Reads the sheet, picks up the session and follows the workbook from now on. */
  start(): Promise<void>;
  /** What a ribbon button asks. */
  follow(intent: PaneIntent): void;
  stop(): Promise<void>;
}

function noStorage(): never {
  throw new Error('Nothing is kept between runs.');
}

/** After so long without a further edit the sheet is read again, in milliseconds. */
const restMs = 400;

/** Puts the pane together from what it works with. */
export function createPane({
  host,
  api,
  session,
  provinceStorage,
  live,
  onAttention,
  reload,
  now,
  newId,
}: PaneParts): RunningPane {
  const store = createStore(reducePane, initialPaneState);
  const runner = createCoalescingRunner(read, restMs);
  const patience = createPatience(() => void runner.runNow());
  const services: PaneServices = {
    store,
    host,
    api,
    session,
    provinceStorage: provinceStorage ?? createProvinceStorage(noStorage),
    memory: createWorkbookMemory(host, newId),
    operations: createOperationIds(newId),
    provinceOperations: createOperationIds(newId),
    now,
    newId,
    refresh: () => {
      watch.noteEdit(null);
      return runner.runNow();
    },
    reread: () => {
      watch.speakUp();
      return services.refresh();
    },
    reload: reload ?? (() => undefined),
  };
  const watch = createSheetWatch(services);
  const commands = createCommands(services);
  const follower = createFollower(services, () => followWorkbook(services, watch, runner));
  let stopAttention: (() => void) | null = null;
  let stopNews: (() => void) | null = null;
  let stopped = false;

  async function read(): Promise<void> {
    const refused = await watch.catchUp();
    if (stopped) return;
    if (refused === null) patience.end();
    else if (refused.reason === 'cell-being-edited') patience.wait();
    void refused?.settled?.then(() => runner.request());
    if (refused !== null) return;
    await follower.follow();
    await followMarks(services);
  }

  /** News can wait until the pane stands; without a network they are tried again with its next start. */
  async function listenToProvince(parts: LiveParts): Promise<void> {
    const loaded = await import('./workflows/watch-news.ts').catch(() => null);
    if (loaded !== null && !stopped) stopNews = loaded.watchNews(services, parts);
  }

  return {
    pane: { store, commands, now },
    async start() {
      const signingIn = resumeSession(services);
      await services.refresh();
      stopAttention =
        onAttention?.(() => {
          watch.noteEdit(null);
          runner.request();
        }) ?? null;
      await signingIn;
      if (live) await listenToProvince(live);
    },
    follow(intent) {
      const tab = { check: 'issues', score: 'score', sync: 'sync' } as const;
      store.dispatch({ type: 'tab-opened', tab: tab[intent] });
      void services.refresh();
    },
    async stop() {
      stopped = true;
      stopNews?.();
      stopAttention?.();
      patience.end();
      runner.stop();
      await follower.stop();
    },
  };
}
