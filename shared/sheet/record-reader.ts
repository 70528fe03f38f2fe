import type { AgencyRef } from '../agency/agency-ref.ts';
import { readRoles } from '../agency/split-roles.ts';
import type { Deadline } from '../deadline/deadline-kind.ts';
import { isoDay } from '../deadline/calendar-day.ts';
import { foldText } from '../text/fold-text.ts';
import { parseNumber, parsePercent } from '../text/parse-number.ts';
import { dayOfSerial, isDateFormat } from './cell-text.ts';
import type { CellAddress } from './grid.ts';
import { readPeriodMarks } from './period-columns.ts';
import type { ReadContext } from './read-context.ts';
import type { FieldCell } from './sheet-record.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { DocumentFacts, TableSection } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';
import { cellOfRow } from './table-layout.ts';

/** How far up a ditto mark is followed. */
const dittoReach = 200;
const ditto =
  /^(?:[-–"'“”«»]*\s*(?:n\.?t\.?|nhu tren|nhu dong tren|-?\s*nt\s*-?)\s*[-–."'“”«»]*|["“”]|''|〃|-?\/\/-?)$/;

function saysAsAbove(text: string): boolean {
  return text !== '' && text.length <= 16 && ditto.test(foldText(text));
}

export type RecordCells = Readonly<Partial<Record<ColumnField, FieldCell>>>;

/** Reads fields of records out of their cells; remembers what agencies and deadlines of equal texts gave. */
export class RecordReader {
  private readonly agencies = new Map<string, readonly AgencyRef[]>();
  /** By number format, then by what the cell holds. */
  private readonly deadlines = new Map<string | null, Map<string | number, Deadline>>();
  /** The last merged cell of each column: the rows under a merge share it. */
  private readonly merged = new Map<number, FieldCell>();

  constructor(
    private readonly view: SheetView,
    private readonly context: ReadContext,
    private readonly facts: DocumentFacts,
  ) {}

  /** The cell each column gives for a row; a blank cell gives way to what is handed down from above. */
  cellsOf(layout: TableLayout, row: number, above: ReadonlyMap<ColumnField, CellAddress>): RecordCells {
    const cells: Partial<Record<ColumnField, FieldCell>> = {};
    for (const { field, column } of layout.columns) {
      const cell = this.shareMerged(cellOfRow(this.view, layout, row, column));
      const source = above.size > 0 ? above.get(field) : undefined;
      const text = this.view.text(cell.row, cell.column);
      if (source && text === '') cells[field] = { ...source, from: 'above' };
      else cells[field] = saysAsAbove(text) ? (this.cellMeant(layout, cell) ?? cell) : cell;
    }
    if (cells.leadAgencies && layout.furtherLeads.length > 0)
      cells.leadAgencies = this.firstLead(layout, row, cells.leadAgencies);
    const [firstPeriod] = layout.periods;
    if (firstPeriod !== undefined && !layout.columnOf.has('deadline')) {
      const marks = readPeriodMarks(this.view, row, layout.periods);
      cells.deadline = { ...(marks?.cell ?? { row, column: firstPeriod.column }), from: 'own' };
    }
    for (const [field, source] of above) {
      if (!layout.columnOf.has(field)) cells[field] = { ...source, from: 'above' };
    }
    return cells;
  }

  /** Where the lead is told tier by tier, the first tier that names somebody. */
  private firstLead(layout: TableLayout, row: number, lead: FieldCell): FieldCell {
    const all = [lead, ...layout.furtherLeads.map((column) => cellOfRow(this.view, layout, row, column))];
    return all.find((cell) => this.view.text(cell.row, cell.column) !== '') ?? lead;
  }

  /** Who leads in the other tiers: the names the catalogue knows. */
  private leadsBeside(layout: TableLayout, cell: FieldCell | undefined, row: number): readonly AgencyRef[] {
    return layout.furtherLeads.flatMap((column) => {
      const other = cellOfRow(this.view, layout, row, column);
      const isSame = other.row === cell?.row && other.column === cell.column;
      return isSame ? [] : this.agenciesIn(other).filter(({ code }) => code !== null);
    });
  }

  /** What "nt", "như trên" or a ditto mark repeats: the nearest cell above it with words of its own. */
  private cellMeant(layout: TableLayout, { row, column }: FieldCell): FieldCell | null {
    const last = Math.max(layout.block.bottom + 1, row - dittoReach);
    for (let above = row - 1; above >= last; above -= 1) {
      const cell = cellOfRow(this.view, layout, above, column);
      const text = this.view.text(cell.row, cell.column);
      if (text !== '' && !saysAsAbove(text)) return { ...cell, from: 'above' };
    }
    return null;
  }

  /** Works listed agency by agency ("I | SỞ NỘI VỤ") have no column for their lead: the group row names it. */
  withGroupLead(layout: TableLayout, section: TableSection | null, cells: RecordCells): RecordCells {
    if (section === null || layout.columnOf.has('leadAgencies') || layout.columnOf.has('coAgencies')) return cells;
    const column = this.view
      .filledColumns(section.row, layout.left, layout.right)
      .find((one) => this.view.text(section.row, one).endsWith(section.name));
    const named = column === undefined ? [] : this.agenciesOf(section.name);
    if (column === undefined || named.length === 0 || named.some(({ code }) => code === null)) return cells;
    return { ...cells, leadAgencies: { row: section.row, column, from: 'above' } };
  }

  private shareMerged(cell: FieldCell): FieldCell {
    if (cell.from !== 'merged') return cell;
    const last = this.merged.get(cell.column);
    if (last?.row === cell.row) return last;
    this.merged.set(cell.column, cell);
    return cell;
  }

  text(cell: CellAddress | undefined, continuedBy: readonly number[] = []): string | null {
    if (!cell) return null;
    if (continuedBy.length === 0) return this.view.text(cell.row, cell.column) || null;
    const parts = [
      this.view.text(cell.row, cell.column),
      ...continuedBy.map((row) => this.view.text(row, cell.column)),
    ];
    return parts.filter((part) => part !== '').join(' ') || null;
  }

  /** Numbering: "1", "1.1", without a closing dot; a number keeps its decimal point. */
  code(cell: CellAddress | undefined): string | null {
    if (!cell) return null;
    const value = this.view.value(cell.row, cell.column);
    if (typeof value === 'number' && !isDateFormat(this.view.format(cell.row, cell.column))) return String(value);
    return this.text(cell)?.replace(/(?<=[\p{L}\d])\s*[.):]+$/u, '') ?? null;
  }

  number(cell: CellAddress | undefined): number | null {
    if (!cell) return null;
    const value = this.view.value(cell.row, cell.column);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    return typeof value === 'string' ? parseNumber(value) : null;
  }

  percent(cell: CellAddress | undefined): number | null {
    if (!cell) return null;
    return parsePercent(this.view.value(cell.row, cell.column), this.view.format(cell.row, cell.column));
  }

  /** A year: a plain number, or the year of a date or of a text such as "từ 01/7/2025". */
  year(cell: CellAddress | undefined): number | null {
    if (!cell) return null;
    const value = this.view.value(cell.row, cell.column);
    if (typeof value === 'number') {
      if (Number.isInteger(value) && value >= 1900 && value <= 2200) return value;
      return dayOfSerial(value)?.year ?? null;
    }
    const year = /(?<!\d)((?:19|20|21)\d\d)(?!\d)/.exec(typeof value === 'string' ? value : '')?.[1];
    return year === undefined ? null : Number(year);
  }

  /** The ISO day a date cell or a text such as "đến hết 30/6/2025" states; `null` for a bare year. */
  day(cell: CellAddress | undefined): string | null {
    if (!cell) return null;
    const value = this.view.value(cell.row, cell.column);
    if (typeof value === 'number') {
      if (Number.isInteger(value) && value >= 1900 && value <= 2200) return null;
      const day = dayOfSerial(value);
      return day === null ? null : isoDay(day.year, day.month, day.day);
    }
    const text = typeof value === 'string' ? value : '';
    const [, day, month, year] = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20|21)\d\d)(?!\d)/.exec(text) ?? [];
    return year === undefined ? null : isoDay(Number(year), Number(month), Number(day));
  }

  agenciesIn(cell: CellAddress | undefined, continuedBy: readonly number[] = []): readonly AgencyRef[] {
    const text = this.text(cell, continuedBy);
    return text === null ? [] : this.agenciesOf(text);
  }

  private agenciesOf(text: string): readonly AgencyRef[] {
    if (text === '') return [];
    let agencies = this.agencies.get(text);
    if (!agencies) {
      agencies = this.context.parseAgencies(text);
      this.agencies.set(text, agencies);
    }
    return agencies;
  }

  /**
   * Who leads and who helps. Where no column is kept for the helpers, the cell of the lead may name both: by the words
   * of the roles, or by their order when its header says "chủ trì, phối hợp".
   */
  roles(
    layout: TableLayout,
    row: number,
    cells: RecordCells,
    continuedBy: readonly number[] = [],
  ): { readonly leadAgencies: readonly AgencyRef[]; readonly coAgencies: readonly AgencyRef[] } {
    const roles = this.rolesIn(layout, cells, continuedBy);
    const beside = layout.furtherLeads.length === 0 ? [] : this.leadsBeside(layout, cells.leadAgencies, row);
    return beside.length === 0 ? roles : { ...roles, leadAgencies: [...roles.leadAgencies, ...beside] };
  }

  private rolesIn(
    layout: TableLayout,
    cells: RecordCells,
    continuedBy: readonly number[],
  ): { readonly leadAgencies: readonly AgencyRef[]; readonly coAgencies: readonly AgencyRef[] } {
    if (layout.columnOf.has('coAgencies') || !layout.columnOf.has('leadAgencies')) {
      return {
        leadAgencies: this.agenciesIn(cells.leadAgencies, continuedBy),
        coAgencies: this.agenciesIn(cells.coAgencies, continuedBy),
      };
    }
    const text = this.text(cells.leadAgencies, continuedBy);
    const told = text === null ? null : readRoles(text, (part) => this.agenciesOf(part));
    if (told) return { leadAgencies: told.lead, coAgencies: told.co };
    const named = text === null ? [] : this.agenciesOf(text);
    return namesBothRoles(layout)
      ? { leadAgencies: named.slice(0, 1), coAgencies: named.slice(1) }
      : { leadAgencies: named, coAgencies: [] };
  }

  /** The deadline of a record: in words, or as marks in a calendar drawn as columns. */
  deadline(cells: RecordCells, layout: TableLayout, continuedBy: readonly number[] = []): Deadline {
    if (layout.periods.length === 0 || layout.columnOf.has('deadline')) {
      return this.deadlineIn(cells.deadline, continuedBy);
    }
    const row = cells.deadline?.row;
    const marks = row === undefined ? null : readPeriodMarks(this.view, row, layout.periods);
    return this.context.parseDeadline(marks?.text ?? '', null, this.facts);
  }

  private deadlineIn(cell: CellAddress | undefined, continuedBy: readonly number[]): Deadline {
    const value = cell ? this.view.value(cell.row, cell.column) : null;
    const format = cell ? this.view.format(cell.row, cell.column) : null;
    const raw = typeof value === 'number' && continuedBy.length === 0 ? value : (this.text(cell, continuedBy) ?? '');
    const known = this.deadlines.get(format) ?? new Map<string | number, Deadline>();
    this.deadlines.set(format, known);
    let deadline = known.get(raw);
    if (!deadline) {
      deadline = this.context.parseDeadline(raw, format, this.facts);
      known.set(raw, deadline);
    }
    return deadline;
  }

  /**
   * A figure as typed: a number stays one, a text that writes a number becomes one; what Excel shows as 85% is 85,
   * as a scoring rule speaks of it.
   */
  figure(cell: CellAddress | undefined): string | number | null {
    const format = cell ? this.view.format(cell.row, cell.column) : null;
    if (cell && format?.includes('%')) {
      const percent = parsePercent(this.view.value(cell.row, cell.column), format);
      if (percent !== null) return percent;
    }
    return this.number(cell) ?? this.text(cell);
  }
}

/** Whether the header of the lead's column names the helpers too: "Cơ quan chủ trì, phối hợp". */
function namesBothRoles({ columns }: TableLayout): boolean {
  const header = foldText(columns.find(({ field }) => field === 'leadAgencies')?.header ?? '');
  return /\bphoi hop\b/.test(header);
}
