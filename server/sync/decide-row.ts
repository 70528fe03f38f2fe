// What becomes of one pushed row: a pure decision, written by someone else (SPEC G, O, V, R).
import type { DocumentInfo, DocumentKind, RowAccess } from '#shared/api/document-api.ts';
import type { FieldError } from '#shared/sync/check-fields.ts';
import { checkFields, checkReport, fieldLabel } from '#shared/sync/check-fields.ts';
import { isPlaced, ownerOf, sealFields } from '#shared/sync/field-owners.ts';
import { normalValue } from '#shared/sync/field-value.ts';
import { maxFieldLength } from '#shared/sync/protocol.ts';
import { sameWords } from '#shared/sync/match-rows.ts';
import type { MergeConflict } from '#shared/sync/merge.ts';
import { mergeField, mergeRow, withChanges } from '#shared/sync/merge.ts';
import type {
  FieldChange,
  PushedRow,
  FieldValue,
  RefusedField,
  RowFields,
  RowResult,
  RowReturned,
} from '#shared/sync/protocol.ts';
import { closedMessage, isPeriodField } from '#shared/period/may-send.ts';
import type { ReportingPeriod } from '#shared/period/reporting-period.ts';
import type { LaterChange, StoredRow } from '#server/store/store.ts';
import { covers } from './row-access.ts';

/** Everything known about a pushed row before it is decided. */
export interface RowCase {
  readonly document: DocumentInfo;
  readonly pushed: PushedRow;
  readonly row: StoredRow;
  readonly access: RowAccess;
  /** The row was found by its content: the workbook has no base. */
  readonly linking: boolean;
  /** Changes of the row after the pushed base, oldest first. */
  readonly later: readonly LaterChange[];
  /** The closed period that holds the document's rows back; `null` while agencies may send (SPEC K-3). */
  readonly closed: ReportingPeriod | null;
  /** Revision that the row gets when something is written. */
  readonly nextRevision: number;
}

export interface RowDecision {
  /** Without the conflicts, whose authors are still to be found (`nameAuthors`). */
  readonly result: RowResult;
  readonly conflicts: readonly MergeConflict[];
  /** What is to be written; empty unless the result says so. */
  readonly changes: readonly FieldChange[];
}

/** A result that writes nothing. */
export function refuse(pushed: { ref: string }, reason: string, message: string, row: StoredRow | null): RowResult {
  return {
    ref: pushed.ref,
    rowId: row?.rowId ?? null,
    revision: row?.revision ?? null,
    status: 'refused',
    reason,
    message,
    changes: [],
    conflicts: [],
    refusedFields: [],
    fields: row?.fields ?? null,
    ...returnedNote(row),
  };
}

/** Tells that a row is given back, as long as it is (SPEC K-5); one that was taken out has nothing to correct. */
export function returnedNote(row: Pick<StoredRow, 'returned' | 'removed'> | null): { returned?: RowReturned } {
  return row === null || row.returned === null || row.removed ? {} : { returned: row.returned };
}

/** The row's values at the pushed base: today's values with later changes taken back, newest first (SPEC B-2). */
function baseOf({ row, later, linking, pushed }: RowCase): RowFields {
  if (linking || pushed.baseRevision === 0) return {};
  const { unseen = [] } = pushed;
  if (later.length === 0 && unseen.length === 0) return row.fields;
  const base: RowFields = { ...row.fields };
  for (const change of [...later].reverse()) base[change.field] = change.from;
  for (const field of unseen) base[field] = null;
  return base;
}

interface Split {
  readonly mine: RowFields;
  readonly refused: readonly RefusedField[];
}

/** Drops what is no news to the server and sets apart what this account may not change. */
function splitByOwner(rowCase: RowCase, base: RowFields): Split {
  const { document, pushed, row, access, linking } = rowCase;
  const mine: RowFields = {};
  const refused: RefusedField[] = [];
  for (const [field, pushedValue] of Object.entries(pushed.fields)) {
    // Read from where the row stands: never an edit (SPEC I-6).
    if (isPlaced(field)) continue;
    const value = normalValue(field, pushedValue);
    const theirs = row.fields[field] ?? null;
    if (mergeField(base[field] ?? null, value, theirs).kind === 'unchanged') continue;
    const owner = ownerOf(document.kind, field);
    const closed = row.returned === null && isPeriodField(document.kind, field) ? rowCase.closed : null;
    if (owner === null || covers(access, owner)) {
      if (closed === null) mine[field] = value;
      else refused.push(heldBack(closed, field, value, theirs));
    }
    // A copy that is linked for the first time takes the province's form of the same words, and its values for blanks.
    else if (!linking || (value !== null && !sameWords(value, theirs))) {
      const reason = owner === 'agency' ? 'not-yours' : 'field-not-yours';
      refused.push({ field, reason, message: ownerMessage(reason, field), mine: asAnswered(value), theirs });
    }
  }
  return { mine, refused };
}

/** A field that a closed period keeps as it is (SPEC K-3). */
export function heldBack(closed: ReportingPeriod, field: string, mine: FieldValue, theirs: FieldValue): RefusedField {
  return { field, reason: 'period-closed', message: closedMessage(closed), mine: asAnswered(mine), theirs };
}

/** A refused value as it is given back: it was not checked, so it may be longer than a cell. */
export function asAnswered(value: FieldValue): FieldValue {
  return typeof value === 'string' ? value.slice(0, maxFieldLength) : value;
}

function ownerMessage(reason: 'not-yours' | 'field-not-yours', field: string): string {
  return reason === 'not-yours'
    ? `Dòng này không do cơ quan của tài khoản chủ trì nên «${fieldLabel(field)}» không được ghi. Nếu phân công sai, đề nghị Sở Nội vụ sửa cột Chủ trì.`
    : `Cột «${fieldLabel(field)}» do tỉnh quản lý nên thay đổi không được ghi. Lấy lại giá trị của tỉnh, hoặc đề nghị Sở Nội vụ sửa.`;
}

/** Tells that words that look like a formula were kept as words (SPEC V-3). */
export function formulaNote(changes: readonly FieldChange[]): { message?: string } {
  const found = changes.find(({ to }) => typeof to === 'string' && to.startsWith('='));
  if (!found) return {};
  return {
    message: `«${fieldLabel(found.field)}» bắt đầu bằng dấu «=» nên được giữ nguyên là chữ, không tính như công thức.`,
  };
}

const mostErrorsTold = 5;

/** What is wrong with a row, in words; of many errors the first ones. */
export function errorWords(errors: readonly FieldError[]): string {
  const told = errors.slice(0, mostErrorsTold).map(({ message }) => message);
  const more = errors.length - told.length;
  return [...told, ...(more > 0 ? [`Còn ${more} ô khác cũng sai.`] : [])].join(' ');
}

/** Whether the workbook can tell the whole row from what it saw and from the changes alone (SPEC R). */
function sawRowAsItStands({ pushed, row, linking }: RowCase, refused: readonly RefusedField[]): boolean {
  return !linking && pushed.baseRevision === row.revision && (pushed.unseen ?? []).length === 0 && refused.length === 0;
}

function isIdentifying(kind: DocumentKind, field: string): boolean {
  return sealFields(kind).includes(field);
}

/** Decides a row that the document has. Writes nothing by itself. */
export function decideRow(rowCase: RowCase): RowDecision {
  const { document, pushed, row, linking, nextRevision } = rowCase;
  const base = baseOf(rowCase);
  const { mine, refused } = splitByOwner(rowCase, base);
  const nothing = (result: RowResult): RowDecision => ({ result, conflicts: [], changes: [] });
  const plain: RowResult = {
    ref: pushed.ref,
    rowId: row.rowId,
    revision: row.revision,
    status: linking ? 'linked' : 'unchanged',
    changes: [],
    conflicts: [],
    refusedFields: [...refused],
    fields: row.fields,
    ...returnedNote(row),
  };
  const first = refused[0];
  if (first && Object.keys(mine).length === 0 && !linking) {
    return nothing({ ...plain, status: 'refused', reason: first.reason, message: first.message });
  }
  const wrong = (errors: readonly FieldError[]): RowDecision =>
    nothing({ ...plain, status: 'refused', reason: errors[0]!.reason, message: errorWords(errors) });
  const errors = checkFields(document.kind, mine, { ...row.fields, ...mine });
  if (errors.length > 0) return wrong(errors);
  const merged = mergeRow(base, mine, row.fields);
  if (merged.kind === 'unchanged') return nothing(plain);
  if (merged.kind === 'conflict') {
    return { result: { ...plain, status: 'conflict' }, conflicts: merged.conflicts, changes: [] };
  }
  const fields = withChanges(row.fields, merged.changes);
  const against = checkReport(document.kind, merged.changes, fields);
  if (against.length > 0) return wrong(against);
  const others = !linking && row.revision !== pushed.baseRevision;
  const changes = [...merged.changes];
  const status = linking ? 'linked' : others ? 'merged' : 'applied';
  const known = sawRowAsItStands(rowCase, refused) && !changes.some(({ field }) => isIdentifying(document.kind, field));
  const result: RowResult = {
    ...plain,
    status,
    revision: nextRevision,
    changes,
    fields: known ? null : fields,
    ...formulaNote(changes),
  };
  return { result, conflicts: [], changes };
}
