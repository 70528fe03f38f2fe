import { trimText } from '../text/normalise-text.ts';
import type { AgencyRef } from './agency-ref.ts';
import type { AgencyCatalogue } from './agency-catalogue.ts';
import { joinBrokenNames } from './join-broken-names.ts';
import type { NameRead } from './read-name.ts';
import { endsName, readName, skipQualifiers } from './read-name.ts';
import {
  compoundHeads,
  conditionStarters,
  emptyItems,
  headWords,
  listOpeners,
  rolePrefixes,
  sharedConditionStart,
  sharedWork,
} from './name-phrases.ts';
import type { NameToken } from './name-words.ts';
import { keyOfWord } from './name-words.ts';
import { splitItems } from './split-items.ts';

/**
 * The agencies a cell names, in order, each with the condition of its role. A name the catalogue does not know is kept
 * with `code: null`. A name broken over lines is one name. Never throws; time grows linearly with the text.
 */
export function parseAgencies(text: string, catalogue: AgencyCatalogue): readonly AgencyRef[] {
  const source = joinBrokenNames(trimText(text), catalogue);
  return splitItems(source).flatMap((group) => new GroupReader(source, group, catalogue).read());
}

/** "Giao Giám đốc các Sở": no more stand in front of one name; an end keeps the time linear. */
const maxPrefixes = 5;

interface Draft {
  code: string | null;
  collective: boolean;
  from: number;
  to: number;
  condition: string | null;
}

/** Reads the tokens between two strong separators. */
class GroupReader {
  readonly #source: string;
  readonly #tokens: readonly NameToken[];
  readonly #catalogue: AgencyCatalogue;
  readonly #drafts: Draft[] = [];
  /** Words that the items of an elliptic list leave out. */
  #stem: readonly string[] = [];
  /** Index of the first draft that a condition shared by the whole list may still speak of. */
  #openFrom = 0;

  constructor(source: string, tokens: readonly NameToken[], catalogue: AgencyCatalogue, stem: readonly string[] = []) {
    this.#source = source;
    this.#tokens = tokens;
    this.#catalogue = catalogue;
    this.#stem = stem;
  }

  read(): AgencyRef[] {
    for (let at = 0; at < this.#tokens.length;) at = this.#readItem(at);
    return this.#drafts.map(({ code, collective, from, to, condition }) => ({
      code,
      collective,
      text: this.#source.slice(from, to).trim(),
      condition,
    }));
  }

  #readItem(start: number): number {
    const token = this.#tokens[start]!;
    if (token.kind !== 'word') return token.kind === 'open' ? this.#readLooseParenthesis(start) : start + 1;
    const begin = this.#skipPrefixes(start);
    const name = this.#nameAt(begin);
    return name === null ? this.#readUnknown(start) : this.#readKnown(begin === start ? start : begin, name);
  }

  /** The name at a token. In a list, a department may go without its "Sở": "VP UBND tỉnh, Tài chính, Tư pháp". */
  #nameAt(at: number): NameRead | null {
    const named = readName(this.#catalogue, this.#tokens, at, this.#stem);
    if (named !== null || this.#drafts.length === 0) return named;
    return readName(this.#catalogue, this.#tokens, at, departmentStem);
  }

  /** Role words in front of a name ("giao", "do", "Lãnh đạo"); they stay when no name follows them. */
  #skipPrefixes(start: number): number {
    let at = start;
    for (let count = 0; count < maxPrefixes; count += 1) {
      const prefix = rolePrefixes.longest(this.#tokens, at, 'key');
      // "Cơ quan chủ trì: Sở Nội vụ" would be a group by its words alone.
      const labels = prefix !== null && this.#tokens[prefix.next]?.kind === 'colon';
      if (!labels && this.#nameAt(at) !== null) return at;
      if (prefix === null) return start;
      at = prefix.next;
      while (this.#tokens[at]?.kind === 'colon' || this.#tokens[at]?.kind === 'weak') at += 1;
      if (at >= this.#tokens.length) return start;
    }
    return start;
  }

  #readKnown(start: number, name: NameRead): number {
    const draft = this.#push(start, name.next, name.code, name.collective);
    this.#stem = name.keys;
    const next = this.#tokens[name.next];
    const members = name.collective ? this.#openList(name) : null;
    if (members !== null) {
      this.#drafts.pop();
      this.#stem = stemOfList(name);
      return members;
    }
    if (next?.kind === 'open') return this.#readParenthesis(draft, name, name.next);
    if (next?.kind === 'word' && conditionStarters.longest(this.#tokens, name.next, 'key') !== null) {
      return this.#readPartOf(draft, name.next) ?? this.#readCondition(name.next);
    }
    if (next?.kind === 'colon') return this.#readCondition(name.next + 1);
    // "Sở Nội vụ - cơ quan thường trực": a dash before no name leads to a remark.
    const dash =
      next?.kind === 'weak' && /[-–—]/u.test(this.#source[next.from]!) && name.next + 1 < this.#tokens.length;
    return dash && !this.#startsKnown(name.next + 1) ? this.#readCondition(name.next + 1) : name.next;
  }

  /** Where the members of "Các Sở: Nội vụ", "Các sở gồm: Nội vụ" begin: they stand for the group. */
  #openList(name: NameRead): number | null {
    const opener = listOpeners.longest(this.#tokens, name.next, 'key');
    let at = opener?.next ?? name.next;
    const colon = this.#tokens[at]?.kind === 'colon';
    if (colon) at += 1;
    return (colon || opener !== null) && at < this.#tokens.length ? at : null;
  }

  #readParenthesis(draft: Draft, name: NameRead, open: number): number {
    const close = this.#closeOf(open);
    const inside = this.#tokens.slice(open + 1, close);
    const next = close + 1;
    const named = new GroupReader(this.#source, inside, this.#catalogue, stemOfList(name)).read();
    const only = named.length === 1 ? named[0]! : null;
    const end = this.#tokens[close] ?? this.#tokens.at(-1)!;
    if (only !== null && only.code !== null && only.condition === null && !name.collective && draft.code !== null) {
      const joined = this.#joinUnit(draft.code, only.code);
      if (joined !== null) {
        draft.code = joined;
        draft.to = end.to;
        return this.#afterParenthesis(draft, next);
      }
    }
    const listsMembers = name.collective && name.nouns.length === 1 && named.length > 0;
    if (listsMembers && named.every((ref) => ref.code !== null && !ref.collective)) {
      this.#drafts.pop();
      const members = named.map((ref) => ({ ...ref, from: 0, to: 0 }));
      for (const member of members) this.#pushRef(member, inside);
      return next;
    }
    this.#setCondition(draft, this.#textOf(inside));
    return this.#afterParenthesis(draft, next);
  }

  /** More words of a condition may follow: "Sở Nội vụ (Phòng CCHC) đối với …". */
  #afterParenthesis(draft: Draft, next: number): number {
    const at = skipQualifiers(this.#tokens, next);
    if (conditionStarters.longest(this.#tokens, at, 'key') !== null) {
      const remark = draft.condition;
      const end = this.#readCondition(at);
      if (remark !== null) draft.condition = `${remark}, ${draft.condition}`;
      return end;
    }
    if (at > next && endsName(this.#catalogue, this.#tokens, at)) return at;
    return next;
  }

  /** Body and unit in one reference, whichever is named first; `null` when neither lies in the other. */
  #joinUnit(first: string, second: string): string | null {
    if (first === second) return first;
    const [outer, inner] = [this.#catalogue.byCode.get(first), this.#catalogue.byCode.get(second)];
    if (outer !== undefined && inner?.partOf === outer.code) return `${first}>${second}`;
    if (inner !== undefined && outer?.partOf === inner.code) return `${second}>${first}`;
    return null;
  }

  /** "Trung tâm PVHCC tỉnh thuộc Văn phòng UBND tỉnh" */
  #readPartOf(draft: Draft, at: number): number | null {
    const body = bodyAfter(this.#catalogue, this.#tokens, at);
    if (body === null || body.code === null || draft.code === null) return null;
    const joined = this.#joinUnit(draft.code, body.code);
    if (joined === null) return null;
    draft.code = joined;
    draft.to = this.#tokens[body.next - 1]!.to;
    return body.next;
  }

  #readCondition(start: number): number {
    let at = start;
    let mentionEnd = -1;
    while (at < this.#tokens.length) {
      const token = this.#tokens[at]!;
      if (token.kind === 'open') {
        at = this.#closeOf(at) + 1;
        continue;
      }
      const separates = token.kind === 'weak' && at > start && mentionEnd !== at;
      if (separates && this.#startsKnown(at + 1)) break;
      const mention = token.kind === 'word' ? readName(this.#catalogue, this.#tokens, at) : null;
      at = mention?.next ?? at + 1;
      if (mention !== null) mentionEnd = at;
    }
    const draft = this.#drafts.at(-1)!;
    this.#setCondition(draft, this.#textOf(this.#tokens.slice(start, at)));
    return at;
  }

  #startsKnown(at: number): boolean {
    if (sharedWork.longest(this.#tokens, at, 'key') !== null) return false;
    const begin = this.#tokens[at]?.kind === 'word' ? this.#skipPrefixes(at) : at;
    return readName(this.#catalogue, this.#tokens, begin) !== null;
  }

  #setCondition(draft: Draft, condition: string): void {
    if (condition === '') return;
    draft.condition = condition;
    if (sharedConditionStart.test(condition)) {
      for (const earlier of this.#drafts.slice(this.#openFrom)) earlier.condition ??= condition;
    }
    this.#openFrom = this.#drafts.length;
  }

  /** A name the catalogue does not hold, up to where another name may begin. */
  #readUnknown(start: number): number {
    const end = this.#endOfUnknown(start);
    if (emptyItems.longest(this.#tokens, start, 'key')?.next === end) return end;
    const inside = this.#tokens[end]?.kind === 'open' ? this.#tokens.slice(end + 1, this.#closeOf(end)) : [];
    const body = this.#bodyOfUnknown(start, end, inside);
    const draft = this.#push(start, end, body?.code ?? null, body?.collective ?? false);
    if (inside.length === 0) return end;
    if (body === null) this.#setCondition(draft, this.#textOf(inside));
    else draft.to = this.#tokens[this.#closeOf(end)]?.to ?? draft.to;
    return this.#closeOf(end) + 1;
  }

  #endOfUnknown(start: number): number {
    // A name that is right but for its diacritics ends where the right one would.
    const misspelt = this.#catalogue.foldedNames.longest(this.#tokens, start, 'fold');
    if (misspelt !== null) {
      const end = skipQualifiers(this.#tokens, misspelt.next);
      if (end >= this.#tokens.length || this.#tokens[end]!.kind !== 'word') return end;
    }
    const compound = compoundHeads.longest(this.#tokens, start, 'key') !== null;
    let at = start;
    for (; at < this.#tokens.length; at += 1) {
      const token = this.#tokens[at]!;
      if (token.kind === 'open') break;
      if (token.kind !== 'weak' || at === start) continue;
      if (this.#startsKnown(at + 1) || headWords.longest(this.#tokens, at + 1, 'key') !== null) break;
      if (this.#source[token.from] === ',' && !(compound && this.#runsOverComma(at))) break;
    }
    return at;
  }

  /** "…, Thương binh và Xã hội": after the comma, an "và" comes before anything else that could separate. */
  #runsOverComma(comma: number): boolean {
    for (let at = comma + 1; at < this.#tokens.length && at <= comma + 6; at += 1) {
      const token = this.#tokens[at]!;
      if (token.kind === 'word') continue;
      return token.kind === 'weak' && token.fold === 'va' && headWords.longest(this.#tokens, at + 1, 'key') === null;
    }
    return false;
  }

  /** An unknown unit of a known body counts as the body: "Phòng CCHC thuộc Sở Nội vụ", "Phòng CCHC (Sở Nội vụ)". */
  #bodyOfUnknown(start: number, end: number, inside: readonly NameToken[]): NameRead | null {
    const named = inside.length > 0 ? readName(this.#catalogue, inside, 0) : null;
    if (named !== null) return named.next === inside.length ? named : null;
    for (let at = start + 1; at < end; at += 1) {
      const body = bodyAfter(this.#catalogue, this.#tokens, at);
      if (body?.next === end) return body;
    }
    return null;
  }

  /** Words in parentheses that follow no name: a remark, unless they name somebody. */
  #readLooseParenthesis(open: number): number {
    const close = this.#closeOf(open);
    const inside = this.#tokens.slice(open + 1, close);
    const last = this.#drafts.at(-1);
    if (last !== undefined && last.condition === null) this.#setCondition(last, this.#textOf(inside));
    else for (const ref of new GroupReader(this.#source, inside, this.#catalogue).read()) this.#pushRef(ref, inside);
    return close + 1;
  }

  #closeOf(open: number): number {
    for (let at = open + 1; at < this.#tokens.length; at += 1) if (this.#tokens[at]!.kind === 'close') return at;
    return this.#tokens.length;
  }

  #textOf(tokens: readonly NameToken[]): string {
    const [first, last] = [tokens[0], tokens.at(-1)];
    return first === undefined ? '' : this.#source.slice(first.from, last!.to).trim();
  }

  #push(start: number, end: number, code: string | null, collective: boolean): Draft {
    const [from, to] = [this.#tokens[start]!.from, this.#tokens[end - 1]!.to];
    const draft: Draft = { code, collective, from, to, condition: null };
    this.#drafts.push(draft);
    return draft;
  }

  #pushRef(ref: AgencyRef, tokens: readonly NameToken[]): void {
    const from = this.#source.indexOf(ref.text, tokens[0]!.from);
    const { code, collective, condition } = ref;
    this.#drafts.push({ code, collective, from, to: from + ref.text.length, condition });
  }
}

/** "thuộc Sở Nội vụ", "của Sở Nội vụ": the body named there. */
function bodyAfter(catalogue: AgencyCatalogue, tokens: readonly NameToken[], at: number): NameRead | null {
  let next = at;
  if (tokens[next]?.fold === 'truc') next += 1;
  const link = tokens[next]?.fold;
  return link === 'thuoc' || link === 'cua' ? readName(catalogue, tokens, next + 1) : null;
}

/** "Các Sở" leaves its items the word "Sở"; any other group leaves them nothing. */
function stemOfList(name: NameRead): readonly string[] {
  if (!name.collective || name.nouns.length === 0) return [];
  return name.keys.filter((key) => key === soKey || key === boKey).slice(0, 1);
}

const [soKey, boKey] = ['sở', 'bộ'].map((word) => keyOfWord(word.normalize('NFC')));
const departmentStem = [keyOfWord('sở'.normalize('NFC'))];
