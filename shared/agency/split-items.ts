import type { NameToken } from './name-words.ts';
import { readNameTokens } from './name-words.ts';

/** The tokens of a cell, cut at its strong separators outside parentheses: no name and no condition runs over them. */
export function splitItems(text: string): readonly (readonly NameToken[])[] {
  const tokens = flattenParentheses(readNameTokens(text));
  return splitGroups(tokens, matchParentheses(tokens));
}

/**
 * Only the outermost parentheses matter; inner ones, and closing ones that nothing opens, are dropped. A number or
 * letter before such a mark ("1)", "(b)") opens an item.
 */
function flattenParentheses(tokens: readonly NameToken[]): NameToken[] {
  const flat: NameToken[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'open' && (depth += 1) > 1) continue;
    if (token.kind !== 'close') {
      flat.push(token);
      continue;
    }
    const closes = depth === 1;
    depth = Math.max(0, depth - 1);
    const opened = flat.at(-2)?.kind === 'open';
    const ordinal = flat.at(-1);
    if (depth === 0 && isOrdinal(ordinal) && (opened || isItemStart(flat.at(-2)) || /^\d/.test(ordinal!.key))) {
      flat.splice(opened ? -2 : -1, opened ? 2 : 1, { ...token, kind: 'strong' });
    } else if (closes) flat.push(token);
  }
  return flat;
}

function isOrdinal(token: NameToken | undefined): boolean {
  return token?.kind === 'word' && /^(\d{1,2}|[a-zđ])$/u.test(token.key);
}

function isItemStart(token: NameToken | undefined): boolean {
  return token === undefined || token.kind === 'strong';
}

/** Index of the closing mark of each opening one; an opening mark that nothing closes has none. */
function matchParentheses(tokens: readonly NameToken[]): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  let open: number | null = null;
  tokens.forEach((token, index) => {
    if (token.kind === 'open') open = index;
    if (token.kind !== 'close' || open === null) return;
    closing.set(open, index);
    open = null;
  });
  return closing;
}

/** Cuts at strong separators outside parentheses: no name and no condition runs over them. */
function splitGroups(tokens: readonly NameToken[], closing: ReadonlyMap<number, number>): NameToken[][] {
  const groups: NameToken[][] = [];
  let group: NameToken[] = [];
  let insideUntil = -1;
  tokens.forEach((token, index) => {
    if (token.kind === 'open') insideUntil = Math.max(insideUntil, closing.get(index) ?? -1);
    if (token.kind === 'strong' && index > insideUntil) {
      groups.push(group);
      group = [];
    } else group.push(token);
  });
  groups.push(group);
  return groups.filter((tokensOfGroup) => !isNumbering(tokensOfGroup));
}

/** "1", "a": what is left of "1. Sở Nội vụ" after the full stop has cut it. */
function isNumbering(tokens: readonly NameToken[]): boolean {
  const words = tokens.filter((token) => token.kind === 'word');
  return words.length === 0 || (words.length === 1 && /^(\d{1,3}|[a-zđ])$/u.test(words[0]!.key));
}
