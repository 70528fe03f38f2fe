import { foldText } from '../text/fold-text.ts';
import { CodeOutline } from './code-outline.ts';
import type { ItemCode } from './item-code.ts';
import { findFieldRows, type FieldRows } from './field-rows.ts';
import { chooseCode, codeCandidates, isAllCaps, splitLeadingCode, wordedCode } from './item-code.ts';
import type { RowShape } from './row-shape.ts';
import { closingOf, isWide, shapeRows, totalLabelOf } from './row-shape.ts';
import type { FieldCell } from './sheet-record.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { TableSection } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';

/** A criterion's row with its place in the tree. */
export interface CriterionRow {
  readonly row: number;
  readonly section: TableSection | null;
  readonly code: string | null;
  readonly level: number;
  readonly parent: string | null;
  readonly leaf: boolean;
  /** The name without a code written in front of it; `null` = as the cell says. */
  readonly name: string | null;
  /** Rows below that hold its scoring rule line by line, where the table has no column for rules. */
  readonly ruleRows: readonly number[];
  /** Which cells of the row are its own, where levels stand in columns of their own; absent = all of them. */
  readonly own?: {
    /** Another criterion begins on the row, further in: it has all cells but these. */
    readonly shared: boolean;
    readonly cells: Readonly<Partial<Record<ColumnField, FieldCell>>>;
    /** Fields of the row that are not its own. */
    readonly left: ReadonlySet<ColumnField>;
  };
}

/** The body of a criteria table, sorted into what its rows are. */
export interface CriteriaBody {
  readonly criteria: readonly CriterionRow[];
  readonly sections: readonly TableSection[];
  readonly totals: readonly { readonly row: number; readonly label: string }[];
  readonly bottom: number;
}

interface GrowingRow extends CriterionRow {
  leaf: boolean;
  readonly ruleRows: number[];
}

const ruleLine =
  /^(?:[-+*•]|dat\b|khong\b|chua\b|co\b|tu \d|tren\b|duoi\b|bang\b|moi\b|neu\b|ban hanh\b|hoan thanh\b|thuc hien\b|[<>≥≤=]|\d+ ?%|tinh diem|diem\b|dieu tra xa hoi hoc|tang\b|giam\b|con lai|nhom\b|dung han|muon|kip thoi|100%)/;

/** Whether a line reads like a branch of a rule: by the points it ends with, or by the words it begins with. */
export function isRuleWording(text: string, by: 'points' | 'words'): boolean {
  const folded = foldText(text);
  return by === 'points' ? /:\s*[\d.,]+\s*(?:diem)?\s*[;.]?$/.test(folded) : ruleLine.test(folded);
}

/** Sorts the rows of a criteria table. Linear in the rows. */
export function walkCriteria(view: SheetView, layout: TableLayout): CriteriaBody {
  return new CriteriaWalk(view, layout).run();
}

class CriteriaWalk {
  private readonly shapes: readonly RowShape[];
  private readonly rows: GrowingRow[] = [];
  private readonly sections: TableSection[] = [];
  private readonly totals: { row: number; label: string }[] = [];
  private readonly outline = new CodeOutline();
  private readonly coded: boolean;
  private readonly fieldRows: FieldRows;
  private readonly nameColumn: number | undefined;
  private previousCode: ItemCode | null = null;
  private section: TableSection | null = null;
  private bottom: number;
  private inNotes = false;

  constructor(
    private readonly view: SheetView,
    private readonly layout: TableLayout,
  ) {
    this.shapes = shapeRows(view, layout);
    this.nameColumn = layout.columnOf.get('name');
    this.bottom = layout.block.bottom;
    const coded = this.shapes.filter((shape) => this.codeOf(shape) !== null).length;
    this.coded = coded >= 2 || coded === this.shapes.length;
    this.fieldRows = findFieldRows(this.shapes, (shape) => this.codeOf(shape));
  }

  run(): CriteriaBody {
    for (const [index, shape] of this.shapes.entries()) {
      const closing = closingOf(this.view, shape);
      if (closing === 'signature') break;
      if (closing === 'note') this.inNotes = true;
      if (this.inNotes && !shape.code && shape.payload.size === 0) continue;
      this.inNotes = false;
      this.take(shape, this.shapes[index + 1] ?? null);
    }
    const last = this.rows.at(-1);
    this.bottom = Math.max(this.bottom, last?.ruleRows.at(-1) ?? last?.row ?? 0);
    return { criteria: this.rows, sections: this.sections, totals: this.totals, bottom: this.bottom };
  }

  private take(shape: RowShape, next: RowShape | null): void {
    const label = totalLabelOf(this.view, shape);
    if (label !== null) {
      this.totals.push({ row: shape.row, label });
      this.bottom = shape.row;
      return;
    }
    if (this.fieldRows.uncoded.has(shape.row)) {
      const number = [...this.fieldRows.uncoded].indexOf(shape.row) + 1;
      const place = this.outline.placeField(number, this.rows.length);
      this.previousCode = null;
      this.add(shape, place.code.text, place.level, place.parent, null);
      return;
    }
    const code = this.codeOf(shape);
    if (code && !this.isWrapper(shape, code, next)) {
      this.addCoded(shape, code);
      return;
    }
    const column = shape.filled.find((one) => one !== shape.codeColumn);
    if (column === undefined) return;
    const text = this.view.text(shape.row, column);
    const isBare = shape.payload.size === 0;
    if (code || (isBare && (isWide(this.view, this.layout, shape.row, column) || (isAllCaps(text) && this.coded)))) {
      // A line across the table after the last criterion, with nothing below it, is a note.
      if (!code && !next) return;
      const name = shape.code ? text : splitLeadingCode(text).rest;
      this.section = { row: shape.row, code: code?.text ?? null, name };
      this.sections.push(this.section);
      this.bottom = shape.row;
      return;
    }
    const previous = this.rows.at(-1);
    if (previous && this.isRuleLine(shape, text)) {
      previous.ruleRows.push(shape.row);
      return;
    }
    if (shape.primary.size === 0) return;
    if (isBare && !next && shape.afterGap) return;
    this.addUncoded(shape, text);
  }

  /** The row's code: from its own column, else from the front of its name. */
  private codeOf(shape: RowShape): ItemCode | null {
    if (shape.code && shape.code.style !== 'bullet') return shape.code;
    if (shape.code) return null;
    const column = shape.filled[0];
    if (column === undefined) return null;
    const field = this.layout.fieldOf.get(column);
    if (
      field !== 'name' &&
      field !== 'code' &&
      field !== 'ordinal' &&
      !isWide(this.view, this.layout, shape.row, column)
    )
      return null;
    const text = this.view.text(shape.row, column);
    const worded = field === 'code' || field === 'ordinal' ? wordedCode(text) : null;
    if (worded) return worded;
    const { code } = splitLeadingCode(text);
    if (!code || code.style === 'bullet') return null;
    // In front of a name, "a)" and a rule's "1:" number its lines; only codes that build the tree count.
    const buildsTree =
      code.style === 'roman' || code.style === 'upper' || code.style === 'dotted' || code.style === 'number';
    const hasCodeColumn = this.layout.columnOf.has('code');
    return buildsTree && (!hasCodeColumn || field !== 'name' || isWide(this.view, this.layout, shape.row, column))
      ? code
      : null;
  }

  /** A part of the set ("A", "Phần I") above its fields: a letter without points whose next row starts over. */
  private isWrapper(shape: RowShape, code: ItemCode, next: RowShape | null): boolean {
    if (shape.payload.size > 0) return false;
    const column = shape.filled.find((one) => one !== shape.codeColumn) ?? shape.filled[0];
    if (column !== undefined && /^phan\b/.test(foldText(this.view.text(shape.row, column).slice(0, 20)))) return true;
    const nextCode = next && this.codeOf(next);
    if (code.style !== 'upper' || !nextCode) return false;
    return nextCode.style === 'roman' || (nextCode.style === 'number' && nextCode.parts[0] === 1);
  }

  private addCoded(shape: RowShape, first: ItemCode): void {
    const column = shape.codeColumn;
    const candidates =
      column === null
        ? [first]
        : codeCandidates(this.view.value(shape.row, column), this.view.format(shape.row, column));
    const chosen = chooseCode(candidates, this.previousCode) ?? first;
    const { fieldWord } = this.fieldRows;
    const code = fieldWord === null ? withoutWord(chosen) : chosen;
    const place = this.outline.place(code, this.rows.length, fieldWord !== null && code.word === fieldWord);
    this.previousCode = place.code;
    if (place.parentKey !== null) this.rows[place.parentKey]!.leaf = false;
    this.add(shape, place.code.text, place.level, place.parent, this.nameWithoutCode(shape));
  }

  private nameWithoutCode(shape: RowShape): string | null {
    if (shape.code) return null;
    const column = shape.filled[0]!;
    // "Lĩnh vực 1" in the column of codes: the name stands in a column of its own.
    if (shape.primary.size > 0 && column !== this.nameColumn && wordedCode(this.view.text(shape.row, column)))
      return null;
    const { code, rest } = splitLeadingCode(this.view.text(shape.row, column));
    // "1.1." alone in a cell leaves the name where it stands.
    return code && rest !== '' ? rest : null;
  }

  private addUncoded(shape: RowShape, text: string): void {
    const previous = this.rows.at(-1);
    if (this.coded && previous) {
      this.add(shape, null, previous.level, previous.parent, null);
      return;
    }
    const caps =
      this.rows.some(({ level }) => level === 1) &&
      !isAllCaps(text) &&
      this.rows.some((row) => row.code === null && row.level === 1 && this.isCapsRow(row.row));
    this.add(shape, null, caps ? 2 : 1, null, null);
  }

  private isCapsRow(row: number): boolean {
    return this.nameColumn !== undefined && isAllCaps(this.view.text(row, this.nameColumn));
  }

  private add(shape: RowShape, code: string | null, level: number, parent: string | null, name: string | null): void {
    this.rows.push({ row: shape.row, section: this.section, code, level, parent, leaf: true, name, ruleRows: [] });
    this.bottom = shape.row;
  }

  /**
   * Printed decisions often write the rule under the criterion, one branch per row with its points. Only where the
   * table has no column for rules, so that a criterion whose code was forgotten is still seen as one.
   */
  private isRuleLine(shape: RowShape, text: string): boolean {
    if (!this.coded || this.nameColumn === undefined || this.view.text(shape.row, this.nameColumn) === '') return false;
    if ([...shape.payload].some((field) => field !== 'maxScore' && field !== 'rule')) return false;
    if (shape.code?.style === 'bullet') return true;
    if (isRuleWording(text, 'points') || isRuleWording(text, 'words')) return true;
    return !this.layout.columnOf.has('rule') && !isAllCaps(text);
  }
}

function withoutWord({ text, style, parts }: ItemCode): ItemCode {
  return { text, style, parts };
}
