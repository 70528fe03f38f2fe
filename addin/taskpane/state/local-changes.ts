import { collectChanges, type Collected } from '#shared/sync/collect-changes.ts';
import { isDocumentKind, type SheetRowsBefore } from '#shared/sync/sheet-rows.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { SheetReading, SheetTable } from '#shared/sheet/sheet-table.ts';
import type { LocalChanges } from './sync-view.ts';

/**
 * The table that is kept at the province: of those whose rows carry identities the one with most rows, whatever was put
 * on the sheet beside it since; else the longest of such a kind.
 */
export function tableForSync(reading: SheetReading): SheetTable | null {
  const tables = reading.tables.filter(({ kind }) => isDocumentKind(kind));
  const linked = tables.filter(({ columns }) => columns.some(({ field }) => field === 'rowIdentity'));
  return (linked.length > 0 ? linked : tables).reduce<SheetTable | null>(
    (best, table) => (best === null || table.records.length > best.records.length ? table : best),
    null,
  );
}

/**
 * Rows of the sheet that differ from what the province last saw. With `before`, the answer of the last time and the
 * lines that were typed into since, only these lines are read.
 */
export function findLocalChanges(
  grid: Grid,
  reading: SheetReading,
  confirmed: ReadonlySet<string>,
  before?: { readonly local: LocalChanges; readonly edited: SheetRowsBefore['edited'] },
): LocalChanges {
  const table = tableForSync(reading);
  const old = before?.local.kind === 'ready' ? before.local.collected.sheet : null;
  const options = old && before ? { confirmed, before: { sheet: old, edited: before.edited } } : { confirmed };
  const collected = table && collectChanges(grid, table, options);
  return collected ? { kind: 'ready', collected, toSend: countToSend(collected) } : { kind: 'none' };
}

function countToSend(collected: Collected): number {
  return collected.rows.filter(({ kind }) => kind !== 'ask').length;
}
