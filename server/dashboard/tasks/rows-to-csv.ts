import type { DocumentRow } from '#shared/api/document-api.ts';
import { rowTitle, sectionTitle } from '#shared/sync/row-title.ts';
import { csvText } from '../download-csv.ts';
import { stateNames, words } from '../words.ts';
import { textOf } from './filter-rows.ts';

/** The rows as CSV with a byte-order mark: Excel opens its Vietnamese rightly. */
export function rowsToCsv(rows: readonly DocumentRow[]): string {
  const header = [
    words.section,
    words.activity,
    words.product_,
    words.lead,
    words.deadline,
    words.state,
    words.progress,
    words.result,
  ];
  const lines = rows.map((row) => [
    sectionTitle(row.fields),
    rowTitle(row.fields),
    textOf(row, 'product'),
    textOf(row, 'leadAgencies'),
    textOf(row, 'deadline'),
    row.task ? stateNames[row.task.state] : textOf(row, 'status'),
    textOf(row, 'percent').replace('.', ','),
    textOf(row, 'result'),
  ]);
  return csvText([header, ...lines]);
}
