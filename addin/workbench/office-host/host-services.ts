import type { Rect } from '#shared/sheet/grid.ts';
import type { Spreadsheet } from '../spreadsheet.ts';
import type { EventDesk } from './events.ts';
import type { Faults } from './faults.ts';
import type { ReferenceStore } from './reference-store.ts';

/** What every object of the host works with. */
export interface HostServices {
  readonly spreadsheet: Spreadsheet;
  readonly references: ReferenceStore;
  readonly events: EventDesk;
  readonly faults: Faults;
  /** What the add-in keeps when it was installed from another catalogue; see `Faults.otherCatalogue`. */
  readonly otherSettings: Map<string, unknown>;
  /** Takes the file of a workbook that the add-in made and wants shown; `null` = nobody here can show one. */
  readonly newWorkbooks: { open: ((bytes: Uint8Array) => void) | null };
  /** Changes that go on after their action was taken; the answer waits for them. */
  readonly pending: Promise<void>[];
  /** Work to do before the request is answered: what arrives in pieces is put together once. */
  readonly unfinished: (() => void)[];
}

/** The state behind a sheet and everything that hangs on it. */
export interface OnSheet {
  readonly services: HostServices;
  readonly sheetId: string;
}

/** The state behind a block of cells. */
export interface OnBlock extends OnSheet {
  readonly area: Rect;
}
