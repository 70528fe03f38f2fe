import type { DocumentInfo } from '#shared/api/document-api.ts';
import { checkFields, checkReport } from '#shared/sync/check-fields.ts';
import { normalValue } from '#shared/sync/field-value.ts';
import { matchKey } from '#shared/sync/match-rows.ts';
import { isPeriodField } from '#shared/period/may-send.ts';
import type { ReportingPeriod } from '#shared/period/reporting-period.ts';
import type { FieldChange, PushedRow, RefusedField, RowFields, RowResult } from '#shared/sync/protocol.ts';
import type { Actor, HistoryWrite, RowWrite, StoredRow } from '#server/store/store.ts';
import { errorWords, formulaNote, heldBack, refuse } from './decide-row.ts';
import { placeNewRows } from './place-new-rows.ts';
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

/** Why a row cannot be added; `null` when it can (SPEC M-4). */
function refuseNew(document: DocumentInfo, actor: Actor, pushed: PushedRow, fields: RowFields): RowResult | null {
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

/** A new row begins without a report while its document's period is closed (SPEC K-3). */
function withoutReport(
  document: DocumentInfo,
  fields: RowFields,
  closed: ReportingPeriod | null,
): { fields: RowFields; refused: readonly RefusedField[] } {
  if (closed === null) return { fields, refused: [] };
  const isHeld = ([field]: [string, unknown]): boolean => isPeriodField(document.kind, field);
  const entries = Object.entries(fields);
  return {
    fields: Object.fromEntries(entries.filter((entry) => !isHeld(entry))),
    refused: entries.filter(isHeld).map(([field, value]) => heldBack(closed, field, value, null)),
  };
}

/** Adds the rows that the document does not have. */
export function createRows(
  deps: Pick<SyncDeps, 'newId'>,
  document: DocumentInfo,
  actor: Actor,
  pushedRows: readonly PushedRow[],
  live: readonly StoredRow[],
  nextRevision: number,
  closed: ReportingPeriod | null,
): RowsCreated {
  const created: RowsCreated = { results: [], rows: [], history: [] };
  const accepted: { pushed: PushedRow; fields: RowFields; refused: readonly RefusedField[] }[] = [];
  for (const pushed of pushedRows) {
    const { fields, refused } = withoutReport(document, newRowFields(pushed), closed);
    const refusal = refuseNew(document, actor, pushed, fields);
    if (refusal) created.results.push(refusal);
    else accepted.push({ pushed, fields, refused });
  }
  const places = placeNewRows(
    live,
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
