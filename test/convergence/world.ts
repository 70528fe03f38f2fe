import type { DocumentShape, Mint } from './document-shape.ts';
import type { ProvincePage } from './province-page.ts';
import type { SimRow } from './sim-sheet.ts';
import type { SimServer } from './sim-server.ts';
import type { Sending, Workbook } from './workbook.ts';
import type { SyncAnswer } from '#shared/sync/protocol.ts';

/** How often things happened, so that a campaign can tell what it tried. */
export interface Tally {
  steps: number;
  syncs: number;
  written: number;
  created: number;
  removed: number;
  merged: number;
  linked: number;
  conflicts: number;
  refused: number;
  heldBack: number;
  otherDocument: number;
  undone: number;
  undoRefused: number;
  lostRequests: number;
  lostAnswers: number;
  late: number;
  repeated: number;
  brokenOff: number;
  restarts: number;
  setBack: number;
  recovered: number;
  forks: number;
  accountChanges: number;
  periodActs: number;
}

export function emptyTally(): Tally {
  return {
    steps: 0,
    syncs: 0,
    written: 0,
    created: 0,
    removed: 0,
    merged: 0,
    linked: 0,
    conflicts: 0,
    refused: 0,
    heldBack: 0,
    otherDocument: 0,
    undone: 0,
    undoRefused: 0,
    lostRequests: 0,
    lostAnswers: 0,
    late: 0,
    repeated: 0,
    brokenOff: 0,
    restarts: 0,
    setBack: 0,
    recovered: 0,
    forks: 0,
    accountChanges: 0,
    periodActs: 0,
  };
}

/** A message that is still on its way after its sender gave up waiting. */
export interface LateMessage {
  readonly book: Workbook;
  readonly sending: Sending;
  /** `null`: the request itself is late. */
  readonly answer: SyncAnswer | null;
}

/** Everything one history plays with. */
export interface World {
  readonly shape: DocumentShape;
  readonly documentId: string;
  readonly server: SimServer;
  readonly mint: Mint;
  readonly books: Workbook[];
  readonly page: ProvincePage;
  readonly late: LateMessage[];
  readonly tally: Tally;
  /** How much goes wrong on the way: 0 nothing, 1 a lot. */
  readonly roughness: number;
  /** Which workbook an operation came from. */
  readonly origin: Map<string, Pick<Sending, 'knowledge'>>;
  /** How many rows of the document said the same at first, by their words. */
  readonly firstKeys: ReadonlyMap<string, number>;
  /** The lines of each sheet that ever said the same. */
  readonly linesOf: Map<Workbook, Map<string, Set<SimRow>>>;
}
