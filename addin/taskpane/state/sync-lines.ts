import { fieldLabel } from '#shared/sync/check-fields.ts';
import { refOfRow, saidKey } from '#shared/sync/collect-changes.ts';
import type { Applied, WaitingRow } from '#shared/sync/apply-answer.ts';
import type { FieldChange, FieldValue, RowFields, RowNews, RowResult } from '#shared/sync/protocol.ts';
import { rowTitle, shortTitle } from '#shared/sync/row-title.ts';
import type { SheetRow, SheetRows } from '#shared/sync/sheet-rows.ts';
import { formatNumber } from '../format.ts';
import { words } from '../words.ts';

/** One line about a row: what happened to it, with changes old → new. */
export interface RowLine {
  readonly key: string;
  /** Zero-based sheet row; `null` where the sheet has no such row. */
  readonly row: number | null;
  readonly text: string | null;
  readonly tone?: 'error' | 'quiet';
  /** Values of a new row have no old ones (`null`). */
  readonly changes?: readonly { readonly field: string; readonly old: string | null; readonly next: string }[];
}

/** A value as its officer reads it; blank is "". */
export function formatFieldValue(value: FieldValue): string {
  if (value === null) return '';
  return typeof value === 'number' ? formatNumber(value) : value;
}

/** A row that is like one of the document. */
export interface LikeLine {
  readonly line: RowLine;
  /** Which row it is like, and what to choose. */
  readonly question: string;
  /** `saidKey` of the row. */
  readonly said: string;
  /** The row of the document it may be; `null` where another row of the sheet is that row. */
  readonly sameAs: string | null;
}

/** Results by what they ask of the officer: refused first, then what went (or would go) through. */
export interface ResultLines {
  readonly refused: readonly RowLine[];
  /** Rows without identity that say what a row of the document says: what they are is asked. */
  readonly like: readonly LikeLine[];
  /** Cells left out because they belong to someone else. */
  readonly refusedFields: readonly (RowLine & { readonly choices: readonly string[] })[];
  readonly sent: readonly RowLine[];
  readonly created: number;
  /** Rows taken out of the document. */
  readonly removed: number;
  readonly linked: number;
  readonly unchanged: number;
  /** Fields written, over all rows. */
  readonly changedFields: number;
}

/** Whether the province does not know the row, or the state of it that the workbook saw: it can be found by content. */
export function isUnknown(reason: string | undefined): boolean {
  return reason === 'row-unknown' || reason === 'revision-unknown';
}

/** Puts the server's results into lines. `sheet` is the sheet as it was sent. */
export function resultLines(results: readonly RowResult[], sheet: SheetRows): ResultLines {
  const rows = rowsByRef(sheet);
  const refused: RowLine[] = [];
  const like: LikeLine[] = [];
  const refusedFields: (RowLine & { choices: readonly string[] })[] = [];
  const sent: RowLine[] = [];
  for (const result of results) {
    const row = rows.get(result.ref)?.row ?? null;
    const source = rows.get(result.ref);
    if (result.like && source) {
      const question = result.message ?? words.sync.refusedPlain;
      const line = { key: result.ref, row, text: labelOf(source.fields) };
      like.push({ line, question, said: saidKey(sheet, source), sameAs: result.like.taken ? null : result.like.rowId });
    } else if (result.status === 'refused') {
      refused.push({ key: result.ref, row, text: result.message ?? words.sync.refusedPlain, tone: 'error' });
    }
    if (result.refusedFields.length > 0) refusedFields.push(refusedFieldLine(result, row));
    if (result.changes.length > 0 || result.status === 'created') {
      const isNew = result.status === 'created';
      const label = labelOf(rows.get(result.ref)?.fields ?? result.fields ?? {});
      sent.push({
        key: result.ref,
        row,
        text: isNew ? words.sync.sentNew(label) : label,
        changes: changeLines(result.changes).map((change) => (isNew ? { ...change, old: null } : change)),
      });
    }
  }
  const count = (status: RowResult['status']): number => results.filter((result) => result.status === status).length;
  return {
    refused,
    like,
    refusedFields,
    sent,
    created: count('created'),
    removed: count('removed'),
    linked: count('linked'),
    unchanged: count('unchanged'),
    changedFields: results.reduce((sum, { changes }) => sum + changes.length, 0),
  };
}

/** News that the sheet has not heard: a row whose identity is as new tells nothing (SPEC C-2). */
export function unknownNews(news: readonly RowNews[], sheet: SheetRows): readonly RowNews[] {
  const known = new Map<string, number>();
  for (const { identity } of sheet.rows) {
    if (identity.kind === 'linked') known.set(identity.identity.rowId, identity.identity.revision);
  }
  return news.filter(({ rowId, revision }) => revision > (known.get(rowId) ?? -1));
}

/** What others changed, against what the sheet shows. */
export function newsLines(news: readonly RowNews[], sheet: SheetRows): readonly RowLine[] {
  const rows = new Map<string, SheetRow>();
  for (const row of sheet.rows) {
    if (row.identity.kind === 'linked') rows.set(row.identity.identity.rowId, row);
  }
  return news.map((item): RowLine => {
    const row = rows.get(item.rowId);
    const label = labelOf(row?.fields ?? item.fields);
    const by = words.sync.by(item.author);
    if (item.removed) return { key: item.rowId, row: row?.row ?? null, text: words.sync.removedRow(label, by) };
    if (!row) return { key: item.rowId, row: null, text: words.sync.newRow(label, by) };
    if (item.returned) {
      const changes = differences(sheet, row, item.fields);
      return {
        key: item.rowId,
        row: row.row,
        text: words.sync.returnedRow(label, item.returned.reason, item.returned.by),
        changes,
      };
    }
    const text = item.lost ? words.sync.lostRow(label, by) : [label, by].filter(Boolean).join(' · ');
    return { key: item.rowId, row: row.row, text, changes: differences(sheet, row, item.fields) };
  });
}

/** Cells of the sheet that are written, or would be, row by row. `sheet` as it was sent. */
export function writtenLines({ changes }: Pick<Applied, 'changes'>, sheet: SheetRows): readonly RowLine[] {
  const labels = new Map(sheet.rows.map((row) => [row.row, row.fields]));
  const byRow = new Map<number, { field: string; old: string; next: string }[]>();
  for (const { row, field, from, to } of changes) {
    const change = { field: fieldLabel(field), old: formatFieldValue(from), next: formatFieldValue(to) };
    const ofRow = byRow.get(row);
    if (ofRow) ofRow.push(change);
    else byRow.set(row, [change]);
  }
  return [...byRow].map(([row, ofRow]) => ({
    key: String(row),
    row,
    text: labelOf(labels.get(row) ?? {}),
    changes: ofRow,
  }));
}

/** Rows of an answer that wait; conflicts have their own list. */
export function waitingLines(waiting: readonly WaitingRow[]): readonly RowLine[] {
  return waiting
    .filter(({ reason }) => reason !== 'conflict')
    .map(({ row, rowId, field, message }, at) => ({ key: `${at} ${rowId} ${field ?? ''}`, row, text: message }));
}

/** The words a row is called by, from its fields. */
export function labelOf(fields: RowFields): string | null {
  return shortTitle(rowTitle(fields), 120) || null;
}

function refusedFieldLine(result: RowResult, row: number | null): RowLine & { choices: readonly string[] } {
  return {
    key: result.ref,
    row,
    text: [...new Set(result.refusedFields.map(({ message }) => message))].join(' '),
    choices: result.rowId === null ? [] : result.refusedFields.map(({ field }) => `${result.rowId} ${field}`),
    changes: result.refusedFields.map(({ field, mine, theirs }) => ({
      field: fieldLabel(field),
      old: formatFieldValue(mine),
      next: formatFieldValue(theirs),
    })),
  };
}

function changeLines(changes: readonly FieldChange[]): NonNullable<RowLine['changes']> {
  return changes.map(({ field, from, to }) => ({
    field: fieldLabel(field),
    old: formatFieldValue(from),
    next: formatFieldValue(to),
  }));
}

function differences(sheet: SheetRows, row: SheetRow, fields: RowFields): NonNullable<RowLine['changes']> {
  return sheet.columns.flatMap((field) => {
    const old = row.fields[field] ?? null;
    const next = fields[field] ?? null;
    if (old === next) return [];
    return [{ field: fieldLabel(field), old: formatFieldValue(old), next: formatFieldValue(next) }];
  });
}

function rowsByRef(sheet: SheetRows): ReadonlyMap<string, SheetRow> {
  return new Map(sheet.rows.map((row) => [refOfRow(row.row), row]));
}
