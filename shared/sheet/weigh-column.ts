import { foldText } from '../text/fold-text.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { HeaderMatcher } from './header-block.ts';
import type { HeaderMeaning } from './match-header.ts';
import type { ColumnField, SheetKind } from './sheet-kind.ts';

const numericFields: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'maxScore',
  'selfScore',
  'surveyScore',
  'appraisedScore',
  'achievedScore',
  'lastYearScore',
  'indexPercent',
  'numerator',
  'denominator',
  'percent',
]);
const textFields: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'objective',
  'task',
  'activity',
  'product',
  'name',
  'weakness',
  'remedy',
  'recommendation',
  'lossCause',
  'status',
]);
const yearlyScores: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'selfScore',
  'appraisedScore',
  'achievedScore',
  'surveyScore',
  'lastYearScore',
]);

/** What a column's header path may mean: the whole path, its last two rows, its last row alone. */
export function meaningsOfPath(path: readonly string[], matcher: HeaderMatcher): HeaderMeaning[] {
  const leaf = path.at(-1);
  if (leaf === undefined || (path.length > 1 && isPeriodTick(leaf))) return [];
  const meanings = [...matcher(path.join(' ')).meanings];
  if (path.length > 2) meanings.push(...matcher(path.slice(-2).join(' ')).meanings);
  if (path.length > 1) {
    // The group above may bend the meaning of the last word, so alone it counts a little less.
    meanings.push(...matcher(leaf).meanings.map((meaning) => ({ ...meaning, score: meaning.score * 0.93 })));
  }
  return meanings;
}

/** One month or quarter of a calendar drawn under "Thời gian": a tick there is no deadline in words. */
function isPeriodTick(text: string): boolean {
  return /^(?:(?:thang|quy|tuan|t|q)[ .]*)?(?:\d{1,2}|[ivx]{1,4})$/.test(foldText(text));
}

/** The fields a column may hold on a kind of sheet, with the words and the cells below weighed together. */
export function weighColumn(
  meanings: readonly HeaderMeaning[],
  kind: SheetKind,
  profile: ColumnProfile,
): Map<ColumnField, number> {
  const scores = new Map<ColumnField, number>();
  for (const { field, kinds, score } of meanings) {
    if (kinds !== null && !kinds.includes(kind)) continue;
    const weighed = weighContent(field, score, profile);
    if (weighed > (scores.get(field) ?? 0)) scores.set(field, weighed);
  }
  return scores;
}

function weighContent(field: ColumnField, score: number, profile: ColumnProfile): number {
  if (profile.filled < (field === 'targetRank' ? 1 : 2)) return score;
  const raise = (share: number) => score + (1 - score) * share;
  const { numeric, deadline, agency, code, serial, clock, averageLength } = profile;
  if (numericFields.has(field)) return numeric >= 0.6 ? raise(0.35) : numeric < 0.2 ? score * 0.72 : score;
  if (field === 'deadline') {
    // The programme of a meeting has hours, not days.
    if (clock >= 0.5) return score * 0.3;
    if (deadline >= 0.5) return raise(0.35);
    if (numeric > 0.6 && serial < 0.5) return score * 0.4;
    if (serial >= 0.5) return score;
    return deadline < 0.15 && profile.filled > 2 ? score * 0.72 : score;
  }
  if (field === 'leadAgencies' || field === 'coAgencies') {
    if (agency >= 0.5) return raise(0.35);
    if (numeric > 0.5) return score * 0.4;
    return agency < 0.1 && profile.filled > 2 ? score * 0.85 : score;
  }
  if (field === 'rule') return numeric > 0.7 ? score * 0.3 : averageLength > 15 ? raise(0.25) : score;
  if (field === 'ordinal' || field === 'code') {
    if (code >= 0.6) return raise(0.35);
    return code < 0.2 && averageLength > 14 && profile.filled > 2 ? score * 0.7 : score;
  }
  if (field === 'targetRank') return profile.rank >= 0.5 ? raise(0.6) : score;
  if (textFields.has(field)) return numeric > 0.7 ? score * 0.4 : score;
  return score;
}

/**
 * Among score columns that name their years, the year before the latest is last year. Answers its columns, and the
 * columns of still earlier years.
 */
export function earlierYearColumns(
  paths: ReadonlyMap<number, readonly string[]>,
  matcher: HeaderMatcher,
): { readonly last: ReadonlySet<number>; readonly older: ReadonlySet<number> } {
  const years = new Map<number, number>();
  for (const [column, path] of paths) {
    const year = /(?<!\d)(20\d\d)(?!\d)/.exec(path.join(' '))?.[1];
    const best = meaningsOfPath(path, matcher).find(({ kinds }) => kinds === null || kinds.includes('criteria'));
    if (year !== undefined && best && yearlyScores.has(best.field)) years.set(column, Number(year));
  }
  const [latest, previous] = [...new Set(years.values())].sort((a, b) => b - a);
  const columnsOf = (holds: (year: number) => boolean) =>
    new Set([...years].filter(([, year]) => holds(year)).map(([column]) => column));
  return {
    last: columnsOf((year) => year === previous),
    older: columnsOf((year) => year !== latest && year !== previous),
  };
}
