import type { DocumentKind } from '../api/document-api.ts';
import { rememberByText } from '../text/remember-text.ts';
import { matchFields, matchTexts } from './field-owners.ts';
import type { FieldValue, RowFields } from './protocol.ts';

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

/** Whether two texts are the same but for their form. */
export function sameWords(one: FieldValue, other: FieldValue): boolean {
  return one !== null && other !== null && bareWords(String(one)) === bareWords(String(other));
}

export interface MatchCandidate {
  readonly rowId: string;
  readonly fields: RowFields;
}

/** The words of a row by how much they say; each `''` where nothing is said. */
interface Words {
  readonly own: string;
  readonly context: string;
  readonly rest: string;
  readonly section: string;
}

function wordsOf(kind: DocumentKind, fields: RowFields): Words {
  const join = (names: readonly string[]): string => {
    const words = names.map((name) => bareWords(String(fields[name] ?? '')));
    return words.every((text) => text === '') ? '' : words.join('\u0000');
  };
  const { own, context, rest } = matchTexts(kind);
  const said = { own: join(own), context: join(context), rest: join(rest), section: join(['section']) };
  // A plan that only names objectives.
  return said.own === '' ? { ...said, own: said.context === '' ? '' : `\u0001${said.context}` } : said;
}

/**
 * What must be the same besides a row's own words, the strongest first; `null` = the words say too little for it. Where a
 * row stands comes last: a sort or a move changes it, and the row is still the same.
 */
const passes: readonly ((words: Words) => string | null)[] = [
  ({ section, context, rest }) => `${section}\u0002${context}\u0002${rest}`,
  ({ context, rest }) => (context + rest === '' ? null : `${context}\u0002${rest}`),
  ({ section, context }) => `${section}\u0002${context}`,
  ({ context }) => (context === '' ? null : context),
  ({ rest }) => (rest === '' ? null : rest),
];

interface Sought {
  readonly index: number;
  readonly words: Words;
}

interface Free {
  readonly rowId: string;
  readonly words: Words;
}

/** Rows that say the same by their own words. */
interface Equals {
  readonly sought: Sought[];
  readonly free: Free[];
  /** How many more of the document say the same and are spoken for. */
  held: number;
}

/**
 * Finds for each row without identity the row of the document it is (SPEC M). Both lists in reading order. Rows are the
 * same by their own words; among several that say the same, the strongest further likeness decides over all of them
 * before a weaker one is asked, so that no row takes another's; where nothing more tells them apart, the n-th meets the
 * n-th.
 * @param held row ids that are spoken for: rows that linked rows of the same sheet hold
 * @returns row ids parallel to `unlinked`; `null` = the document has no such row
 */
export function matchRows(
  kind: DocumentKind,
  unlinked: readonly RowFields[],
  candidates: readonly MatchCandidate[],
  held: ReadonlySet<string>,
): (string | null)[] {
  const found: (string | null)[] = unlinked.map(() => null);
  const groups = new Map<string, Equals>();
  unlinked.forEach((fields, index) => {
    const words = wordsOf(kind, fields);
    if (words.own === '') return;
    const group = groups.get(words.own);
    if (group) group.sought.push({ index, words });
    else groups.set(words.own, { sought: [{ index, words }], free: [], held: 0 });
  });
  for (const { rowId, fields } of candidates) {
    const words = wordsOf(kind, fields);
    const group = groups.get(words.own);
    if (group === undefined) continue;
    if (held.has(rowId)) group.held += 1;
    else group.free.push({ rowId, words });
  }
  for (const group of groups.values()) for (const [index, rowId] of matchEquals(group)) found[index] = rowId;
  return found;
}

/** Pairs off rows that say the same. */
function matchEquals(group: Equals): Map<number, string> {
  const pairs = new Map<number, string>();
  let { sought, free } = group;
  for (const keyOf of passes) {
    if (sought.length === 0 || free.length === 0) return pairs;
    ({ sought, free } = pairOff(sought, free, keyOf, pairs));
  }
  // Nothing else fits. One row for each, and nobody else says the same: they moved, and meet in order.
  if (group.held === 0 && sought.length === free.length) {
    sought.forEach(({ index }, at) => pairs.set(index, free[at]!.rowId));
  }
  return pairs;
}

/** Lets rows of one key meet in order; answers those that are left. */
function pairOff(
  sought: readonly Sought[],
  free: readonly Free[],
  keyOf: (words: Words) => string | null,
  pairs: Map<number, string>,
): { sought: Sought[]; free: Free[] } {
  const queues = new Map<string, { readonly rows: Free[]; next: number }>();
  for (const row of free) {
    const key = keyOf(row.words);
    if (key === null) continue;
    const queue = queues.get(key);
    if (queue) queue.rows.push(row);
    else queues.set(key, { rows: [row], next: 0 });
  }
  const taken = new Set<Free>();
  const left = sought.filter(({ index, words }) => {
    const key = keyOf(words);
    const queue = key === null ? undefined : queues.get(key);
    const row = queue?.rows[queue.next];
    if (queue === undefined || row === undefined) return true;
    queue.next += 1;
    taken.add(row);
    pairs.set(index, row.rowId);
    return false;
  });
  return { sought: left, free: free.filter((row) => !taken.has(row)) };
}
