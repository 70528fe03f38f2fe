import { foldText } from '../text/fold-text.ts';
import type { ItemCode } from './item-code.ts';
import { codeCandidates, splitLeadingCode } from './item-code.ts';
import { LevelCodes } from './level-codes.ts';
import type { RowShape } from './row-shape.ts';
import { closingOf, isWide, shapeRows, totalLabelOf } from './row-shape.ts';
import type { FieldCell } from './sheet-record.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { TableSection } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';
import type { CriteriaBody, CriterionRow } from './walk-criteria.ts';
import { isRuleWording } from './walk-criteria.ts';

/** A criterion that begins on a row, in the column of its level. */
export interface LevelOpening {
  readonly shape: RowShape;
  readonly level: number;
  readonly column: number;
  readonly name: string;
  /** The number written for it: in its own column, the table's, or in front of its name. */
  readonly code: ItemCode | null;
  readonly codeCell: FieldCell | null;
  /** The last one that begins on its row: the rest of the row is about it. */
  readonly deepest: boolean;
  readonly ruleRows: number[];
}

const scores: readonly ColumnField[] = [
  'maxScore',
  'selfScore',
  'surveyScore',
  'appraisedScore',
  'achievedScore',
  'lastYearScore',
  'indexPercent',
];

/**
 * Sorts the rows of a criteria set with a column of names for each level, merged down, blank below or repeated. One
 * row may begin a field, a criterion and a sub-criterion at once. Linear in the rows.
 */
export function walkLevels(view: SheetView, layout: TableLayout): CriteriaBody {
  return new LevelWalk(view, layout).run();
}

class LevelWalk {
  private readonly shapes: readonly RowShape[];
  private readonly openings: LevelOpening[] = [];
  private readonly sections: (TableSection & { readonly before: number })[] = [];
  private readonly totals: { row: number; label: string }[] = [];
  /** Folded names open at each level. */
  private readonly open: string[] = [];
  private readonly sharedCode: number | undefined;
  private readonly codeLevel: number | 'deepest' | 'none';
  /** Cells with the points of a whole group, merged down beside its name. */
  private readonly grouped = new Set<string>();
  private bottom: number;
  private inNotes = false;

  constructor(
    private readonly view: SheetView,
    private readonly layout: TableLayout,
  ) {
    this.shapes = shapeRows(view, layout);
    this.bottom = layout.block.bottom;
    const own = layout.levels.some(({ codeColumn }) => codeColumn !== null);
    this.sharedCode = own ? undefined : (layout.columnOf.get('code') ?? layout.columnOf.get('ordinal'));
    this.codeLevel = this.levelNumbered();
  }

  run(): CriteriaBody {
    for (const [index, shape] of this.shapes.entries()) {
      const closing = closingOf(this.view, shape);
      if (closing === 'signature') break;
      if (closing === 'note') this.inNotes = true;
      if (this.inNotes && shape.payload.size === 0) continue;
      this.inNotes = false;
      this.take(shape, this.shapes[index + 1] ?? null);
    }
    return { criteria: this.criteria(), sections: this.sections, totals: this.totals, bottom: this.bottom };
  }

  private take(shape: RowShape, next: RowShape | null): void {
    const label = totalLabelOf(this.view, shape);
    if (label !== null) {
      this.totals.push({ row: shape.row, label });
      this.bottom = shape.row;
      return;
    }
    const named = this.namedAt(shape);
    const [only] = named;
    if (only === undefined) return;
    if (named.length === 1 && shape.payload.size === 0) {
      const isLine =
        isWide(this.view, this.layout, shape.row, only.column) && splitLeadingCode(only.text).code === null;
      const isPart = /^phan\b/.test(foldText(only.text.slice(0, 20)));
      if (isPart || (isLine && shape.code === null && this.spansTable(shape.row, only.column))) {
        if (next) this.enterSection(shape, only.text);
        return;
      }
      if (!next && shape.afterGap) return;
    }
    if (this.isRuleLine(shape, named)) {
      this.openings.at(-1)!.ruleRows.push(shape.row);
      this.bottom = shape.row;
      return;
    }
    this.begin(shape, named);
  }

  private enterSection(shape: RowShape, text: string): void {
    const { code, rest } = splitLeadingCode(text);
    this.sections.push({ row: shape.row, code: code?.text ?? null, name: rest, before: this.openings.length });
    this.open.length = 0;
    this.bottom = shape.row;
  }

  private spansTable(row: number, column: number): boolean {
    const { left, right } = this.layout;
    return this.view.lastColumnOf(row, column) - column + 1 >= 0.8 * (right - left + 1);
  }

  /** The names that begin on a row; one repeated from the row above, or from the level outside, begins nothing. */
  private namedAt(shape: RowShape): { readonly level: number; readonly column: number; readonly text: string }[] {
    const { levels } = this.layout;
    const written = levels.flatMap(({ column }, level) => {
      const text = this.view.text(shape.row, column);
      return text === '' ? [] : [{ level, column, text }];
    });
    if (written.length === 0) {
      // A field merged from the column of numbers over the columns of names.
      const first = shape.filled[0];
      const isField =
        first !== undefined && first < levels[0]!.column && isWide(this.view, this.layout, shape.row, first);
      return isField ? [{ level: 0, column: first, text: this.view.text(shape.row, first) }] : [];
    }
    let begins = false;
    const named: typeof written = [];
    for (const [index, one] of written.entries()) {
      const key = foldText(one.text);
      const isLast = index === written.length - 1;
      if (!begins && !isLast && this.open[one.level] === key) continue;
      const outer = named.at(-1);
      if (outer && foldText(outer.text) === key) continue;
      begins = true;
      this.open.length = one.level;
      this.open[one.level] = key;
      named.push(one);
    }
    return named;
  }

  /** A branch of a rule written under its criterion, in the innermost column. */
  private isRuleLine(shape: RowShape, named: readonly { readonly level: number; readonly text: string }[]): boolean {
    const [only] = named;
    if (named.length !== 1 || !only || this.openings.length === 0) return false;
    if (only.level !== this.layout.levels.length - 1) return false;
    if ([...shape.payload].some((field) => field !== 'maxScore' && field !== 'rule')) return false;
    const { code } = splitLeadingCode(only.text);
    if (shape.code !== null || (code !== null && code.style !== 'bullet')) return false;
    return isRuleWording(only.text, 'points');
  }

  private begin(
    shape: RowShape,
    named: readonly { readonly level: number; readonly column: number; readonly text: string }[],
  ): void {
    for (const [index, { level, column, text }] of named.entries()) {
      const deepest = index === named.length - 1;
      const split = splitLeadingCode(text);
      const inName = split.code !== null && split.code.style !== 'bullet' ? split : null;
      const numbered = this.codeFor(shape, level, deepest);
      const code = numbered?.code ?? inName?.code ?? null;
      const name = inName && (numbered === null || numbered.code.text === inName.code!.text) ? inName.rest : text;
      const codeCell = numbered?.cell ?? null;
      this.openings.push({ shape, level, column, name, code, codeCell, deepest, ruleRows: [] });
    }
    this.bottom = shape.row;
  }

  private codeFor(shape: RowShape, level: number, deepest: boolean): { code: ItemCode; cell: FieldCell } | null {
    const own = this.layout.levels[level]!.codeColumn;
    const applies = this.codeLevel === 'deepest' ? deepest : this.codeLevel === level;
    const column = own ?? (applies ? this.sharedCode : undefined);
    if (column === undefined) return null;
    const [code] = codeCandidates(this.view.value(shape.row, column), this.view.format(shape.row, column));
    return code && code.style !== 'bullet' ? { code, cell: { row: shape.row, column, from: 'own' } } : null;
  }

  /** Whose numbers the table's own column of numbers holds: a level's, those of each row, or a mere count of rows. */
  private levelNumbered(): number | 'deepest' | 'none' {
    const column = this.sharedCode;
    if (column === undefined) return 'none';
    const { levels } = this.layout;
    const [outer, inner] = [levels[0]!.column, levels.at(-1)!.column];
    let numbered = 0;
    let numberedOuter = 0;
    let plain = 0;
    let shared = 0;
    let inNames = 0;
    let rows = 0;
    for (const { row, code } of this.shapes) {
      const texts = levels.map((level) => this.view.text(row, level.column)).filter((text) => text !== '');
      if (texts.length === 0) continue;
      rows += 1;
      if (this.view.text(row, inner) !== '' && splitLeadingCode(this.view.text(row, inner)).code) inNames += 1;
      if (!code) continue;
      numbered += 1;
      if (this.view.text(row, outer) !== '') numberedOuter += 1;
      if (code.style === 'number') plain += 1;
      if (texts.length > 1) shared += 1;
    }
    if (numbered === 0) return 'none';
    if (numbered < rows && numberedOuter === numbered && shared > 0) return 0;
    const isCount = plain === numbered && (shared > 0 || inNames > rows / 2);
    return isCount ? 'none' : 'deepest';
  }

  private criteria(): CriterionRow[] {
    const placed = new LevelCodes().place(this.openings);
    let reached = 0;
    return this.openings.map((opening, index): CriterionRow => {
      const { shape, name, ruleRows } = opening;
      const place = placed[index]!;
      while (reached < this.sections.length && this.sections[reached]!.before <= index) reached += 1;
      const section = this.sections[reached - 1] ?? null;
      return { row: shape.row, section, ...place, name, ruleRows, own: this.cellsFor(opening, index) };
    });
  }

  /** The cells that are this criterion's and not those of another that begins on its row. */
  private cellsFor({ shape, level, column, codeCell, deepest }: LevelOpening, index: number): CriterionRow['own'] {
    const { row } = shape;
    const cells: Partial<Record<ColumnField, FieldCell>> = { name: { row, column, from: 'own' } };
    const left = new Set<ColumnField>(codeCell ? [] : ['code']);
    if (codeCell) cells.code = codeCell;
    const points = this.layout.levels[level]!.pointsColumn;
    if (points !== null) cells.maxScore = { row, column: points, from: 'own' };
    else if (this.layout.levels.some(({ pointsColumn }) => pointsColumn !== null)) left.add('maxScore');
    for (const field of points === null ? scores : scores.slice(1)) {
      const at = this.layout.columnOf.get(field);
      if (at === undefined || left.has(field)) continue;
      const merge = this.view.mergeAt(row, at);
      if (!merge || merge.bottom === merge.top) continue;
      const key = `${merge.top}:${at}`;
      const isOwn = merge.top === row && this.isAcross(row, column, merge.bottom);
      if (isOwn && !deepest && !this.innerShares(index, merge.bottom)) {
        this.grouped.add(key);
        cells[field] = { row, column: at, from: 'own' };
      } else if (deepest && this.grouped.has(key)) left.add(field);
    }
    return { shared: !deepest, cells, left };
  }

  private isAcross(row: number, column: number, bottom: number): boolean {
    const merge = this.view.mergeAt(row, column);
    return merge !== null && merge.top === row && merge.bottom === bottom;
  }

  /** Whether a level further in is merged over the same rows. */
  private innerShares(index: number, bottom: number): boolean {
    const { shape } = this.openings[index]!;
    for (let next = index + 1; this.openings[next]?.shape === shape; next += 1) {
      if (this.isAcross(shape.row, this.openings[next]!.column, bottom)) return true;
    }
    return false;
  }
}
