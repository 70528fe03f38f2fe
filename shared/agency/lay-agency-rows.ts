import { foldText } from '../text/fold-text.ts';
import { trimText } from '../text/normalise-text.ts';
import type { AgencyEntry, AgencyLevel, CollectiveNoun } from './agency-entry.ts';
import { findLevel, readLevel } from './agency-level-words.ts';
import type { AgencyRow, CatalogueScope } from './agency-row.ts';
import { defaultAgencies } from './default-agencies.ts';
import { defaultCollectives, levelsOfNouns } from './default-collectives.ts';
import { collectiveNouns, quantifiers } from './name-phrases.ts';
import { readNameTokens } from './name-words.ts';
import { skipQualifiers } from './read-name.ts';

const builtIn: ReadonlyMap<string, AgencyEntry> = new Map(
  [...defaultAgencies, ...defaultCollectives].map((entry) => [entry.code, entry]),
);

/** A name as it is compared: equal keys are equal names to an officer. */
export function nameKey(name: string): string {
  return readNameTokens(trimText(name))
    .map((token) => token.key)
    .join(' ');
}

/**
 * The entries that a list gives. A row with a known code or name adds its name and variants to that entry, gives it its
 * canonical name, and replaces what it states; any other row is a new entry, its code made of the initials of its name
 * when the list gives none. Rows without a name are passed over; a parent, successor or member that nobody is called
 * is left out.
 */
export function layAgencyRows(rows: readonly AgencyRow[], scope: CatalogueScope): AgencyEntry[] {
  const entries = new Map(scope === 'complete' ? [] : builtIn);
  const codesByName = new Map<string, string>();
  const learnNames = (entry: AgencyEntry): void => {
    for (const name of [entry.name, ...entry.variants]) setOnce(codesByName, nameKey(name), entry.code);
  };
  for (const entry of entries.values()) learnNames(entry);
  const placed: { readonly row: AgencyRow; readonly code: string }[] = [];
  for (const row of rows) {
    // A name that was broken to fit its cell is the same name on one line.
    const name = trimText(row.name ?? '').replace(/\s*\n\s*/g, ' ');
    if (name === '') continue;
    const known = entries.get(trimText(row.code ?? '')) ?? entries.get(codesByName.get(nameKey(name)) ?? '');
    const entry = known === undefined ? newEntry(row, name, entries) : overlay(known, row, name);
    entries.set(entry.code, entry);
    learnNames(entry);
    placed.push({ row, code: entry.code });
  }
  // Only now is everybody known who may be spoken of.
  const find = (called: string): string | null => {
    const text = trimText(called);
    return entries.has(text) ? text : (codesByName.get(nameKey(text)) ?? null);
  };
  for (const { row, code } of placed) entries.set(code, withRelations(entries.get(code)!, row, find));
  return [...entries.values()];
}

function setOnce<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

function overlay(entry: AgencyEntry, row: AgencyRow, name: string): AgencyEntry {
  const variants = new Set([entry.name, ...entry.variants, ...row.variants.map(trimText)]);
  variants.delete(name);
  variants.delete('');
  return {
    ...entry,
    name,
    level: findLevel(row.level) ?? entry.level,
    variants: [...variants],
    validFrom: row.validFrom ?? entry.validFrom,
    validTo: row.validTo ?? entry.validTo,
    lastDay: row.validTo === null ? entry.lastDay : (row.lastDay ?? null),
  };
}

function newEntry(row: AgencyRow, name: string, taken: ReadonlyMap<string, AgencyEntry>): AgencyEntry {
  const stated = trimText(row.code ?? '');
  const level = stated.startsWith('*') ? 'group' : readLevel(row.level, name);
  const known = builtIn.get(stated);
  const nouns = known?.name === name ? known.nouns : level === 'group' ? nounsOfName(name) : [];
  return {
    code: stated === '' ? freeCode(name, taken) : stated,
    name,
    level,
    collective: level === 'group' || (row.members ?? []).length > 0,
    variants: row.variants.map(trimText).filter((variant) => variant !== ''),
    validFrom: row.validFrom,
    validTo: row.validTo,
    lastDay: row.lastDay ?? null,
    successors: [],
    partOf: null,
    memberLevels: levelsOfNouns(nouns),
    memberCodes: [],
    nouns,
  };
}

function withRelations(entry: AgencyEntry, row: AgencyRow, find: (called: string) => string | null): AgencyEntry {
  const { parent = null, successors = [], members = [] } = row;
  const levels = members.flatMap((word) => findLevel(word) ?? []);
  const codes = members.filter((word) => findLevel(word) === null).flatMap((called) => find(called) ?? []);
  return {
    ...entry,
    ...(parent === null ? {} : { partOf: find(parent) ?? entry.partOf }),
    ...(successors.length === 0 ? {} : { successors: successors.flatMap((called) => find(called) ?? []) }),
    ...(members.length === 0 ? {} : { memberLevels: levels satisfies AgencyLevel[], memberCodes: codes }),
  };
}

/** The generic nouns of a group's name when it is made of nothing else: "Các sở, ngành" but not "Các sở có HTX". */
function nounsOfName(name: string): readonly CollectiveNoun[] {
  const tokens = readNameTokens(name);
  const nouns: CollectiveNoun[] = [];
  let at = quantifiers.longest(tokens, 0, 'key')?.next ?? 0;
  while (at < tokens.length) {
    const noun = collectiveNouns.longest(tokens, at, 'key');
    if (noun !== null) {
      if (!nouns.includes(noun.value)) nouns.push(noun.value);
      at = noun.next;
    } else if (tokens[at]?.kind === 'weak' && nouns.length > 0) at += 1;
    else break;
  }
  return skipQualifiers(tokens, at) === tokens.length ? nouns : [];
}

/** A code that nobody has, of the initials of a name: "Sở Tư pháp" → STP. */
export function freeCode(name: string, taken: { has(code: string): boolean }): string {
  const words = foldText(name).match(/[a-z0-9]+/g) ?? [];
  // Abbreviations and numbers keep their letters: "UBND phường Võ Cường" → UBNDPVC.
  const initials = words.map((word) => (/^(ubnd|hdnd|mttq|\d+)$/.test(word) ? word : word[0]!)).join('');
  const base = initials === '' ? 'CQ' : initials.toUpperCase();
  let code = base;
  for (let number = 2; taken.has(code); number += 1) code = `${base}_${number}`;
  return code;
}
