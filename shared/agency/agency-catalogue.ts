import { trimText } from '../text/normalise-text.ts';
import type { AgencyEntry } from './agency-entry.ts';
import type { AgencyRow, CatalogueScope } from './agency-row.ts';
import { agencyPairs } from './default-agencies.ts';
import { layAgencyRows } from './lay-agency-rows.ts';
import { NameTrie } from './name-trie.ts';
import { readNameTokens } from './name-words.ts';

/** What a name stands for. */
export interface NameTarget {
  /** Code of a reference: an entry's code, or two joined by "+". */
  readonly code: string;
  readonly collective: boolean;
}

/** The agencies known to a province, ready to be looked up by name. Build it once; it never changes. */
export interface AgencyCatalogue {
  readonly entries: readonly AgencyEntry[];
  readonly byCode: ReadonlyMap<string, AgencyEntry>;
  /** Names as written; diacritics count. */
  readonly names: NameTrie<NameTarget>;
  /** Names without diacritics: only to see where a misspelt name ends. */
  readonly foldedNames: NameTrie<true>;
}

/**
 * The agencies that a province's own list gives, by default laid over those every province has.
 * See `layAgencyRows` for how a row becomes an entry.
 */
export function createCatalogue(rows: readonly AgencyRow[] = [], scope: CatalogueScope = 'additions'): AgencyCatalogue {
  // A province's own spelling must win over a default one that happens to be the same.
  return indexNames(layAgencyRows(rows, scope), rows);
}

function indexNames(entries: readonly AgencyEntry[], rows: readonly AgencyRow[]): AgencyCatalogue {
  const names = new NameTrie<NameTarget>();
  const foldedNames = new NameTrie<true>();
  const add = (name: string, target: NameTarget): void => {
    for (const spelling of spellingsOf(name)) {
      const tokens = readNameTokens(spelling);
      for (const subset of withoutCommas(tokens)) {
        names.insert(
          subset.map((token) => token.key),
          target,
        );
        foldedNames.insert(
          subset.map((token) => token.fold),
          true,
        );
      }
    }
  };
  const own = new Set(rows.map((row) => trimText(row.name ?? '')));
  const ordered = [...entries].sort((a, b) => Number(own.has(b.name)) - Number(own.has(a.name)));
  const targets = ordered.map((entry) => ({ entry, target: { code: entry.code, collective: entry.collective } }));
  for (const { entry, target } of targets) add(entry.name, target);
  for (const { entry, target } of targets) for (const variant of entry.variants) add(variant, target);
  const known = new Map(entries.map((entry) => [entry.code, entry]));
  for (const { codes, names: pairNames } of agencyPairs) {
    if (!codes.every((code) => known.has(code))) continue;
    for (const name of pairNames) add(name, { code: codes.join('+'), collective: false });
  }
  for (const { entry, target } of targets)
    if (!entry.code.includes('_') && !entry.code.startsWith('*')) add(entry.code, target);
  return { entries, byCode: known, names, foldedNames };
}

/** "Sở KH&CN" is also typed "Sở KHCN". */
function spellingsOf(name: string): readonly string[] {
  const text = trimText(name);
  const joined = text.replace(/([\p{Lu}\d])\s?[&-]\s?(?=\p{Lu})/gu, '$1');
  return joined === text ? [text] : [text, joined];
}

/** A name with each of its commas kept or left out: officers forget them. */
function withoutCommas<Token extends { readonly key: string }>(
  tokens: readonly Token[],
): readonly (readonly Token[])[] {
  let forms: (readonly Token[])[] = [[]];
  for (const token of tokens) {
    const withToken = forms.map((form) => [...form, token]);
    forms = token.key === ',' && forms.length < 16 ? [...withToken, ...forms] : withToken;
  }
  return forms;
}

/** The catalogue of a province that has given no list of its own. */
export const defaultCatalogue: AgencyCatalogue = createCatalogue();
