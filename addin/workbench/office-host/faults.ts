import type { Rect } from '#shared/sheet/grid.ts';
import { ConnectionLost, HostError, invalidReference } from './host-error.ts';

/** Bytes of one request or answer that Excel on the web accepts. */
export const webPayloadLimit = 5 * 1024 * 1024;

/** Troubles to switch on, so that callers can be tried against them. All are off at first. */
export class Faults {
  /** The user is editing a cell: Excel refuses every request. */
  editingCell = false;
  /** No answer comes back. */
  connectionLost = false;
  /** Every reference kept from an earlier request is gone (its cells were deleted meanwhile). */
  staleReferences = false;
  /** Largest request and answer in bytes; `null` = as Excel on the desktop, none. */
  payloadLimit: number | null = null;
  /** Writing a block that touches one of these cells is refused midway, after earlier blocks went in. */
  refusedCells: { readonly sheetId: string; readonly area: Rect } | null = null;
  /** No merged areas can be told, however few. */
  mergesUnreadable = false;

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
