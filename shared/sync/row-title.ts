/** The fields that say what a row is about, the most telling first. No two kinds of document disagree about the order. */
const tellingFields = [
  'activity',
  'task',
  'recommendation',
  'name',
  'weakness',
  'source',
  'objective',
  'product',
  'remedy',
] as const;

/** A row by its fields: what the server keeps, or a record of a sheet. */
type RowTexts = Readonly<Partial<Record<string, unknown>>>;

function textIn(fields: RowTexts, name: string): string {
  const value = fields[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : '';
}

/** The field that a row is called by; `null` for a row that names nothing. */
export function titleFieldOf(fields: RowTexts): string | null {
  return tellingFields.find((name) => textIn(fields, name) !== '') ?? null;
}

/**
 * What people call a row, of whatever kind of document, on one line: the activity of a plan, else its task; the
 * recommendation; a criterion with its code; the field of an improvement plan, else the weakness. "" when the row names
 * nothing.
 */
export function rowTitle(fields: RowTexts): string {
  const field = titleFieldOf(fields);
  if (field !== null && field !== 'name') return textIn(fields, field);
  return [textIn(fields, 'code'), textIn(fields, 'name')].filter(Boolean).join(' ');
}

/** Everything that tells what a row is about, as one text to search in. */
export function tellingText(fields: RowTexts): string {
  return [...tellingFields, 'code'].map((name) => textIn(fields, name)).join(' ');
}

/** Enough of a title to know the row by: at most so many characters. */
export function shortTitle(title: string, most = 90): string {
  return title.length > most ? `${title.slice(0, most).trimEnd()}…` : title;
}

/** The group a row stands in, "I. Cải cách thể chế"; "" for a row of no group. */
export function sectionTitle(fields: RowTexts): string {
  return [textIn(fields, 'section'), textIn(fields, 'sectionName')].filter(Boolean).join('. ');
}
