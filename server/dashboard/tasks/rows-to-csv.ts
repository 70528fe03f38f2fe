import type { DocumentRow } from '#shared/api/document-api.ts';
import { stateNames, words } from '../words.ts';
import { textOf, titleOf } from './filter-rows.ts';

/** Text that a spreadsheet would run as a formula is kept as text. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

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
    [textOf(row, 'section'), textOf(row, 'sectionName')].filter(Boolean).join('. '),
    titleOf(row),
    textOf(row, 'product'),
    textOf(row, 'leadAgencies'),
    textOf(row, 'deadline'),
    row.task ? stateNames[row.task.state] : textOf(row, 'status'),
    textOf(row, 'percent').replace('.', ','),
    textOf(row, 'result'),
  ]);
  return `\uFEFF${[header, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
