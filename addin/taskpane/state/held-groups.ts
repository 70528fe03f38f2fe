import { fieldLabel } from '#shared/sync/check-fields.ts';
import type { SwallowedCell } from '#shared/sync/collect-changes.ts';
import type { HeldRow } from '#shared/sync/row-alignment.ts';
import { words } from '../words.ts';

/** Rows that are held back for the same reason, in one column where a column is the matter. */
export interface HeldGroup {
  readonly key: string;
  /** What their message says, without the row it opens with. */
  readonly text: string;
  /** Zero-based, top first, each once. */
  readonly rows: readonly number[];
}

/** Says once what was said of each row. */
export function groupHeld(heldBack: readonly HeldRow[]): readonly HeldGroup[] {
  const groups = new Map<string, { text: string; rows: Set<number> }>();
  for (const { row, reason, field, message } of heldBack) {
    const text = withoutRow(row, message);
    const key = `${reason} ${field ?? ''} ${text}`;
    const group = groups.get(key);
    if (group) group.rows.add(row);
    else groups.set(key, { text, rows: new Set([row]) });
  }
  return [...groups].map(([key, { text, rows }]) => ({ key, text, rows: [...rows].sort((a, b) => a - b) }));
}

/** Says once for each column whose values a merged cell swallowed. */
export function groupSwallowed(swallowed: readonly SwallowedCell[]): readonly HeldGroup[] {
  const rows = new Map<string, number[]>();
  for (const { row, field } of swallowed) rows.set(field, [...(rows.get(field) ?? []), row]);
  return [...rows].map(([field, ofField]) => ({
    key: field,
    text: words.sync.swallowed(fieldLabel(field)),
    rows: ofField,
  }));
}

/** Says once of all rows that stand under another group row than at the province. */
export function groupMoved(rows: readonly number[]): readonly HeldGroup[] {
  return rows.length === 0 ? [] : [{ key: 'moved', text: words.sync.moved, rows }];
}

/** How many rows are held back, whatever for. */
export function countHeld(heldBack: readonly HeldRow[]): number {
  return new Set(heldBack.map(({ row }) => row)).size;
}

function withoutRow(row: number, message: string): string {
  const opening = `Dòng ${row + 1}: `;
  if (!message.startsWith(opening)) return message;
  const rest = message.slice(opening.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
