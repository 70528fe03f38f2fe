import type { Collected } from '#shared/sync/collect-changes.ts';
import { words } from '../words.ts';
import { goneColumns } from './gone-columns.ts';
import { countHeld } from './held-groups.ts';
import type { DocumentLink } from './workbook-notes.ts';

/**
 * What keeps a sheet from being in step with the province though nothing waits to be sent: rows held back, columns gone,
 * values that a merged cell swallowed, rows under another group. `null` when there is nothing of the kind.
 */
export function whyNotInStep(
  link: DocumentLink | null,
  { sheet, heldBack, swallowed, moved }: Collected,
): string | null {
  const parts = [
    heldBack.length > 0 ? words.sync.stillHeld(countHeld(heldBack)) : null,
    goneColumns(link, sheet).length > 0 ? words.sync.stillGone(goneColumns(link, sheet).length) : null,
    swallowed.length > 0 ? words.sync.swallowedCount(swallowed.length) : null,
    moved.length > 0 ? words.sync.movedCount(moved.length) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : words.sync.notInStep(parts.join(', '));
}
