import type { DocumentKind } from '../api/document-api.ts';
import { rememberByText } from '../text/remember-text.ts';
import { matchFields } from './field-owners.ts';
import type { RowFields } from './protocol.ts';

/**
 * The words of a row that say which row it is, without what a retyped copy loses: case, blanks, line breaks,
 * punctuation, kind of dash. Blank when the row says nothing; such a row is never matched.
 */
export function matchKey(kind: DocumentKind, fields: RowFields): string {
  let key = '';
  // The section alone says nothing about the row.
  let says = false;
  for (const [index, name] of matchFields(kind).entries()) {
    const value = fields[name];
    const words = value === null || value === undefined ? '' : bareWords(String(value));
    if (name !== 'section' && words !== '') says = true;
    key += index === 0 ? words : `\u0000${words}`;
  }
  return says ? key : '';
}

const bareWords = rememberByText((text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim(),
);

export interface MatchCandidate {
  readonly rowId: string;
  readonly fields: RowFields;
}

/**
 * Finds for each row without identity the row of the document it is (SPEC M). Both lists in reading order; among rows
 * that say the same, the first free one is taken, so the n-th twin meets the n-th twin.
 * @param held row ids that are spoken for: rows that linked rows of the same sheet hold
 * @returns row ids parallel to `unlinked`; `null` = the document has no such row
 */
export function matchRows(
  kind: DocumentKind,
  unlinked: readonly RowFields[],
  candidates: readonly MatchCandidate[],
  held: ReadonlySet<string>,
): (string | null)[] {
  const free = new Map<string, { ids: string[]; next: number }>();
  for (const { rowId, fields } of candidates) {
    const key = held.has(rowId) ? '' : matchKey(kind, fields);
    if (key === '') continue;
    const queue = free.get(key);
    if (queue) queue.ids.push(rowId);
    else free.set(key, { ids: [rowId], next: 0 });
  }
  if (free.size === 0) return unlinked.map(() => null);
  return unlinked.map((fields) => {
    const queue = free.get(matchKey(kind, fields));
    if (!queue || queue.next >= queue.ids.length) return null;
    return queue.ids[queue.next++]!;
  });
}
