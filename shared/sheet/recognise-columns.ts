import { foldText } from '../text/fold-text.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { findAnswerColumns } from './answer-columns.ts';
import type { ColumnProfile } from './column-profile.ts';
import { profileColumn } from './column-profile.ts';
import type { HeaderBlock, HeaderMatcher } from './header-block.ts';
import { isQuestion } from './header-block.ts';
import { foreignPenalty, kindProfiles, leastEvidence, mostUnknownPenalty, unknownPenalty } from './kind-profile.ts';
import type { KindProfile } from './kind-profile.ts';
import { parseItemCode } from './item-code.ts';
import { findFurtherLeads } from './lead-columns.ts';
import type { LevelColumn } from './level-columns.ts';
import { countRowsUnder, findLevelColumns } from './level-columns.ts';
import { findPeriodColumns } from './period-columns.ts';
import type { PeriodColumn } from './period-columns.ts';
import type { ColumnField, SheetKind } from './sheet-kind.ts';
import type { TableColumn } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';
import { earlierYearColumns, meaningsOfPath, weighColumn } from './weigh-column.ts';

/** What a header block was recognised as. */
export interface Recognition {
  readonly kind: SheetKind;
  readonly columns: readonly TableColumn[];
  readonly unknownColumns: readonly { readonly column: number; readonly header: string }[];
  readonly questions: readonly { readonly column: number; readonly text: string }[];
  /** A survey counted per question: `questions` are the answers counted. */
  readonly tally: boolean;
  /** Months or quarters drawn as columns, where no column holds the deadline in words. */
  readonly periods: readonly PeriodColumn[];
  /** Criteria sets: the columns of names, where each level has its own. */
  readonly levels: readonly LevelColumn[];
  /** Further columns that name who leads, tier by tier. */
  readonly furtherLeads: readonly number[];
  /** Sum of the evidence; compares readings of the same header. */
  readonly score: number;
}

/** A header block with the cells under it, ready to be weighed. */
export interface HeaderEvidence {
  readonly block: HeaderBlock;
  /** Columns of the table, with or without header words, left to right. */
  readonly columns: readonly number[];
  /** Folded lines above the table, nearest first, then the sheet's name. */
  readonly titles: readonly string[];
  readonly profileOf: (column: number) => ColumnProfile;
  /** See `countRowsUnder`. */
  readonly rowsUnder: (left: number, right: number) => number;
}

/** Below this a header says nothing about its column. */
const leastScore = 0.5;
const inferredConfidence = 0.55;
const periodConfidence = 0.9;
const settledConfidence = 0.9;
/** Kinds whose rows are due on a day. */
const dueKinds: ReadonlySet<SheetKind> = new Set<SheetKind>(['plan', 'papi', 'improvement', 'recommendations']);

type Assignment = Map<number, { field: ColumnField; score: number }>;

/** Gathers what there is to weigh for a header block; `bottom` is the last row that may belong to its table. */
export function gatherEvidence(
  view: SheetView,
  block: HeaderBlock,
  columns: readonly number[],
  bottom: number,
  titles: readonly string[],
): HeaderEvidence {
  const profiles = new Map<number, ColumnProfile>();
  return {
    block,
    columns,
    titles,
    profileOf(column) {
      let profile = profiles.get(column);
      if (!profile) {
        profile = profileColumn(view, column, block.bottom + 1, bottom);
        profiles.set(column, profile);
      }
      return profile;
    },
    rowsUnder: (left, right) => countRowsUnder(view, left, right, block.bottom + 1, bottom),
  };
}

/** The kind of sheet that explains the header best, or `null` when none does. */
export function recogniseColumns(evidence: HeaderEvidence, matcher: HeaderMatcher): Recognition | null {
  let best: Recognition | null = recogniseTally(evidence, matcher) ?? recogniseSurvey(evidence, matcher);
  for (const profile of kindProfiles) {
    const recognition = recogniseAs(evidence, matcher, profile);
    if (recognition && recognition.score > (best?.score ?? 0)) best = recognition;
  }
  return best && best.kind === 'plan' && isPapi(evidence) ? { ...best, kind: 'papi' } : best;
}

/** The columns of a table whose kind is known, whether or not they would have been enough to tell it. */
export function assignColumns(evidence: HeaderEvidence, matcher: HeaderMatcher, kind: SheetKind): TableColumn[] {
  const profile = kindProfiles.find((one) => one.kind === (kind === 'papi' ? 'plan' : kind));
  const weights = profile?.weights ?? { ordinal: 0.2, note: 0.1, rowIdentity: 0.1 };
  const assignment = assign(evidence, matcher, profile?.kind ?? kind, weights);
  return describeColumns(evidence, assignment);
}

function recogniseAs(evidence: HeaderEvidence, matcher: HeaderMatcher, profile: KindProfile): Recognition | null {
  const assignment = assign(evidence, matcher, profile.kind, profile.weights);
  const levels = profile.kind === 'criteria' ? levelColumns(evidence, matcher, assignment) : [];
  const scores = new Map([...assignment.values()].map(({ field, score }) => [field, score]));
  const periods = periodColumns(evidence, scores, profile.kind);
  if (periods.length > 0) scores.set('deadline', periodConfidence);
  const furtherLeads = furtherLeadColumns(evidence, matcher, assignment);
  const drawn = new Set([...periods.map(({ column }) => column), ...columnsOfLevels(levels), ...furtherLeads]);
  const titled = evidence.titles.some((title) => profile.titleWords.test(title));
  if (!profile.suffices(scores, titled)) return null;
  let score = titled ? profile.titleWeight : 0;
  for (const [field, confidence] of scores) score += (profile.weights[field] ?? 0) * confidence;
  let unknown = 0;
  for (const column of evidence.columns) {
    const path = evidence.block.paths.get(column);
    if (!path) continue;
    if (matcher(path.at(-1)!).foreign || matcher(path.join(' ')).foreign) score -= foreignPenalty;
    else if (!assignment.has(column) && !drawn.has(column)) unknown += unknownPenalty;
  }
  score -= Math.min(unknown, mostUnknownPenalty);
  if (score < leastEvidence) return null;
  return {
    kind: profile.kind,
    columns: describeColumns(evidence, assignment),
    unknownColumns: unknownColumns(evidence, new Set([...assignment.keys(), ...drawn])),
    questions: [],
    tally: false,
    periods,
    levels,
    furtherLeads,
    score,
  };
}

/** See `findFurtherLeads`; columns with a field of their own are none. */
export function furtherLeadColumns(
  { block, columns, profileOf }: HeaderEvidence,
  matcher: HeaderMatcher,
  known: ReadonlyMap<number, { readonly field: ColumnField }>,
): readonly number[] {
  const within = new Set(columns);
  const lead = [...known].find(([, { field }]) => field === 'leadAgencies')?.[0];
  const isFree = (column: number) => within.has(column) && !known.has(column);
  return findFurtherLeads(block.paths, lead, isFree, profileOf, matcher);
}

/** The levels of a criteria set in columns of their own; the innermost stand for the table's names and points. */
function levelColumns(
  evidence: HeaderEvidence,
  matcher: HeaderMatcher,
  assignment: Assignment,
): readonly LevelColumn[] {
  const fieldOf = new Map([...assignment].map(([column, { field }]) => [column, field]));
  const levels = findLevelColumns({ ...evidence, paths: evidence.block.paths }, matcher, fieldOf);
  const last = levels.at(-1);
  if (!last) return [];
  settle(assignment, 'name', last.column);
  const points =
    levels
      .map(({ pointsColumn }) => pointsColumn)
      .filter((one) => one !== null)
      .at(-1) ?? null;
  if (points !== null) settle(assignment, 'maxScore', points);
  return levels;
}

/** Gives a field to a column, away from any other. */
function settle(assignment: Assignment, field: ColumnField, column: number): void {
  for (const [other, bid] of assignment) if (bid.field === field && other !== column) assignment.delete(other);
  assignment.set(column, { field, score: Math.max(assignment.get(column)?.score ?? 0, settledConfidence) });
}

/** The columns that the levels take up. */
export function columnsOfLevels(levels: readonly LevelColumn[]): number[] {
  return levels.flatMap(({ column, codeColumn, pointsColumn }) =>
    [column, codeColumn, pointsColumn].filter((one) => one !== null),
  );
}

/** A calendar drawn as columns stands for the deadline where no column holds it in words. */
export function periodColumns(
  { block, columns, profileOf }: HeaderEvidence,
  fields: { has(field: ColumnField): boolean },
  kind: SheetKind,
): readonly PeriodColumn[] {
  if (fields.has('deadline') || !dueKinds.has(kind)) return [];
  const within = new Map([...block.paths].filter(([column]) => columns.includes(column)));
  return findPeriodColumns(within, (column) => profileOf(column).longest);
}

function assign(
  evidence: HeaderEvidence,
  matcher: HeaderMatcher,
  kind: SheetKind,
  weights: KindProfile['weights'],
): Assignment {
  const years = kind === 'criteria' ? earlierYearColumns(evidence.block.paths, matcher) : null;
  const bids: { column: number; field: ColumnField; score: number }[] = [];
  const scoresOf = new Map<number, Map<ColumnField, number>>();
  for (const column of evidence.columns) {
    const path = evidence.block.paths.get(column);
    if (!path || years?.older.has(column)) continue;
    const scores: Map<ColumnField, number> = years?.last.has(column)
      ? new Map([['lastYearScore', 0.9]])
      : weighColumn(meaningsOfPath(path, matcher), kind, evidence.profileOf(column));
    scoresOf.set(column, scores);
    for (const [field, score] of scores) {
      if (score >= leastScore && weights[field] !== undefined) bids.push({ column, field, score });
    }
  }
  bids.sort((a, b) => b.score - a.score || a.column - b.column);
  const assignment: Assignment = new Map();
  const taken = new Set<ColumnField>();
  for (const { column, field, score } of bids) {
    if (assignment.has(column) || taken.has(field)) continue;
    assignment.set(column, { field, score });
    taken.add(field);
  }
  settleWorkColumns(assignment, scoresOf);
  inferUnnamed(evidence, assignment, kind, weights);
  return assignment;
}

/** A wording like "Giải pháp thực hiện" is the task where no other column is, and stands for what lies left of it. */
function settleWorkColumns(assignment: Assignment, scoresOf: ReadonlyMap<number, Map<ColumnField, number>>): void {
  const columnOf = (field: ColumnField) => [...assignment].find(([, bid]) => bid.field === field)?.[0];
  const activity = columnOf('activity');
  const task = columnOf('task');
  const objective = columnOf('objective');
  if (activity === undefined) {
    // "Mục tiêu/Nhiệm vụ" over the only column of the work: what is assigned there is the task.
    const asTask = objective === undefined ? 0 : (scoresOf.get(objective)?.get('task') ?? 0);
    if (objective !== undefined && task === undefined && asTask >= leastScore) {
      assignment.set(objective, { field: 'task', score: asTask });
    }
    return;
  }
  const scores = scoresOf.get(activity);
  if (task === undefined) {
    const asTask = scores?.get('task') ?? 0;
    if (asTask >= leastScore) assignment.set(activity, { field: 'task', score: asTask });
    return;
  }
  const asObjective = scores?.get('objective') ?? 0;
  if (activity < task && asObjective >= leastScore && objective === undefined) {
    assignment.set(activity, { field: 'objective', score: asObjective });
  }
}

/** Columns without words, or with words that say nothing, told by their cells alone; always below 0.7. */
function inferUnnamed(
  evidence: HeaderEvidence,
  assignment: Assignment,
  kind: SheetKind,
  weights: KindProfile['weights'],
): void {
  const taken = new Set([...assignment.values()].map(({ field }) => field));
  const give = (column: number, field: ColumnField) => {
    assignment.set(column, { field, score: inferredConfidence });
    taken.add(field);
  };
  const ordinal: ColumnField = kind === 'criteria' ? 'code' : 'ordinal';
  for (const [index, column] of evidence.columns.entries()) {
    if (assignment.has(column)) continue;
    const profile = evidence.profileOf(column);
    const free = (field: ColumnField) => weights[field] !== undefined && !taken.has(field);
    if (index === 0 && profile.filled > 0 && free(ordinal) && profile.code >= 0.6) give(column, ordinal);
    else if (profile.filled < 3 || assignment.size < 2) continue;
    else if (kind !== 'criteria' && free('leadAgencies') && profile.agency >= 0.7) give(column, 'leadAgencies');
    else if (kind !== 'criteria' && free('deadline') && profile.deadline >= 0.7) give(column, 'deadline');
  }
}

/** A survey counted per question: answers as columns, counts below, the questions down the side. */
function recogniseTally(evidence: HeaderEvidence, matcher: HeaderMatcher): Recognition | null {
  const { block, columns, profileOf } = evidence;
  const answers = findAnswerColumns(block.paths).filter(({ column }) => profileOf(column).numeric >= 0.6);
  const first = answers[0]?.column;
  if (answers.length < 3 || first === undefined) return null;
  const before = columns.filter((column) => column < first);
  // Under bare digits only a sentence tells a question counted from a form that answers questions 1 to 5.
  const isBare = answers.every(({ text, column }) => /^\d+$/.test(text) && block.paths.get(column)!.length === 1);
  const least = isBare ? 12 : 4;
  const names = before.filter((column) => profileOf(column).numeric < 0.5 && profileOf(column).averageLength > least);
  const name = names.sort((a, b) => profileOf(b).averageLength - profileOf(a).averageLength)[0];
  if (name === undefined) return null;
  const describe = (column: number, field: ColumnField): TableColumn => ({
    field,
    column,
    header: headerText(block, column),
    confidence: 0.9,
  });
  const ordinal = before.find((column) => {
    const meaning = meaningsOfPath(block.paths.get(column) ?? [], matcher)[0];
    return column !== name && meaning?.field === 'ordinal';
  });
  const known = [...(ordinal === undefined ? [] : [describe(ordinal, 'ordinal')]), describe(name, 'name')];
  const used = new Set([...answers, ...known].map(({ column }) => column));
  return {
    kind: 'survey',
    columns: known.sort((a, b) => a.column - b.column),
    unknownColumns: unknownColumns(evidence, used),
    questions: answers.map(({ column, text }) => ({ column, text: normaliseText(text) })),
    tally: true,
    periods: [],
    levels: [],
    furtherLeads: [],
    score: leastEvidence + answers.length,
  };
}

function recogniseSurvey(evidence: HeaderEvidence, matcher: HeaderMatcher): Recognition | null {
  const { block } = evidence;
  const questions: { column: number; text: string }[] = [];
  const columns: TableColumn[] = [];
  const unknown: number[] = [];
  const surveyed = evidence.titles.some((title) => /khao sat|hai long|phieu|sipas/.test(title));
  for (const column of evidence.columns) {
    const path = block.paths.get(column);
    if (!path) continue;
    const text = normaliseText(path.join(' | '));
    const meanings = meaningsOfPath(path, matcher).filter(({ kinds }) => kinds === null || kinds.includes('survey'));
    const best = meanings.find(({ score }) => score >= 0.8);
    const isNumbered = surveyed && path.length > 1 && parseItemCode(path.at(-1)!)?.style === 'dotted';
    if (isNumbered || isQuestion(path.at(-1)!) || (path.length > 1 && isQuestion(path[0]!)))
      questions.push({ column, text });
    else if (best && (best.field === 'ordinal' || best.field === 'note' || best.field === 'rowIdentity')) {
      columns.push({ field: best.field, column, header: text, confidence: best.score });
    } else unknown.push(column);
  }
  if (questions.length < 3 || questions.length < unknown.length) return null;
  const distinct = columns.filter((one, index) => columns.findIndex(({ field }) => field === one.field) === index);
  const used = new Set([...questions, ...distinct].map(({ column }) => column));
  return {
    kind: 'survey',
    columns: distinct,
    unknownColumns: unknownColumns(evidence, used),
    questions,
    tally: false,
    periods: [],
    levels: [],
    furtherLeads: [],
    score: leastEvidence + questions.length,
  };
}

/** An annex on PAPI alone: the nearest line that names an index names PAPI and no other. */
function isPapi({ titles, block }: HeaderEvidence): boolean {
  const others = /sipas|par index|chi so cchc|chi so cai cach hanh chinh|par-index/;
  const papi = /papi\b|hieu qua quan tri va hanh chinh cong/;
  for (const title of titles) {
    if (papi.test(title)) return !others.test(title);
    if (others.test(title)) break;
  }
  return [...block.paths.values()].some((path) => papi.test(foldText(path.join(' '))));
}

function describeColumns({ block }: HeaderEvidence, assignment: Assignment): TableColumn[] {
  return [...assignment]
    .map(([column, { field, score }]) => ({
      field,
      column,
      header: headerText(block, column),
      confidence: Math.round(Math.min(1, score) * 100) / 100,
    }))
    .sort((a, b) => a.column - b.column);
}

function unknownColumns({ block, columns, profileOf }: HeaderEvidence, known: ReadonlySet<number>) {
  return columns
    .filter((column) => !known.has(column) && (block.paths.has(column) || profileOf(column).filled > 0))
    .map((column) => ({ column, header: headerText(block, column) }));
}

/** The words over a column, rows joined by " | "; "" where there are none. */
export function headerText(block: HeaderBlock, column: number): string {
  return (block.paths.get(column) ?? []).map(normaliseText).join(' | ');
}
