import type { AgencyEntry, CollectiveNoun } from './agency-entry.ts';
import type { AgencyCatalogue, NameTarget } from './agency-catalogue.ts';
import { collectiveNouns, conditionStarters, qualifiers, quantifiers } from './name-phrases.ts';
import type { NameToken } from './name-words.ts';

/** A name of the catalogue found in a cell. */
export interface NameRead {
  readonly code: string | null;
  readonly collective: boolean;
  /** Index of the first token behind the name and its qualifiers. */
  readonly next: number;
  /** The nouns, when it is a group read by grammar: "Các sở" → ['so']. */
  readonly nouns: readonly CollectiveNoun[];
  /** Keys of the name's words; the next item of an elliptic list may share their beginning. */
  readonly keys: readonly string[];
}

interface Found extends NameTarget {
  readonly next: number;
  readonly nouns: readonly CollectiveNoun[];
}

/**
 * The name that begins at a token, or `null`. A name counts only when something that can follow a name follows it:
 * "UBND xã" is no name in "UBND xã Tân Tiến". `stem` = words the name may leave out, because the item before it in the
 * list has said them: "Sở Nội vụ, Tư pháp".
 */
export function readName(
  catalogue: AgencyCatalogue,
  tokens: readonly NameToken[],
  at: number,
  stem: readonly string[] = [],
): NameRead | null {
  const plain = longer(lookUp(catalogue, tokens, at, []), readCollective(catalogue, tokens, at));
  const found =
    stem.length === 0 ? plain : preferElliptic(plain, findElliptic(catalogue, tokens, at, stem), tokens[at]);
  if (found === null) return null;
  const next = skipQualifiers(tokens, found.next);
  if (!endsName(catalogue, tokens, next)) return null;
  const keys = found === plain ? tokens.slice(at, found.next).map((token) => token.key) : stem;
  return { code: found.code === '' ? null : found.code, collective: found.collective, next, nouns: found.nouns, keys };
}

function lookUp(
  catalogue: AgencyCatalogue,
  tokens: readonly NameToken[],
  at: number,
  stem: readonly string[],
): Found | null {
  const match = catalogue.names.longest(tokens, at, 'key', stem);
  return match && { ...match.value, next: match.next, nouns: catalogue.byCode.get(match.value.code)?.nouns ?? [] };
}

function longer(first: Found | null, second: Found | null): Found | null {
  if (first === null || second === null) return first ?? second;
  return second.next > first.next ? second : first;
}

/** Words that are a level and nothing else: after "UBND cấp huyện, " they mean a body of that level. */
const levelFolds = new Set(['cap', 'xa', 'huyen', 'tinh', 'phuong', 'tuyen']);

function preferElliptic(plain: Found | null, elliptic: Found | null, first: NameToken | undefined): Found | null {
  if (plain === null || elliptic === null) return plain ?? elliptic;
  if (elliptic.next > plain.next) return elliptic;
  return elliptic.next === plain.next && first !== undefined && levelFolds.has(first.fold) ? elliptic : plain;
}

function findElliptic(
  catalogue: AgencyCatalogue,
  tokens: readonly NameToken[],
  at: number,
  stem: readonly string[],
): Found | null {
  for (let length = stem.length; length > 0; length -= 1) {
    const found = lookUp(catalogue, tokens, at, stem.slice(0, length));
    if (found !== null) return found;
  }
  return null;
}

/** "tỉnh Bắc Ninh có liên quan khác": no more follow one name; an end keeps the time linear. */
const maxQualifiers = 6;

export function skipQualifiers(tokens: readonly NameToken[], at: number): number {
  let next = at;
  for (let count = 0; count < maxQualifiers; count += 1) {
    const match = qualifiers.longest(tokens, next, 'key');
    if (match === null) break;
    next = match.next;
  }
  return next;
}

/** Whether a name can end here: at a mark, at the words of a condition, or where another name begins. */
export function endsName(catalogue: AgencyCatalogue, tokens: readonly NameToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word') return true;
  return (
    conditionStarters.longest(tokens, at, 'key') !== null ||
    quantifiers.longest(tokens, at, 'key') !== null ||
    catalogue.names.longest(tokens, at, 'key') !== null
  );
}

/** A group made of generic nouns: "Các sở, ban, ngành", "Sở, ngành", "cơ quan, đơn vị". */
function readCollective(catalogue: AgencyCatalogue, tokens: readonly NameToken[], at: number): Found | null {
  const quantifier = quantifiers.longest(tokens, at, 'key');
  const nouns: CollectiveNoun[] = [];
  let next = quantifier?.next ?? at;
  let end = next;
  for (;;) {
    const noun = collectiveNouns.longest(tokens, next, 'key');
    if (noun === null || nouns.includes(noun.value) || !endsNoun(catalogue, tokens, noun.next)) break;
    nouns.push(noun.value);
    end = noun.next;
    next = tokens[end]?.kind === 'weak' ? end + 1 : end;
    // "sở, ban, và ngành"
    if (next > end && tokens[next]?.kind === 'weak') next += 1;
  }
  // "Cơ quan được kiểm tra", "Sở: Nội vụ, Tư pháp"; a "Sở" by itself names nobody.
  const generic = nouns[0] === 'coQuan' || nouns[0] === 'donVi' || nouns[0] === 'coQuanChuyenMon';
  const counts = nouns.length > 1 || quantifier !== null || generic || tokens[end]?.kind === 'colon';
  if (nouns.length === 0 || !counts) return null;
  const related = qualifiers.longest(tokens, end, 'key')?.value === 'related';
  return { code: codeOfNouns(catalogue.entries, nouns, related) ?? '', collective: true, next: end, nouns };
}

function endsNoun(catalogue: AgencyCatalogue, tokens: readonly NameToken[], at: number): boolean {
  return (
    endsName(catalogue, tokens, at) ||
    qualifiers.longest(tokens, at, 'key') !== null ||
    collectiveNouns.longest(tokens, at, 'key') !== null
  );
}

/** The group whose nouns come nearest; none when no more than half of the nouns agree. */
function codeOfNouns(
  entries: readonly AgencyEntry[],
  nouns: readonly CollectiveNoun[],
  related: boolean,
): string | null {
  let best: string | null = null;
  let bestCost = nouns.length;
  for (const entry of entries) {
    if (entry.nouns.length === 0) continue;
    const missing = nouns.filter((noun) => !entry.nouns.includes(noun));
    const added = entry.nouns.filter((noun) => !nouns.includes(noun));
    // A specialised agency is an agency.
    const kin = missing.includes('coQuanChuyenMon') && added.includes('coQuan') ? 1.8 : 0;
    // Whole nouns first; then a group that holds everyone named over one that does not; then "có liên quan".
    const cost = missing.length * 1.1 + added.length - kin + (entry.code.endsWith('LIENQUAN') === related ? 0 : 0.01);
    if (cost < bestCost) [best, bestCost] = [entry.code, cost];
  }
  return best;
}
