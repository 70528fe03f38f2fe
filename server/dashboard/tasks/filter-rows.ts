import type { DocumentRow } from '#shared/api/document-api.ts';
import { rowTitle, sectionTitle, tellingText } from '#shared/sync/row-title.ts';
import { foldText } from '#shared/text/fold-text.ts';
import type { TaskFilter } from '../route.ts';

export type SortKey = 'position' | 'activity' | 'leadAgencies' | 'deadline' | 'state' | 'percent';

export interface Sorting {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** A field as shown text; blank is "". */
export function textOf(row: DocumentRow, field: string): string {
  const value = row.fields[field];
  return value === null || value === undefined ? '' : String(value);
}

/** Whether the row serves one of these fields of the PAR INDEX. */
export function isFollowed({ parIndexField }: DocumentRow, fields: readonly number[]): boolean {
  return parIndexField !== null && fields.includes(parIndexField);
}

function matches(row: DocumentRow, filter: TaskFilter, followed: readonly number[]): boolean {
  const { section, agency, noLead, state, noDeadline } = filter;
  if (filter.followed && !isFollowed(row, followed)) return false;
  if (section !== null && sectionTitle(row.fields) !== section) return false;
  if (agency !== null && !row.task?.accountable.some(({ code, name }) => (code ?? name) === agency)) return false;
  if (noLead && row.task?.accountable.length !== 0) return false;
  if (state !== null && row.task?.state !== state) return false;
  return !noDeadline || row.task?.noDeadline === true;
}

const stateOrder = ['late', 'nearDue', 'inProgress', 'notReported', 'done', 'cancelled'];

function sortValue(row: DocumentRow, key: SortKey): string | number {
  switch (key) {
    case 'position':
      return row.position;
    case 'activity':
      return foldText(rowTitle(row.fields));
    case 'leadAgencies':
      return foldText(textOf(row, 'leadAgencies'));
    case 'deadline':
      // Rows without a day come after every day.
      return row.task?.dueOn ?? '9999';
    case 'state':
      return row.task ? stateOrder.indexOf(row.task.state) : stateOrder.length;
    case 'percent':
      return typeof row.fields.percent === 'number' ? row.fields.percent : -1;
  }
}

/** The rows to show, in the order asked for (`followed`: the visitor's fields of the PAR INDEX); equal rows stay in reading order. */
export function filterRows(
  rows: readonly DocumentRow[],
  filter: TaskFilter,
  search: string,
  { key, descending }: Sorting,
  followed: readonly number[] = [],
): readonly DocumentRow[] {
  const wanted = foldText(search).trim();
  const found = rows.filter(
    (row) =>
      matches(row, filter, followed) &&
      (wanted === '' || foldText(`${tellingText(row.fields)} ${textOf(row, 'leadAgencies')}`).includes(wanted)),
  );
  const keyed = found.map((row) => ({ row, value: sortValue(row, key) }));
  keyed.sort((a, b) => {
    const order = a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
    return order === 0 ? a.row.position - b.row.position : descending ? -order : order;
  });
  return keyed.map(({ row }) => row);
}
