import type { AgencyCatalogue } from './agency-catalogue.ts';
import type { NameToken } from './name-words.ts';
import { keyOfWord, readNameTokens } from './name-words.ts';
import type { NameRead } from './read-name.ts';
import { readName, skipQualifiers } from './read-name.ts';

/** A name is broken over so many lines at most, and stands so near the break: ends that keep the time linear. */
const mostLines = 5;
const reach = 200;

/** Line ends inside a word that somebody hyphenated: "Tư-" before "pháp". */
const hyphenEnd = /(?<=[\p{L}\p{M}])[-‐‑](?=[ \t]*$)/u;

/**
 * The text with those line breaks made blanks that somebody typed inside one name to make it fit its cell: "Sở Tư⏎pháp".
 * A break stays where the lines name somebody each: "Sở Nội vụ⏎Sở Tài chính". As long as the text, so that offsets
 * hold. `source` in NFC, line feeds only.
 */
export function joinBrokenNames(source: string, catalogue: AgencyCatalogue): string {
  if (!source.includes('\n')) return source;
  const lines = source.split('\n');
  let joined = '';
  for (let at = 0; at < lines.length;) {
    let count = 1;
    let text = lines[at]!;
    // The longest name wins: it may run over several lines, and another may begin on the line where it ends.
    for (let next = linesOfName(lines, at, catalogue); next > 1; next = linesOfName(lines, at + count - 1, catalogue)) {
      for (const line of lines.slice(at + count, at + count + next - 1)) text = `${softEnd(text)} ${line}`;
      count += next - 1;
    }
    joined += at === 0 ? text : `\n${text}`;
    at += count;
  }
  return joined;
}

function softEnd(line: string): string {
  return line.replace(hyphenEnd, ' ');
}

/** A line that is a remark on the line above: "(cơ quan thường trực)", not "(2) Sở Tài chính". */
const remark = /^[ \t]*[([](?![ \t]*(?:\d{1,2}|\p{L})[ \t]*[)\]])/u;

/** Over how many lines, counted from this one, a name runs that begins on it; 1 when none runs over its end. */
function linesOfName(lines: readonly string[], first: number, catalogue: AgencyCatalogue): number {
  if (lines[first]!.trim() !== '' && remark.test(lines[first + 1] ?? '')) return 2;
  let text = softEnd(lines[first]!).slice(-reach);
  const ends = [text.length];
  for (let count = 2; count <= mostLines && first + count <= lines.length; count += 1) {
    const last = lines[first + count - 1]!.slice(0, reach);
    text = `${text} ${last}`;
    if (last.trim() !== '' && runsOver(text, ends, catalogue)) return count;
    text = softEnd(text);
    ends.push(text.length);
  }
  return 1;
}

/** Whether one name begins before the first of these line ends and runs over all of them, and is no list of names. */
function runsOver(text: string, ends: readonly number[], catalogue: AgencyCatalogue): boolean {
  const tokens = readNameTokens(text);
  const [firstEnd, lastEnd] = [ends[0]!, ends.at(-1)!];
  const whole = namesIn(text.slice(0, firstEnd), catalogue);
  for (const [at, token] of tokens.entries()) {
    if (token.from >= firstEnd) return false;
    if (token.kind !== 'word' || whole.some(({ from, to }) => token.from > from && token.from < to)) continue;
    const end = endOfName(tokens, at, catalogue);
    if (end === null || end <= lastEnd) continue;
    const cuts = [token.from, ...ends, text.length];
    const pieces = cuts.slice(1).map((cut, index) => text.slice(cuts[index], cut));
    if (!pieces.every((piece) => beginsWithName(piece, catalogue))) return true;
  }
  return false;
}

/** Where the name that begins at a token ends in the text, also one that is right but for its diacritics. */
function endOfName(tokens: readonly NameToken[], at: number, catalogue: AgencyCatalogue): number | null {
  const name = readName(catalogue, tokens, at) ?? afterComma(tokens, at, catalogue);
  if (name !== null) return tokens[name.next - 1]!.to;
  const misspelt = catalogue.foldedNames.longest(tokens, at, 'fold');
  if (misspelt === null) return null;
  const next = skipQualifiers(tokens, misspelt.next);
  return tokens[next] === undefined || tokens[next].kind !== 'word' ? tokens[next - 1]!.to : null;
}

/** In a list a department may go without its "Sở": "Sở Nội vụ, Tư⏎pháp". */
function afterComma(tokens: readonly NameToken[], at: number, catalogue: AgencyCatalogue): NameRead | null {
  return tokens[at - 1]?.kind === 'weak' ? readName(catalogue, tokens, at, departmentStem) : null;
}

const departmentStem = [keyOfWord('sở'.normalize('NFC'))];

/** The names that stand whole on a line: inside them no other begins. */
function namesIn(line: string, catalogue: AgencyCatalogue): { from: number; to: number }[] {
  const tokens = readNameTokens(line);
  const names: { from: number; to: number }[] = [];
  for (let at = 0; at < tokens.length;) {
    const name = tokens[at]!.kind === 'word' ? readName(catalogue, tokens, at) : null;
    if (name !== null) names.push({ from: tokens[at]!.from, to: tokens[name.next - 1]!.to });
    at = name?.next ?? at + 1;
  }
  return names;
}

function beginsWithName(piece: string, catalogue: AgencyCatalogue): boolean {
  const tokens = readNameTokens(piece.trim());
  // "Ban tổ chức" reads as a group of nouns, but nobody is called so.
  return (readName(catalogue, tokens, 0)?.code ?? null) !== null;
}
