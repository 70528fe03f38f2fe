import type { CellValue, Grid, Rect } from '#shared/sheet/grid.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import type { DraftGrid } from './draft-grid.ts';
import { draftOf, gridOf, widthOf, windowOf } from './draft-grid.ts';
import { oddFormats, oddTexts, oddValue, strayCharacters } from './hostile-values.ts';

type Mutation = (draft: DraftGrid, random: SeededRandom) => void;

const mostRows = 60;
const mostColumns = 260;
const lastRow = 1_048_575;
const lastColumn = 16_383;

function blocksOf(draft: DraftGrid): unknown[][][] {
  return [draft.values, draft.formulas, draft.numberFormats];
}

/** Every row of the three blocks, changed in place the same way. */
function eachRow(draft: DraftGrid, change: (row: unknown[]) => void): void {
  for (const block of blocksOf(draft)) block.forEach(change);
}

const rowMutations: readonly Mutation[] = [
  (draft, random) => {
    const at = random.int(draft.values.length);
    for (const block of blocksOf(draft)) block.splice(at, 1 + (at % 3));
  },
  (draft, random) => {
    const at = random.int(draft.values.length);
    const to = random.int(draft.values.length);
    for (const block of blocksOf(draft)) block.splice(to, 0, [...block[at]!]);
  },
  (draft, random) => {
    const [a, b] = [random.int(draft.values.length), random.int(draft.values.length)];
    for (const block of blocksOf(draft)) [block[a], block[b]] = [block[b]!, block[a]!];
  },
  (draft, random) => {
    const at = random.int(draft.values.length + 1);
    const width = widthOf(draft);
    for (const block of blocksOf(draft)) block.splice(at, 0, new Array<null>(width).fill(null));
  },
  // The header once more, as on the next printed page.
  (draft, random) => {
    const at = random.int(draft.values.length + 1);
    const header = random.int(Math.min(8, draft.values.length));
    const lines = 1 + random.int(2);
    for (const block of blocksOf(draft)) {
      block.splice(at, 0, ...block.slice(header, header + lines).map((row) => [...row]));
    }
  },
  (draft, random) => {
    const kept = 1 + random.int(draft.values.length);
    for (const block of blocksOf(draft)) block.length = kept;
  },
  (draft, random) => {
    const from = Math.min(5, draft.values.length);
    const rest = draft.values.splice(from);
    random.shuffle(rest);
    draft.values.push(...rest);
  },
];

const columnMutations: readonly Mutation[] = [
  (draft, random) => {
    const at = random.int(widthOf(draft));
    eachRow(draft, (row) => row.splice(at, 1));
  },
  (draft, random) => {
    const at = random.int(widthOf(draft));
    const to = random.int(widthOf(draft) + 1);
    eachRow(draft, (row) => row.splice(to, 0, row[at]));
  },
  (draft, random) => {
    const [a, b] = [random.int(widthOf(draft)), random.int(widthOf(draft))];
    eachRow(draft, (row) => ([row[a], row[b]] = [row[b], row[a]]));
  },
  (draft, random) => {
    const at = random.int(widthOf(draft) + 1);
    eachRow(draft, (row) => row.splice(at, 0, null));
  },
  (draft, random) => {
    const at = random.int(widthOf(draft));
    for (const row of draft.values) row[at] = oddValue(random);
  },
  (draft, random) => {
    const at = random.int(widthOf(draft));
    const value = oddValue(random);
    for (const row of draft.values.slice(6)) row[at] = value;
  },
  (draft, random) => {
    const added = 5 + random.int(random.chance(0.05) ? 200 : 20);
    for (const row of draft.values) for (let count = 0; count < added; count += 1) row.push(null);
    for (const block of [draft.formulas, draft.numberFormats]) {
      for (const row of block) for (let count = 0; count < added; count += 1) row.push(null);
    }
    for (let count = 0; count < added; count += 1) {
      draft.values[random.int(draft.values.length)]![widthOf(draft) - 1 - random.int(added)] = oddValue(random);
    }
  },
];

function garble(text: string, random: SeededRandom): string {
  const at = random.int(text.length + 1);
  const other = random.int(text.length + 1);
  const [from, to] = [Math.min(at, other), Math.max(at, other)];
  switch (random.int(16)) {
    case 0:
      return text.slice(0, at) + random.pick(strayCharacters) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.normalize('NFD');
    case 3:
      return text.replaceAll(' ', random.pick(['\u00a0', '  ', '\u2003', '\n', '\t', '']));
    case 4:
      return random.chance(0.5) ? text.toUpperCase() : text.toLowerCase();
    case 5:
      return text.slice(from, to);
    case 6:
      return text.slice(0, from) + text.slice(to);
    case 7:
      return `${text}${random.pick([' ', '; ', ', ', '. ', '\n', ''])}${random.pick(oddTexts)}`;
    case 8:
      return text.replace(/\d+/g, (digits) => String(Number(digits) + random.int(40) - 20));
    case 9:
      return text.replace(/\d/g, random.pick(['', '0', '9', ',', '.']));
    case 10:
      return [...text].reverse().join('');
    case 11:
      return text.normalize('NFD').replace(/\p{M}/gu, '');
    case 12:
      return `${random.pick(['=', '+', '-', '@', "'", '• ', '- ', '1. ', '(1) '])}${text}`;
    case 13:
      return (text === '' ? '-' : text).repeat(2 + random.int(4)).slice(0, 3000);
    case 14:
      return text.slice(from, to) + text.slice(0, from) + text.slice(to);
    default:
      return text.replace(/[,;.:()/-]/g, random.pick([';', ',', '.', ':', '(', ')', '/', '–', '']));
  }
}

function longText(random: SeededRandom): string {
  const unit = random.pick([
    'a',
    ' ',
    '1',
    '1.',
    '1,',
    '(',
    'Sở Nội vụ, ',
    'và ',
    '10/01/2026 ',
    'x: 1; ',
    '\u0301',
    '%',
    '\n',
  ]);
  return unit.repeat(Math.ceil((500 + random.int(random.chance(0.02) ? 32_000 : 1_500)) / unit.length));
}

function anyCell(draft: DraftGrid, random: SeededRandom): { row: CellValue[]; rowIndex: number; column: number } {
  const rowIndex = random.int(draft.values.length);
  return { row: draft.values[rowIndex]!, rowIndex, column: random.int(widthOf(draft)) };
}

const cellMutations: readonly Mutation[] = [
  (draft, random) => {
    const { row, column } = anyCell(draft, random);
    row[column] = oddValue(random);
  },
  (draft, random) => {
    const { row, column } = anyCell(draft, random);
    row[column] = garble(String(row[column] ?? random.pick(oddTexts)), random);
  },
  (draft, random) => {
    for (let count = 1 + random.int(10); count > 0; count -= 1) {
      const { row, column } = anyCell(draft, random);
      if (typeof row[column] === 'string') row[column] = garble(row[column], random);
    }
  },
  (draft, random) => {
    const from = anyCell(draft, random);
    const to = anyCell(draft, random);
    to.row[to.column] = from.row[from.column] ?? null;
  },
  (draft, random) => {
    const from = anyCell(draft, random);
    const to = anyCell(draft, random);
    to.row[to.column] =
      `${String(from.row[from.column] ?? '')}${random.pick(['', ' ', '; ', '\n'])}${String(to.row[to.column] ?? '')}`;
  },
  (draft, random) => {
    const { row, column } = anyCell(draft, random);
    const value = row[column] ?? null;
    if (typeof value === 'number')
      row[column] = `${random.pick(['', "'", ' ', '0'])}${String(value).replace('.', ',')}`;
    else if (typeof value === 'string' && Number.isFinite(Number(value))) row[column] = Number(value);
  },
  (draft, random) => {
    const { rowIndex, column } = anyCell(draft, random);
    draft.formulas[rowIndex]![column] = random.pick(['=1+1', '=SUM(C1:C9)', '=A1', '=#REF!', '=IF(A1="","",B2)', '=']);
  },
  (draft, random) => {
    const { rowIndex, column } = anyCell(draft, random);
    draft.numberFormats[rowIndex]![column] = random.pick(oddFormats);
  },
  (draft, random) => {
    const column = random.int(widthOf(draft));
    const format = random.pick(oddFormats);
    for (const row of draft.numberFormats) row[column] = format;
  },
  (draft, random) => {
    const { row, column } = anyCell(draft, random);
    if (random.chance(0.2)) row[column] = longText(random);
  },
];

function anyRect(draft: DraftGrid, random: SeededRandom): Rect {
  const line = (from: number, count: number) => from - 2 + random.int(count + 5);
  const rows = [line(draft.top, draft.values.length), line(draft.top, draft.values.length)] as const;
  const columns = [line(draft.left, widthOf(draft)), line(draft.left, widthOf(draft))] as const;
  return { top: rows[0], left: columns[0], bottom: rows[1], right: columns[1] };
}

function ordered({ top, left, bottom, right }: Rect): Rect {
  return {
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
}

const sheetMutations: readonly Mutation[] = [
  (draft, random) => draft.merges.push(ordered(anyRect(draft, random))),
  (draft, random) => draft.merges.push(anyRect(draft, random)),
  // Cells merged down one column, the way people group rows.
  (draft, random) => {
    const top = draft.top + random.int(draft.values.length);
    const left = draft.left + random.int(widthOf(draft));
    draft.merges.push({ top, left, bottom: top + random.int(12), right: left });
  },
  (draft, random) => {
    const top = draft.top + random.int(draft.values.length);
    draft.merges.push({ top, left: 0, bottom: top, right: lastColumn });
  },
  (draft, random) => {
    const merge = draft.merges[random.int(Math.max(1, draft.merges.length))];
    if (merge) draft.merges.push({ ...merge, bottom: merge.bottom + 1, top: merge.top - random.int(2) });
  },
  (draft, random) => {
    if (draft.merges.length > 0) draft.merges.splice(random.int(draft.merges.length), 1 + random.int(5));
  },
  (draft) => {
    draft.merges.push({ top: 0, left: 0, bottom: lastRow, right: lastColumn });
  },
  (draft, random) => {
    draft.hiddenRows.add(draft.top + random.int(draft.values.length + 3));
    draft.hiddenColumns.add(draft.left + random.int(widthOf(draft) + 3));
  },
  (draft, random) => {
    draft.name = random.pick(['', 'Sheet1', "O'Hara", 'Kế hoạch', 'a'.repeat(31), '\ud800', 'NFD é'.normalize('NFD')]);
  },
];

/** Moves the table with all its merges, up to the last corner of a sheet. */
function moveOrigin(draft: DraftGrid, random: SeededRandom): void {
  const corner = random.chance(0.1);
  const rows = corner ? lastRow - draft.values.length + 1 - draft.top : random.int(30);
  const columns = corner ? lastColumn - widthOf(draft) + 1 - draft.left : random.int(12);
  draft.top += rows;
  draft.left += columns;
  draft.merges = draft.merges.map(({ top, left, bottom, right }) => ({
    top: top + rows,
    left: left + columns,
    bottom: bottom + rows,
    right: right + columns,
  }));
  draft.hiddenRows = new Set([...draft.hiddenRows].map((row) => row + rows));
  draft.hiddenColumns = new Set([...draft.hiddenColumns].map((column) => column + columns));
}

function cutToSize(draft: DraftGrid): void {
  for (const block of blocksOf(draft)) {
    if (block.length > mostRows) block.length = mostRows;
    for (const row of block) if (row.length > mostColumns) row.length = mostColumns;
  }
}

function startFrom(sources: readonly Grid[], random: SeededRandom): DraftGrid {
  const source = random.pick(sources);
  const count = source.values.length;
  if (count <= 24) return draftOf(source);
  const head = 4 + random.int(4);
  const from = head + random.int(Math.max(1, count - head - 6));
  return windowOf(source, head, from, Math.min(count, from + 4 + random.int(random.chance(0.08) ? 46 : 12)));
}

/** A real or sample sheet after a handful of accidents. The same seed over the same sources gives the same grid. */
export function mutateGrid(sources: readonly Grid[], seed: number): Grid {
  const random = seededRandom(seed);
  const draft = startFrom(sources, random);
  const steps = random.int(random.chance(0.2) ? 30 : 8);
  for (let step = 0; step < steps; step += 1) {
    // An accident may have left nothing to mutate.
    if (draft.values.length === 0 || widthOf(draft) === 0) break;
    const kind = random.int(20);
    const mutations = kind < 4 ? rowMutations : kind < 7 ? columnMutations : kind < 16 ? cellMutations : sheetMutations;
    random.pick(mutations)(draft, random);
    cutToSize(draft);
  }
  if (random.chance(0.1)) moveOrigin(draft, random);
  return gridOf(draft, { formulas: random.chance(0.7), numberFormats: random.chance(0.7) });
}
