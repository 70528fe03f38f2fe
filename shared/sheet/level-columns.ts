import { foldText } from '../text/fold-text.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { HeaderMatcher } from './header-block.ts';
import { headerTokens } from './match-header.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { SheetView } from './sheet-view.ts';
import { meaningsOfPath, weighColumn } from './weigh-column.ts';

/** One level of a criteria set that keeps its names in a column of their own: "Lĩnh vực", "Tiêu chí", … */
export interface LevelColumn {
  readonly column: number;
  /** The column that numbers this level alone. */
  readonly codeColumn: number | null;
  /** The column with the points of this level alone: "Điểm lĩnh vực". */
  readonly pointsColumn: number | null;
}

/** What there is to tell levels by. */
export interface LevelEvidence {
  readonly paths: ReadonlyMap<number, readonly string[]>;
  /** Columns of the table, left to right. */
  readonly columns: readonly number[];
  readonly profileOf: (column: number) => ColumnProfile;
  /** How many rows name something in the right column under one name in the left. */
  readonly rowsUnder: (left: number, right: number) => number;
}

const leastName = 0.5;
const leastRowsUnder = 2;
/** From the outermost in; a header that names several of them stands for none alone. */
const levelWords = [
  /\b(?:linh vuc|nhom tieu chi|tieu chi cap 1|muc lon)\b/,
  /\btieu chi(?! (?:thanh phan|con|chi tiet|nhanh|cap 1|cap 3|linh vuc))\b/,
  /\b(?:tieu chi (?:thanh phan|con|chi tiet|nhanh|cap 3)|noi dung thanh phan)\b/,
] as const;
const otherPoints =
  /\b(?:tu|tham dinh|dieu tra|khao sat|dat|nam truoc|danh gia cua|xa hoi hoc|chenh lech|tru|cong them)\b/;

/**
 * The columns that hold the levels of a criteria set, outermost first; empty where one column holds all names. Two
 * columns of names are levels when their words say so, or when the left one names groups of rows of the right one.
 */
export function findLevelColumns(
  evidence: LevelEvidence,
  matcher: HeaderMatcher,
  fieldOf: ReadonlyMap<number, ColumnField>,
): readonly LevelColumn[] {
  const chain: number[] = [];
  for (const column of evidence.columns) {
    if (!mayHoldNames(evidence, matcher, fieldOf, column)) continue;
    const last = chain.at(-1);
    if (last === undefined || nests(evidence, last, column)) chain.push(column);
  }
  if (chain.length < 2) return [];
  const points = pointsByLevel(evidence, matcher, fieldOf, chain);
  return chain.map((column, level) => ({
    column,
    codeColumn: codeColumnOf(evidence, matcher, chain, level),
    pointsColumn: points.get(level) ?? null,
  }));
}

function mayHoldNames(
  { paths, profileOf }: LevelEvidence,
  matcher: HeaderMatcher,
  fieldOf: ReadonlyMap<number, ColumnField>,
  column: number,
): boolean {
  const path = paths.get(column);
  const field = fieldOf.get(column);
  if (!path || (field !== undefined && field !== 'name')) return false;
  const profile = profileOf(column);
  if (profile.filled > 0 && profile.numeric >= 0.5) return false;
  if (/^(?:diem|ma|so|ty le|ket qua)\b/.test(foldText(path.join(' ')))) return false;
  if (field === 'name') return true;
  const scores = weighColumn(meaningsOfPath(path, matcher), 'criteria', profile);
  const best = Math.max(0, ...scores.values());
  return (scores.get('name') ?? 0) >= Math.max(leastName, best);
}

function nests(evidence: LevelEvidence, left: number, right: number): boolean {
  const [outer, inner] = [rankOf(evidence, left), rankOf(evidence, right)];
  if (outer !== null && inner !== null) return outer < inner;
  return evidence.rowsUnder(left, right) >= leastRowsUnder;
}

function rankOf({ paths }: LevelEvidence, column: number): number | null {
  const words = headerTokens((paths.get(column) ?? []).join(' ')).join(' ');
  const ranks = levelWords.flatMap((level, rank) => (level.test(words) ? [rank] : []));
  return ranks.length === 1 ? ranks[0]! : null;
}

/** Points kept level by level: told by the level's word, else by standing right of its names. */
function pointsByLevel(
  evidence: LevelEvidence,
  matcher: HeaderMatcher,
  fieldOf: ReadonlyMap<number, ColumnField>,
  chain: readonly number[],
): ReadonlyMap<number, number> {
  const ranks = chain.map((column) => rankOf(evidence, column));
  const found = new Map<number, number>();
  for (const column of evidence.columns) {
    const path = evidence.paths.get(column);
    const field = fieldOf.get(column);
    if (!path || (field !== undefined && field !== 'maxScore')) continue;
    const profile = evidence.profileOf(column);
    if (profile.filled === 0 || profile.numeric < 0.5) continue;
    const words = headerTokens(path.join(' ')).join(' ');
    if (!/\bdiem\b|\btoi da\b/.test(words) || otherPoints.test(words)) continue;
    const rank = rankOf(evidence, column);
    const worded = rank === null ? -1 : ranks.indexOf(rank);
    const beside = chain.filter((name) => name < column).length - 1;
    const isPlain = weighColumn(meaningsOfPath(path, matcher), 'criteria', profile).has('maxScore');
    const level = worded >= 0 ? worded : isPlain ? beside : -1;
    if (level >= 0 && !found.has(level)) found.set(level, column);
  }
  return found.size > 1 ? found : new Map();
}

function codeColumnOf(
  evidence: LevelEvidence,
  matcher: HeaderMatcher,
  chain: readonly number[],
  level: number,
): number | null {
  const isCode = (name: number): boolean => {
    const path = evidence.paths.get(name - 1);
    if (!path || evidence.profileOf(name - 1).code < 0.6) return false;
    const scores = weighColumn(meaningsOfPath(path, matcher), 'criteria', evidence.profileOf(name - 1));
    return (scores.get('code') ?? scores.get('ordinal') ?? 0) >= leastName;
  };
  // Left of the outermost names stands the numbering of the whole table, unless the levels are numbered apart.
  if (!chain.slice(1).some(isCode)) return null;
  return isCode(chain[level]!) ? chain[level]! - 1 : null;
}

const rowsLookedAt = 80;

/** How many rows have a text of their own in the right column under a name that the left column gave before. */
export function countRowsUnder(view: SheetView, left: number, right: number, top: number, bottom: number): number {
  let open = '';
  let count = 0;
  for (let row = top; row <= Math.min(bottom, top + rowsLookedAt - 1); row += 1) {
    const outer = view.text(row, left);
    if (view.text(row, right) !== '' && open !== '' && (outer === '' || outer === open)) count += 1;
    if (outer !== '') open = outer;
  }
  return count;
}
