import { titlesAbove } from './document-facts.ts';
import type { Grid } from './grid.ts';
import { describeBlock, rememberingMatcher } from './header-block.ts';
import { kindProfiles } from './kind-profile.ts';
import type { HeaderEvidence } from './recognise-columns.ts';
import { assignColumns, gatherEvidence, headerText } from './recognise-columns.ts';
import type { ColumnField, SheetKind } from './sheet-kind.ts';
import { columnFields } from './sheet-kind.ts';
import { SheetView } from './sheet-view.ts';

/** A column under a header that an officer points at, and what it most likely holds. */
export interface ColumnSuggestion {
  /** Zero-based sheet column. */
  readonly column: number;
  /** Header words, rows joined by " | "; "" where there are none. */
  readonly header: string;
  /** The first thing that stands under the header, `null` when nothing does. */
  readonly sample: string | null;
  readonly field: ColumnField | null;
  /** 0–1, `null` without a field; below 0.7 the officer should look. */
  readonly confidence: number | null;
}

/** A sheet this wide is no table of an office; more columns are not listed. */
const mostColumns = 60;
const guessConfidence = 0.5;
const sampleRows = 30;

/** The fields a column may hold on a kind of sheet, in the order officers read them. */
export function fieldsOfKind(kind: SheetKind): readonly ColumnField[] {
  const weights = profileOf(kind)?.weights ?? { ordinal: 1, note: 1 };
  // The identity of rows is the product's own column: nobody points at it.
  return columnFields.filter((field) => field !== 'rowIdentity' && field in weights);
}

/**
 * The columns under a header, as far as words and cells tell, for a kind of sheet that an officer named: her starting
 * point where the sheet was not recognised. Rows zero-based, clamped to the sheet.
 */
export function suggestColumns(
  grid: Grid,
  kind: SheetKind,
  headerTop: number,
  headerBottom: number,
): readonly ColumnSuggestion[] {
  const view = new SheetView(grid);
  const clamp = (row: number) => Math.max(view.range.top, Math.min(row, view.range.bottom));
  const [top, bottom] = [clamp(headerTop), clamp(headerBottom)];
  if (top > bottom) return [];
  const block = describeBlock(view, top, bottom);
  const listed: { column: number; sample: string | null }[] = [];
  for (let column = view.range.left; column <= view.range.right && listed.length < mostColumns; column += 1) {
    const sample = sampleUnder(view, column, bottom);
    if (sample !== null || block.paths.has(column)) listed.push({ column, sample });
  }
  const columns = listed.map(({ column }) => column);
  const evidence = gatherEvidence(view, block, columns, view.range.bottom, titlesAbove(view, top));
  const known = new Map(
    assignColumns(evidence, rememberingMatcher, kind).map(({ column, field, confidence }) => [
      column,
      { field, confidence },
    ]),
  );
  for (const [column, field] of guessByCells(evidence, kind, known)) {
    known.set(column, { field, confidence: guessConfidence });
  }
  return listed.map(({ column, sample }) => ({
    column,
    header: headerText(block, column),
    sample,
    field: known.get(column)?.field ?? null,
    confidence: known.get(column)?.confidence ?? null,
  }));
}

function sampleUnder(view: SheetView, column: number, headerBottom: number): string | null {
  const last = Math.min(view.range.bottom, headerBottom + sampleRows);
  for (let row = headerBottom + 1; row <= last; row += 1) {
    const text = view.text(row, column);
    if (text !== '' && view.lastColumnOf(row, column) === column) return text;
  }
  return null;
}

/** The running text of each kind, the longest column first. */
const longTexts: Readonly<Partial<Record<SheetKind, readonly ColumnField[]>>> = {
  plan: ['task'],
  criteria: ['name'],
  improvement: ['weakness', 'remedy'],
  recommendations: ['recommendation'],
};

/** What the cells alone say of columns whose words say nothing: numbering, agencies, deadlines, running text. */
function guessByCells(
  { columns, profileOf: profile }: HeaderEvidence,
  kind: SheetKind,
  known: ReadonlyMap<number, { readonly field: ColumnField }>,
): ReadonlyMap<number, ColumnField> {
  const asked = kind === 'papi' ? 'plan' : kind;
  const weights = profileOf(kind)?.weights ?? {};
  const guesses = new Map<number, ColumnField>();
  const taken = new Set([...known.values()].map(({ field }) => field));
  const open = () => columns.filter((column) => !known.has(column) && !guesses.has(column));
  const give = (column: number | undefined, field: ColumnField) => {
    if (column === undefined || taken.has(field) || weights[field] === undefined) return;
    guesses.set(column, field);
    taken.add(field);
  };
  const numbering = columns[0];
  if (numbering !== undefined && open().includes(numbering) && profile(numbering).code >= 0.6) {
    give(numbering, asked === 'criteria' ? 'code' : 'ordinal');
  }
  give(
    open().find((column) => profile(column).deadline >= 0.6),
    'deadline',
  );
  const withAgencies = open().filter((column) => profile(column).agency >= 0.6);
  give(withAgencies[0], asked === 'agencies' ? 'name' : 'leadAgencies');
  give(withAgencies[1], 'coAgencies');
  if (asked === 'criteria') {
    give(
      open().find((column) => profile(column).numeric >= 0.6),
      'maxScore',
    );
  }
  const texts = open().filter((column) => profile(column).filled > 0 && profile(column).numeric < 0.5);
  const longest = [...texts].sort((a, b) => profile(b).averageLength - profile(a).averageLength);
  (longTexts[asked] ?? []).forEach((field, index) => give(longest[index], field));
  const work = [...known, ...[...guesses].map(([column, field]) => [column, { field }] as const)].find(
    ([, { field }]) => field === 'task' || field === 'activity',
  )?.[0];
  // The product stands right of the work it comes from.
  if (asked === 'plan' && work !== undefined)
    give(
      open().find((column) => column > work && texts.includes(column)),
      'product',
    );
  return guesses;
}

function profileOf(kind: SheetKind) {
  return kindProfiles.find((profile) => profile.kind === (kind === 'papi' ? 'plan' : kind));
}
