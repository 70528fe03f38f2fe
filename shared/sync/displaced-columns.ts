// Whether the changes of one column are cells that changed rows (sorted, shifted, cut and pasted without the rest of their
// rows) or cells that were edited (SPEC I-4). Only the hashes of the former values are known, so a value is told by where
// it stood before. What speaks for a move:
//   - a text that stood in one row only and now stands in another;
//   - a slip: a run of cells each of which holds what stood the same number of rows away;
//   - numbers and statuses whose rises and falls cancel out. Work only goes up, and 20 → 40 beside 40 → 60 is work.
import { blankHash } from './field-hash.ts';
import { typeOf } from './field-owners.ts';
import { rankOfHash, rankOfValue } from './field-rank.ts';
import { groupBy } from './group-by.ts';
import type { FieldValue } from './protocol.ts';

/** One cell of a column: the hash that its row last saw there and what it holds now. */
export interface ColumnCell<Row> {
  readonly of: Row;
  /** Zero-based sheet row. */
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly value: FieldValue;
}

/** A column that was moved without its rows. */
interface Displacement<Row> {
  /** Changed cells that must not be sent as they are: those that moved, and the ends and typed cells among them. */
  readonly cells: readonly ColumnCell<Row>[];
  /** Row that a moved value stands in now → row that it stood in before, where that is certain. */
  readonly sources: ReadonlyMap<Row, Row>;
}

const leastValues = 3;
/** Of the changed cells that are not blank, this share must have moved; more where values repeat. */
const leastShare = 0.6;
const leastShareOfRepeated = 0.7;
/** So many moved values speak for themselves, however much else was typed into the column. */
const enoughMoved = 5;
/** The sum of all changes against their sizes: 0 for a rearrangement, 1 for work that only goes up. */
const mostImbalance = 0.7;
const leastShareOfRise = 0.8;
/** How many places of a repeated value are looked at on either side. */
const nearPlaces = 8;
/** How many runs are looked at, the longest first. */
const mostRuns = 8;

interface Evidence<Row> {
  readonly moved: readonly ColumnCell<Row>[];
  readonly sources: ReadonlyMap<Row, Row>;
}

/** Judges one column; `cells` in sheet order, those of rows that changed and those that did not. Linear in its cells. */
export function findDisplacement<Row>(field: string, cells: readonly ColumnCell<Row>[]): Displacement<Row> | null {
  const changed = cells.filter(({ from, to }) => from !== to);
  const filled = changed.filter(({ to }) => to !== blankHash);
  if (filled.length < leastValues) return null;
  const found = isRanked(field) ? judgeRanked(field, cells, changed, filled) : judgeTexts(cells, changed, filled);
  if (found === null) return null;
  const { moved, sources } = found;
  if (moved.length >= leastShare * filled.length) return { cells: changed, sources };
  const [top, bottom] = [moved[0]!.row, moved.at(-1)!.row];
  return { cells: changed.filter(({ row }) => row >= top && row <= bottom), sources };
}

function isRanked(field: string): boolean {
  return field === 'status' || typeOf(field) === 'number';
}

function countValues<Row>(cells: readonly ColumnCell<Row>[]): number {
  return new Set(cells.map(({ to }) => to)).size;
}

/** Cells that hold what another changed cell held: each former cell explains one. */
function movedCells<Row>(changed: readonly ColumnCell<Row>[]): ColumnCell<Row>[] {
  const left = new Map<string, number>();
  for (const { from } of changed) left.set(from, (left.get(from) ?? 0) + 1);
  return changed.filter(({ to }) => {
    const count = to === blankHash ? 0 : (left.get(to) ?? 0);
    if (count > 0) left.set(to, count - 1);
    return count > 0;
  });
}

function judgeTexts<Row>(
  cells: readonly ColumnCell<Row>[],
  changed: readonly ColumnCell<Row>[],
  filled: readonly ColumnCell<Row>[],
): Evidence<Row> | null {
  const moved = movedCells(changed);
  const values = countValues(moved);
  if (values < leastValues) return null;
  const owners = ownersOf(cells);
  const distinctive = moved.filter(({ to }) => owners.get(to) !== null);
  const sources = new Map(
    distinctive.flatMap((cell): [Row, Row][] => {
      const source = owners.get(cell.to);
      return source ? [[cell.of, source.of]] : [];
    }),
  );
  const share = moved.length / filled.length;
  const single = countValues(distinctive);
  if (share >= (single >= leastValues ? leastShare : leastShareOfRepeated)) return { moved, sources };
  if (single >= enoughMoved) return { moved: distinctive, sources };
  return longSlip(cells, changed, filled);
}

/** The cell that alone held a value before; `null` where several did. */
function ownersOf<Row>(cells: readonly ColumnCell<Row>[]): Map<string, ColumnCell<Row> | null> {
  const owners = new Map<string, ColumnCell<Row> | null>();
  for (const cell of cells) owners.set(cell.from, owners.has(cell.from) ? null : cell);
  return owners;
}

function judgeRanked<Row>(
  field: string,
  cells: readonly ColumnCell<Row>[],
  changed: readonly ColumnCell<Row>[],
  filled: readonly ColumnCell<Row>[],
): Evidence<Row> | null {
  const rankNow = new Map(cells.map(({ to, value }) => [to, rankOfValue(field, value)]));
  const stepOf = ({ from, value }: ColumnCell<Row>): number | null => {
    const [before, now] = [rankNow.get(from) ?? rankOfHash(field, from), rankOfValue(field, value)];
    return before === null || now === null ? null : now - before;
  };
  const steps = changed.map(stepOf);
  // Everything went on by the same step: in a column in order that looks like a slip.
  if (steps.every((step) => step !== null && step === steps[0])) return null;
  const slip = longSlip(cells, changed, filled);
  const onlyRises = changed.every(({ to }) => to !== blankHash) && steps.every((step) => step === null || step > 0);
  if (slip !== null) {
    const enough = slip.moved.length >= enoughMoved && slip.moved.length >= leastShareOfRise * filled.length;
    return !onlyRises || enough ? slip : null;
  }
  const moved = movedCells(changed);
  if (countValues(moved) < leastValues || moved.length < leastShareOfRepeated * filled.length) return null;
  const emptied = changed.filter(({ to }) => to === blankHash);
  const known = [...moved, ...emptied].flatMap((cell) => stepOf(cell) ?? []);
  const sum = known.reduce((total, step) => total + step, 0);
  const size = known.reduce((total, step) => total + Math.abs(step), 0);
  return size > 0 && Math.abs(sum) <= mostImbalance * size ? { moved, sources: new Map() } : null;
}

/**
 * The run of cells that hold what stood the same number of rows away, as a deleted or inserted cell, or a block cut and
 * pasted, leaves it. Counted in rows of the sheet, and in changed rows: an agency's own rows may lie apart.
 */
function longSlip<Row>(
  cells: readonly ColumnCell<Row>[],
  changed: readonly ColumnCell<Row>[],
  filled: readonly ColumnCell<Row>[],
): Evidence<Row> | null {
  const runs = [findRun(cells, (cell) => cell.row), findRun(changed, (_, index) => index)];
  const best = runs.reduce((long, run) => (run.length > long.length ? run : long));
  const enough = best.length >= leastShare * filled.length || best.length >= enoughMoved;
  if (!enough || countValues(best.map(({ cell }) => cell)) < leastValues) return null;
  return {
    moved: best.map(({ cell }) => cell),
    sources: new Map(best.map(({ cell, source }) => [cell.of, source.of])),
  };
}

interface Slipped<Row> {
  readonly cell: ColumnCell<Row>;
  readonly source: ColumnCell<Row>;
}

function findRun<Row>(
  cells: readonly ColumnCell<Row>[],
  placeOf: (cell: ColumnCell<Row>, index: number) => number,
): readonly Slipped<Row>[] {
  const placed = cells.map((cell, index) => ({ cell, place: placeOf(cell, index) }));
  const places = groupBy(placed, ({ cell }) => cell.from);
  const byOffset = new Map<number, (Slipped<Row> & { readonly place: number })[]>();
  for (const { cell, place } of placed) {
    if (cell.from === cell.to || cell.to === blankHash) continue;
    for (const { cell: source, place: was } of nearest(places.get(cell.to) ?? [], place)) {
      const run = byOffset.get(place - was);
      if (run) run.push({ cell, source, place });
      else byOffset.set(place - was, [{ cell, source, place }]);
    }
  }
  const before = new Map(placed.map(({ cell, place }) => [place, cell.from]));
  const longest = [...byOffset].sort(([, a], [, b]) => b.length - a.length).slice(0, mostRuns);
  return longest.find(([offset, run]) => isDense(placed, before, run, offset))?.[1] ?? [];
}

/** The places around `place`, at most so many on either side. */
function nearest<Place extends { readonly place: number }>(places: readonly Place[], place: number): readonly Place[] {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.place < place) low = middle + 1;
    else high = middle;
  }
  return places.slice(Math.max(0, low - nearPlaces), low + nearPlaces);
}

/** Whether most cells between the first and the last of a run went the same way; scattered edits do not. */
function isDense<Row>(
  placed: readonly { readonly cell: ColumnCell<Row>; readonly place: number }[],
  before: ReadonlyMap<number, string>,
  run: readonly { readonly place: number }[],
  offset: number,
): boolean {
  const [top, bottom] = [run[0]!.place, run.at(-1)!.place];
  const between = placed.filter(({ place }) => place >= top && place <= bottom);
  const slipped = between.filter(({ cell, place }) => cell.to === (before.get(place - offset) ?? blankHash));
  return slipped.length >= leastShare * between.length;
}

/**
 * Whether another column went along with a displaced one: of the moved rows in which that can be told, nearly all hold
 * what the row held that the value came from.
 */
export function wentAlong<Row>(cells: readonly ColumnCell<Row>[], sources: ReadonlyMap<Row, Row>): boolean {
  const byRow = new Map(cells.map((cell) => [cell.of, cell]));
  let [told, along] = [0, 0];
  for (const [row, source] of sources) {
    const [cell, was] = [byRow.get(row), byRow.get(source)];
    if (cell === undefined || was === undefined || cell.from === was.from) continue;
    told += 1;
    if (cell.to === was.from) along += 1;
  }
  return told >= 2 && along >= 0.8 * told;
}
