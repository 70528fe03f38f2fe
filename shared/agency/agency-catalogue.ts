import { foldText } from '../text/fold-text.ts';
import { trimText } from '../text/normalise-text.ts';
import type { AgencyEntry } from './agency-entry.ts';
import { readLevel } from './agency-level-words.ts';
import { agencyPairs, defaultAgencies } from './default-agencies.ts';
import { defaultCollectives } from './default-collectives.ts';
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

/** A row of a province's own agency list; an `AgencyRecord` is one. */
export interface AgencyRow {
  readonly code: string | null;
  readonly name: string | null;
  readonly variants: readonly string[];
  readonly level: string | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

/**
 * The default agencies with a province's own rows laid over them. A row with a known code or name adds its name and
 * variants to that entry, gives it its canonical name, and replaces the years it states; any other row is a new entry,
 * its code made of the initials of its name when the list gives none. Rows without a name are passed over.
 */
export function createCatalogue(rows: readonly AgencyRow[] = []): AgencyCatalogue {
  const entries = new Map([...defaultAgencies, ...defaultCollectives].map((entry) => [entry.code, entry]));
  const codesByName = new Map<string, string>();
  for (const entry of entries.values()) {
    for (const name of [entry.name, ...entry.variants]) setOnce(codesByName, nameKey(name), entry.code);
  }
  for (const row of rows) {
    const name = trimText(row.name ?? '');
    if (name === '') continue;
    const known = entries.get(trimText(row.code ?? '')) ?? entries.get(codesByName.get(nameKey(name)) ?? '');
    const entry = known === undefined ? newEntry(row, name, entries) : overlay(known, row, name);
    entries.set(entry.code, entry);
    for (const called of [entry.name, ...entry.variants]) setOnce(codesByName, nameKey(called), entry.code);
  }
  // A province's own spelling must win over a default one that happens to be the same.
  return indexNames([...entries.values()], rows);
}

function setOnce<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

function nameKey(name: string): string {
  return keysOf(name).join(' ');
}

function keysOf(name: string): string[] {
  return readNameTokens(trimText(name)).map((token) => token.key);
}

function overlay(entry: AgencyEntry, row: AgencyRow, name: string): AgencyEntry {
  const variants = new Set([entry.name, ...entry.variants, ...row.variants.map(trimText)]);
  variants.delete(name);
  variants.delete('');
  return {
    ...entry,
    name,
    variants: [...variants],
    validFrom: row.validFrom ?? entry.validFrom,
    validTo: row.validTo ?? entry.validTo,
  };
}

function newEntry(row: AgencyRow, name: string, taken: ReadonlyMap<string, AgencyEntry>): AgencyEntry {
  const stated = trimText(row.code ?? '');
  const level = readLevel(row.level, name);
  const collective = level === 'group' || stated.startsWith('*');
  return {
    code: stated === '' ? freeCode(name, taken) : stated,
    name,
    level: collective ? 'group' : level,
    collective,
    variants: row.variants.map(trimText).filter((variant) => variant !== ''),
    validFrom: row.validFrom,
    validTo: row.validTo,
    partOf: null,
    memberLevels: [],
    memberCodes: [],
    nouns: [],
  };
}

function freeCode(name: string, taken: ReadonlyMap<string, AgencyEntry>): string {
  const words = foldText(name).match(/[a-z0-9]+/g) ?? [];
  // Abbreviations and numbers keep their letters: "UBND phường Võ Cường" → UBNDPVC.
  const initials = words.map((word) => (/^(ubnd|hdnd|mttq|\d+)$/.test(word) ? word : word[0]!)).join('');
  const base = initials === '' ? 'CQ' : initials.toUpperCase();
  let code = base;
  for (let number = 2; taken.has(code); number += 1) code = `${base}_${number}`;
  return code;
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
  for (const { codes, names: pairNames } of agencyPairs) {
    for (const name of pairNames) add(name, { code: codes.join('+'), collective: false });
  }
  for (const { entry, target } of targets)
    if (!entry.code.includes('_') && !entry.code.startsWith('*')) add(entry.code, target);
  return { entries, byCode: new Map(entries.map((entry) => [entry.code, entry])), names, foldedNames };
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
