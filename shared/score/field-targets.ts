import { titleTextAbove } from '../check/expected-totals.ts';
import { valueAt, type CellAddress, type Grid } from '../sheet/grid.ts';
import type { SheetReading, SheetTable } from '../sheet/sheet-table.ts';
import { foldText } from '../text/fold-text.ts';
import { fieldsAlike } from './field-names.ts';
import type { ScoreNode, ScoreSummary } from './score-summary.ts';
import { addPoints } from './score-tally.ts';
import { clausesOf, parseRank, parseRankTarget, readClause, type Rank, type RankTarget } from './target-rank.ts';

/** A target that a sheet states, for a field it names or for the whole index. */
export interface StatedTarget {
  /** Name and number of the field; both `null` = the whole index. */
  readonly field: { readonly number: string | null; readonly name: string; readonly row: number } | null;
  readonly target: RankTarget | null;
  /** Last year's rank, where the sheet has it. */
  readonly lastRank: Rank | null;
  readonly sheet: string;
  /** `null` for a line above the table. */
  readonly cell: CellAddress | null;
}

/** The target of a field or of the whole set, and how far there. */
export interface FieldTarget {
  readonly target: RankTarget | null;
  readonly lastRank: Rank | null;
  /** Where it is stated: the sheet and its cell. */
  readonly sheet: string;
  readonly cell: CellAddress | null;
  /** Points or per cent still missing to a stated figure; 0 = reached; `null` = nothing to compare yet. */
  readonly missing: { readonly by: 'percent' | 'points'; readonly amount: number } | null;
  /** Places that last year's rank is short of the group; 0 = it was inside; `null` = not to be told. */
  readonly placesShort: number | null;
}

export interface FieldTargets {
  readonly byRow: ReadonlyMap<number, FieldTarget>;
  readonly total: FieldTarget | null;
}

const noTargets: FieldTargets = { byRow: new Map(), total: null };

const targetHeader =
  /(?:muc tieu|chi tieu|phan dau|du kien|ke hoach).*(?:hang|nhom|thu bac|chi so|diem)|^muc tieu(?: nam.*)?$|^phan dau(?: nam.*)?$|^nhom muc tieu|(?:hang|nhom) (?:muc tieu|phan dau)/;
const lastRankHeader =
  /(?:xep hang|thu hang|hang|vi tri|xep thu)\b.*(?:nam truoc|nam 20\d\d|20\d\d|ky truoc)|(?:nam truoc|nam 20\d\d)\b.*(?:xep hang|thu hang|\bhang\b)/;
const aims = /muc tieu|phan dau|chi tieu|du kien/;
const wantsSomething = /\b(?:phan dau|muc tieu|chi tieu|duy tri|tiep tuc|giu vung|quyet tam|dat muc tieu)\b/;
const anyIndex = /\b(?:sipas|papi|pci|dti|hai long)\b/;
const wholeIndex = /par ?index|chi so cai cach hanh chinh|chi so cchc|tong (?:cong|diem|the)|toan tinh|chung\b/;

/** The targets a sheet states: in an improvement table, in a column of a criteria table, in the lines above it. */
export function statedTargets(grid: Grid, reading: SheetReading): StatedTarget[] {
  const found: StatedTarget[] = [];
  for (const table of reading.tables) {
    if (table.kind === 'improvement') found.push(...ofImprovement(grid, reading, table));
    if (table.kind === 'criteria') found.push(...ofCriteria(grid, reading, table));
  }
  const first = reading.tables.find(({ kind }) => kind === 'criteria' || kind === 'improvement');
  if (first) found.push(...ofTitle(grid, reading, first));
  return found;
}

/** By its header alone: what the recognition makes of such a column in a criteria table does not matter here. */
function columnWhere({ columns, unknownColumns }: SheetTable, header: RegExp, not?: RegExp): number | null {
  const fits = [...unknownColumns, ...columns].find((one) => {
    const folded = foldText(one.header);
    return header.test(folded) && !not?.test(folded);
  });
  return fits?.column ?? null;
}

function rankAt(grid: Grid, row: number, column: number | null): Rank | null {
  return column === null ? null : parseRank(valueAt(grid, row, column));
}

function ofImprovement(grid: Grid, { name: sheet }: SheetReading, table: SheetTable): StatedTarget[] {
  const last = columnWhere(table, lastRankHeader, aims);
  return table.records.flatMap((record): StatedTarget[] => {
    if (record.kind !== 'improvement' || record.name === null) return [];
    const target = record.targetRank === null ? null : parseRankTarget(record.targetRank);
    const lastRank = rankAt(grid, record.row, last);
    if (target === null && lastRank === null) return [];
    const folded = foldText(record.name);
    const isWhole = wholeIndex.test(folded) && !/linh vuc/.test(folded);
    // Another index in a row of its own is no field.
    if (!isWhole && anyIndex.test(folded) && folded.length < 60) return [];
    const field = isWhole ? null : { number: record.ordinal, name: record.name, row: record.row };
    return [{ field, target, lastRank, sheet, cell: record.cells.targetRank ?? null }];
  });
}

function ofCriteria(grid: Grid, { name: sheet }: SheetReading, table: SheetTable): StatedTarget[] {
  const wanted = columnWhere(table, targetHeader, /nam truoc|ket qua/);
  const last = columnWhere(table, lastRankHeader, aims);
  if (wanted === null && last === null) return [];
  const read = (row: number, field: StatedTarget['field']): StatedTarget[] => {
    const value = wanted === null ? null : valueAt(grid, row, wanted);
    const target = typeof value === 'string' ? parseRankTarget(value) : bareTarget(value);
    const lastRank = rankAt(grid, row, last);
    if (target === null && lastRank === null) return [];
    return [{ field, target, lastRank, sheet, cell: wanted === null ? null : { row, column: wanted } }];
  };
  return [
    ...table.records.flatMap((record) =>
      record.kind === 'criteria'
        ? read(record.row, { number: record.code, name: record.name ?? '', row: record.row })
        : [],
    ),
    ...table.totals.flatMap(({ row }) => read(row, null)),
  ];
}

/** A number alone in a column of targets is the group's size. */
function bareTarget(value: string | number | boolean | null): RankTarget | null {
  const rank = parseRank(value);
  if (rank === null) return null;
  return { group: { kind: 'top', to: rank.rank }, of: rank.of, percent: null, points: null, keeps: false, year: null };
}

/** Lines above a table: "Phấn đấu năm 2026 xếp trong nhóm 10", "Năm 2025 xếp thứ 9/34". */
function ofTitle(grid: Grid, { name: sheet }: SheetReading, table: SheetTable): StatedTarget[] {
  const found: StatedTarget[] = [];
  for (const line of titleTextAbove(grid, table.headerTop).split(' ; ')) {
    let wanting = false;
    for (const clause of clausesOf(line)) {
      wanting ||= wantsSomething.test(clause);
      if (anyIndex.test(clause)) continue;
      const subject = /linh vuc (.{4,120}?) (?:xep|tiep tuc|duy tri|nam trong|dat|phan dau|thuoc)\b/.exec(clause)?.[1];
      const field = subject === undefined ? null : { number: null, name: subject, row: -1 };
      const target = wanting ? readClause(clause) : null;
      const lastRank = target === null && !wanting ? parseRank(clause) : null;
      if (target !== null || (lastRank !== null && /nam (?:truoc|20\d\d)/.test(clause)))
        found.push({ field, target, lastRank, sheet, cell: null });
    }
  }
  return found;
}

/**
 * Gives the fields of a summary, and its whole, the targets that were stated for them: its own sheet's by their row,
 * other sheets' by name, else by number. The first stated counts; a rank of last year may come from elsewhere.
 */
export function targetsOf(summary: ScoreSummary, ownSheet: string, stated: readonly StatedTarget[]): FieldTargets {
  if (stated.length === 0) return noTargets;
  const byRow = new Map<number, FieldTarget>();
  const rows = new Map<number, ScoreNode>();
  const pending = [...summary.fields];
  for (let node = pending.pop(); node; node = pending.pop()) {
    rows.set(node.row, node);
    pending.push(...node.children);
  }
  const own = stated.filter(({ sheet, field }) => sheet === ownSheet && field !== null && field.row >= 0);
  for (const one of own) {
    const node = rows.get(one.field!.row);
    if (node) byRow.set(node.row, compare(node, join(byRow.get(node.row), one)));
  }
  const others = stated.filter((one) => one.field !== null && !own.includes(one));
  for (const node of summary.fields) {
    for (const one of pickFor(node, summary.fields, others)) {
      byRow.set(node.row, compare(node, join(byRow.get(node.row), one)));
    }
  }
  let total: FieldTarget | null = null;
  const whole = { ...summary.total, indexPercent: summary.indexPercent };
  for (const one of stated) if (one.field === null) total = compare(whole, join(total ?? undefined, one));
  return { byRow, total };
}

/** What was stated for a field: under its name, else under its number where no name says otherwise. */
function pickFor(
  node: ScoreNode,
  fields: readonly ScoreNode[],
  stated: readonly StatedTarget[],
): readonly StatedTarget[] {
  const named = stated.filter(({ field }) => fieldsAlike(field!.name, node.name));
  if (named.length > 0) return named;
  const number = numberOf(node.code);
  if (number === null) return [];
  return stated.filter(
    ({ field }) => numberOf(field!.number) === number && !fields.some((other) => fieldsAlike(field!.name, other.name)),
  );
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

function numberOf(code: string | null): number | null {
  if (code === null) return null;
  const folded = foldText(code).replace(/\.$/, '');
  const roman = romans.indexOf(folded);
  return roman >= 0 ? roman + 1 : /^\d{1,2}$/.test(folded) ? Number(folded) : null;
}

type Joined = Pick<FieldTarget, 'target' | 'lastRank' | 'sheet' | 'cell'>;

function join(known: FieldTarget | undefined, one: StatedTarget): Joined {
  if (known === undefined) return one;
  const from = known.target === null && one.target !== null ? one : known;
  return {
    target: known.target ?? one.target,
    lastRank: known.lastRank ?? one.lastRank,
    sheet: from.sheet,
    cell: from.cell,
  };
}

type Compared = Pick<ScoreNode, 'maxScore' | 'lost' | 'unscored' | 'indexPercent'>;

function compare(node: Compared, { target, lastRank, sheet, cell }: Joined): FieldTarget {
  return {
    target,
    lastRank,
    sheet,
    cell,
    missing: missingOf(node, target),
    placesShort: placesShort(target, lastRank),
  };
}

function missingOf(node: Compared, target: RankTarget | null): FieldTarget['missing'] {
  const scored = addPoints(node.maxScore, -node.unscored);
  if (scored <= 0) return null;
  const achieved = Math.max(0, addPoints(scored, -node.lost));
  if (target?.percent) {
    // Before any appraisal the points there are tell it, once all of them are there.
    const index = node.indexPercent ?? (node.unscored > 0 ? null : (achieved / node.maxScore) * 100);
    if (index === null) return null;
    return { by: 'percent', amount: Math.max(0, addPoints(target.percent.value, -Number(index.toFixed(6)))) };
  }
  if (!target?.points) return null;
  return { by: 'points', amount: Math.max(0, addPoints(target.points.value, -achieved)) };
}

/** Ranks among another number of provinces do not compare. */
function placesShort(target: RankTarget | null, last: Rank | null): number | null {
  if (!target?.group || last === null) return null;
  if (target.of !== null && last.of !== null && target.of !== last.of) return null;
  const { group } = target;
  switch (group.kind) {
    case 'top':
    case 'range':
      return Math.max(0, last.rank - group.to);
    case 'rank':
      return Math.max(0, last.rank - group.rank);
    case 'climb':
      return group.places;
    case 'band':
      return null;
  }
}
