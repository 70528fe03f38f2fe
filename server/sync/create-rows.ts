import type { DocumentInfo, RowAccess } from '#shared/api/document-api.ts';
import { checkFields, checkReport, fieldLabel } from '#shared/sync/check-fields.ts';
import { ownerOf } from '#shared/sync/field-owners.ts';
import { normalValue } from '#shared/sync/field-value.ts';
import { matchKey } from '#shared/sync/match-rows.ts';
import { isPeriodField } from '#shared/period/may-send.ts';
import type { ReportingPeriod } from '#shared/period/reporting-period.ts';
import type { FieldChange, FieldValue, PushedRow, RefusedField, RowFields, RowResult } from '#shared/sync/protocol.ts';
import type { Actor, HistoryWrite, RowWrite } from '#server/store/store.ts';
import { asAnswered, errorWords, formulaNote, heldBack, refuse } from './decide-row.ts';
import { refuseLike } from './refuse-like.ts';
import { placeNewRows } from './place-new-rows.ts';
import type { Lookup } from './look-up-rows.ts';
import { accessTo } from './row-access.ts';
import type { SyncDeps } from './sync-deps.ts';

export interface RowsCreated {
  readonly results: RowResult[];
  readonly rows: RowWrite[];
  readonly history: HistoryWrite[];
}

/** All pushed values in normal form, blanks left out. */
export function newRowFields(pushed: Pick<PushedRow, 'fields'>): RowFields {
  const fields: RowFields = {};
  for (const [field, value] of Object.entries(pushed.fields)) {
    const normal = normalValue(field, value);
    if (normal !== null) fields[field] = normal;
  }
  return fields;
}

function changesOf(fields: RowFields): FieldChange[] {
  return Object.entries(fields).map(([field, to]) => ({ field, from: null, to }));
}

/** Why a row cannot be added; `null` when it can (SPEC M-4, M-7). */
function refuseNew(
  document: DocumentInfo,
  actor: Actor,
  pushed: PushedRow,
  fields: RowFields,
  { like, rows }: Lookup,
): RowResult | null {
  const near = like.get(pushed);
  const row = near && rows.get(near.rowId);
  // An agency may only say that it is that row; where that is taken there is nothing to ask.
  if (near && row && (actor.role === 'province' || !near.taken)) return refuseLike(document, actor, pushed, near, row);
  if (actor.role !== 'province') {
    return refuse(
      pushed,
      'row-unmatched',
      'Tài liệu của tỉnh không có dòng này. Chỉ Sở Nội vụ thêm được dòng: kiểm tra lại Mục, Nhiệm vụ, Hoạt động, hoặc đề nghị Sở Nội vụ bổ sung.',
      null,
    );
  }
  if (matchKey(document.kind, fields) === '') {
    return refuse(
      pushed,
      'row-empty',
      'Dòng chưa có nội dung nhiệm vụ nên chưa thể thêm vào tài liệu. Điền nội dung hoặc xóa dòng.',
      null,
    );
  }
  const errors = [
    ...checkFields(document.kind, fields, fields),
    ...checkReport(document.kind, changesOf(fields), fields),
  ];
  return errors.length > 0 ? refuse(pushed, errors[0]!.reason, errorWords(errors), null) : null;
}

interface Beginning {
  readonly fields: RowFields;
  readonly refused: readonly RefusedField[];
}

/**
 * What a new row begins with: a row copied as a template carries the report of the old task, which is its agency's to
 * write (SPEC O-3), and none is written while the document's period is closed (SPEC K-3).
 */
function withoutReport(
  document: DocumentInfo,
  pushed: RowFields,
  access: RowAccess,
  closed: ReportingPeriod | null,
): Beginning {
  const fields: RowFields = {};
  const refused: RefusedField[] = [];
  for (const [field, value] of Object.entries(pushed)) {
    if (closed !== null && isPeriodField(document.kind, field)) refused.push(heldBack(closed, field, value, null));
    else if (!access.report && ownerOf(document.kind, field) === 'agency') refused.push(leftToAgency(field, value));
    else fields[field] = value;
  }
  return { fields, refused };
}

function leftToAgency(field: string, mine: FieldValue): RefusedField {
  const message = `Dòng mới do cơ quan khác báo cáo nên «${fieldLabel(field)}» được để trống cho cơ quan đó điền. Lấy lại giá trị của tỉnh để ô này cũng trống.`;
  return { field, reason: 'not-yours', message, mine: asAnswered(mine), theirs: null };
}

/** Adds the rows that the document does not have. */
export function createRows(
  deps: Pick<SyncDeps, 'newId' | 'leadership'>,
  document: DocumentInfo,
  actor: Actor,
  pushedRows: readonly PushedRow[],
  lookup: Lookup,
  nextRevision: number,
  closed: ReportingPeriod | null,
): RowsCreated {
  const created: RowsCreated = { results: [], rows: [], history: [] };
  const accepted: { pushed: PushedRow; fields: RowFields; refused: readonly RefusedField[] }[] = [];
  for (const pushed of pushedRows) {
    const wanted = newRowFields(pushed);
    const access = accessTo(document, wanted, actor, deps.leadership);
    const { fields, refused } = withoutReport(document, wanted, access, closed);
    const refusal = refuseNew(document, actor, pushed, fields, lookup);
    if (refusal) created.results.push(refusal);
    else accepted.push({ pushed, fields, refused });
  }
  const places = placeNewRows(
    document.kind,
    lookup.live,
    accepted.map(({ fields }) => fields),
  );
  accepted.forEach(({ pushed, fields, refused }, index) => {
    const rowId = deps.newId();
    created.rows.push({ rowId, ...places[index]!, fields, removed: false });
    created.history.push({ rowId, action: 'created', field: '', from: null, to: null });
    const changes = changesOf(fields);
    created.results.push({
      ref: pushed.ref,
      rowId,
      revision: nextRevision,
      status: 'created',
      changes,
      conflicts: [],
      refusedFields: [...refused],
      fields: refused.length > 0 ? fields : null,
      ...formulaNote(changes),
    });
  });
  return created;
}
