import type { RecordJson } from '#shared/inspect/report-json.ts';
import type { ExpectedRecord } from './corpus-sheet.ts';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A record as one line of a table: agencies as their codes ("SNV, *SO_NGANH", "?Bru điện tỉnh" for a name nobody
 * knows), the deadline as its kind and last day ("month 2026-01-31"), answers joined by commas.
 */
export function summariseRecord(record: RecordJson): ExpectedRecord {
  const summary: Record<string, string | number | boolean | null> = {};
  for (const [key, value] of Object.entries(record)) {
    if (key === 'leadAgencies') summary['lead'] = agencyCodes(value);
    else if (key === 'coAgencies') summary['co'] = agencyCodes(value);
    else if (key === 'deadline') summary['due'] = dueOf(value);
    else if (Array.isArray(value)) summary[key] = value.map(answerText).join(', ');
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') summary[key] = value;
    else summary[key] = null;
  }
  return summary;
}

function agencyCodes(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value
    .filter(isJson)
    .map(({ code, text }) => (typeof code === 'string' ? code : `?${String(text)}`))
    .join(', ');
}

function dueOf(value: unknown): string {
  if (!isJson(value)) return '';
  const { kind, end } = value;
  return typeof end === 'string' ? `${String(kind)} ${end}` : String(kind);
}

function answerText(value: unknown): string {
  if (!isJson(value)) return String(value);
  const given = 'count' in value ? value['count'] : value['answer'];
  return typeof given === 'string' || typeof given === 'number' ? String(given) : '';
}
