import type { Rect } from '#shared/sheet/grid.ts';
import { ConnectionLost, HostError, invalidReference } from './host-error.ts';

/** Bytes of one request or answer that Excel on the web accepts. */
export const webPayloadLimit = 5 * 1024 * 1024;

/** A door that can be shut: who comes then waits until it is open. */
class Door {
  #waiting: (() => void)[] = [];
  #shut = false;

  get shut(): boolean {
    return this.#shut;
  }

  set shut(shut: boolean) {
    this.#shut = shut;
    if (!shut) for (const goOn of this.#waiting.splice(0)) goOn();
  }

  pass(): Promise<void> {
    return this.#shut ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }
}

/** Troubles to switch on, so that callers can be tried against them. All are off at first. */
export class Faults {
  readonly #edit = new Door();
  readonly #answers = new Door();
  /** Changes of the user that raise no event: choices from a drop-down, or (another person's) all of them. */
  eventsLost: 'none' | 'drop-downs' | 'all' = 'none';
  /** No answer comes back. */
  connectionLost = false;
  /** Every reference kept from an earlier request is gone (its cells were deleted meanwhile). */
  staleReferences = false;
  /** Largest request and answer in bytes; `null` = as Excel on the desktop, none. */
  payloadLimit: number | null = null;
  /** Writing a block that touches one of these cells is refused midway, after earlier blocks went in. */
  refusedCells: { readonly sheetId: string; readonly area: Rect } | null = null;
  /**
   * What becomes of a matrix written over several rows of which a filter hides some; rows by themselves are written as
   * asked. `first-everywhere`: its first cell goes into every visible one; `visible-only`: its lines go into the visible
   * rows, one after the other. `hidden-lost`: a hidden row takes nothing, not even by itself.
   */
  filteredWrites: 'first-everywhere' | 'visible-only' | 'hidden-lost' = 'first-everywhere';
  /** The add-in was installed from another catalogue: settings written before are not seen, nor are its own by the first. */
  otherCatalogue = false;
  /** Of merged areas only those are told whose first cell is in the block asked for, and only as far as the block reaches. */
  mergesByFirstCell = false;
  /**
   * The ids of the sheets since the workbook was opened: those of before, others, or those of before on other sheets (each
   * sheet goes by that of the next).
   */
  sheetIds: 'kept' | 'renewed' | 'permuted' = 'kept';
  /** No merged areas can be told, however few. */
  mergesUnreadable = false;

  /** The user is editing a cell: Excel refuses every request but those that asked to wait for the end of it. */
  get editingCell(): boolean {
    return this.#edit.shut;
  }

  set editingCell(on: boolean) {
    this.#edit.shut = on;
  }

  /** Requests are carried out, their answers stay out until this is switched off. */
  get silent(): boolean {
    return this.#answers.shut;
  }

  set silent(on: boolean) {
    this.#answers.shut = on;
  }

  /** Resolves when no cell is being edited. */
  editEnds(): Promise<void> {
    return this.#edit.pass();
  }

  /** Resolves when answers may go out. */
  answersGoOut(): Promise<void> {
    return this.#answers.pass();
  }

  /** Rules of conditional formats that are not the add-in's cannot be read, and spoil every request that asks for them. */
  rulesUnreadable = false;
  /** What separates the blocks of an address, by Excel's age and the region. */
  listSeparator: ',' | ';' = ',';

  checkRequest(bytes: number): void {
    if (this.connectionLost) throw new ConnectionLost();
    if (this.editingCell) {
      throw new HostError(
        'InvalidOperationInCellEditMode',
        'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
        400,
      );
    }
    if (this.payloadLimit !== null && bytes > this.payloadLimit) {
      throw new HostError('RequestPayloadSizeLimitExceeded', 'The request payload size has exceeded the limit.', 413);
    }
  }

  checkAnswer(bytes: number): void {
    if (this.payloadLimit !== null && bytes > this.payloadLimit) {
      throw new HostError('ResponsePayloadSizeLimitExceeded', 'The response payload size has exceeded the limit.', 413);
    }
  }

  checkReference(): void {
    if (this.staleReferences) throw invalidReference();
  }

  refusesWriting(sheetId: string, area: Rect): boolean {
    const refused = this.refusedCells;
    return refused !== null && refused.sheetId === sheetId && intersects(refused.area, area);
  }
}

function intersects(a: Rect, b: Rect): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
