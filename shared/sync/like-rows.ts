import type { DocumentKind } from '../api/document-api.ts';
import { foldText } from '../text/fold-text.ts';
import { rememberByText } from '../text/remember-text.ts';
import { likeFields } from './field-owners.ts';
import type { MatchCandidate } from './match-rows.ts';
import type { RowFields } from './protocol.ts';

/** A row of the document that says nearly what a row without identity says. */
export interface LikeRow {
  readonly rowId: string;
  /** A linked row of the sheet, or another row of the request, is that row already. */
  readonly taken: boolean;
}

/** Fewer words are said by many rows. */
const fewestWords = 3;

/**
 * Finds rows that say the same but for where they stand, case, diacritics, punctuation and numbering (SPEC M-7), for rows
 * that no row of the document was found for. Free rows come before those that are taken. A free row that shares only the
 * innermost text is like it too: what stands above a sorted row is read from another row.
 * @param taken row ids that are spoken for
 * @returns parallel to `unfound`; `null` = nothing in the document is like it
 */
export function findLikeRows(
  kind: DocumentKind,
  unfound: readonly RowFields[],
  candidates: readonly MatchCandidate[],
  taken: ReadonlySet<string>,
): (LikeRow | null)[] {
  if (unfound.length === 0) return [];
  const byKey = new Map<string, LikeRow>();
  for (const { rowId, fields } of candidates) {
    const isTaken = taken.has(rowId);
    for (const key of looseKeys(kind, fields, isTaken)) {
      const before = byKey.get(key);
      if (before === undefined || (before.taken && !isTaken)) byKey.set(key, { rowId, taken: isTaken });
    }
  }
  return unfound.map((fields) => {
    const keys = looseKeys(kind, fields, false);
    return keys.map((key) => byKey.get(key)).find((like) => like !== undefined) ?? null;
  });
}

/** All its words, then the innermost text alone where it says enough. */
function looseKeys(kind: DocumentKind, fields: RowFields, isTaken: boolean): string[] {
  const words = likeFields(kind).map((name) => looseWords(String(fields[name] ?? '')));
  const innermost = words.at(-1) ?? '';
  return [
    ...(words.every((text) => text === '') ? [] : [words.join('\u0000')]),
    ...(isTaken || innermost.split(' ').length < fewestWords ? [] : [`\u0001${innermost}`]),
  ];
}

/** "Hoạt động 2.1: ", "b) ", "IV. " before the words, one after another. */
const numbering = /^(?:(?:(?:muc tieu|nhiem vu|hoat dong|noi dung|viec|tieu chi)\s+)?(?:\d+|[ivx]+|[a-z])\s+)+/;

const looseWords = rememberByText((text: string) => {
  const bare = foldText(text)
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
  const words = bare.replace(numbering, '');
  // "Hoạt động 2" is nothing but its number.
  return words === '' ? bare : words;
});
