import {
  ICommandService,
  type ICellData,
  type IObjectMatrixPrimitiveType,
  type IStyleData,
  type Nullable,
  type Worksheet,
} from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import {
  FormulaDataModel,
  FormulaExecutedStateType,
  ICalculateFormulaService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetRangeValuesCommand,
} from '@univerjs/preset-sheets-core';
import {
  AddConditionalRuleMutation,
  DeleteConditionalRuleMutation,
  type IConditionFormattingRule,
} from '@univerjs/preset-sheets-conditional-formatting';
import type { CellValue, Rect } from '#shared/sheet/grid.ts';
import { CalculationQueue } from './calculation-queue.ts';
import type { RunningUniver } from './create-univer.ts';
import { borderLine, cellData, isFilled, isFormatted, rawValue, styleChange } from './grid-cell.ts';
import { GridChangeFeed } from './grid-changes.ts';
import { formulaTint } from './file/formula-tint.ts';
import { readAttributes } from '#shared/xlsx/xml-text.ts';
import { parseBlock, rangeOf, rectOf } from './file/grid-range.ts';
import { listWords } from './file/load-validations.ts';
import type { OpenedWorkbook } from './load-workbook.ts';
import type {
  BlockFormat,
  BorderLine,
  CellInput,
  CellSide,
  SheetFilter,
  SheetInfo,
  Spreadsheet,
  SpreadsheetEvent,
  StoredCell,
  TintRule,
} from './spreadsheet.ts';

type FWorkbook = NonNullable<ReturnType<FUniver['getActiveWorkbook']>>;
type FWorksheet = ReturnType<FWorkbook['getActiveSheet']>;

/** Excel and the add-in count column widths in points, the grid in pixels. */
const pixelsPerPoint = 4 / 3;
/** The font of a cell that names none. */
const standardFont = 'Calibri';
/** Nothing in a workbook of our size calculates longer; then the write counts as done with what is there. */
const calculationLimit = 30_000;

/** The grid of the workbench page as the office host sees it: raw values, never what the screen makes of them. */
export class UniverSpreadsheet implements Spreadsheet {
  readonly settings: Map<string, unknown>;
  readonly customXml: Map<string, string>;
  readonly #api: FUniver;
  readonly #workbook: FWorkbook;
  readonly #commands: ICommandService;
  readonly #formulas: FormulaDataModel;
  readonly #calculations: CalculationQueue;
  readonly #opened: OpenedWorkbook;
  readonly #feed: GridChangeFeed;
  readonly #subscription: { dispose(): void };
  /** Above zero while the add-in writes, so that the change events can tell it from the user. */
  #hostWrites = 0;

  /** `running` must not hold another workbook. */
  constructor(running: RunningUniver, opened: OpenedWorkbook) {
    const injector = running.univer.__getInjector();
    this.#api = running.api;
    this.#opened = opened;
    this.settings = opened.settings;
    this.customXml = opened.kept.customXml;
    // The grid goes on working in the object it is given; saving needs the one that was loaded.
    this.#workbook = running.api.createWorkbook(structuredClone(opened.source.snapshot));
    this.#workbook.setNumfmtLocal('vi');
    this.#commands = injector.get(ICommandService);
    this.#formulas = injector.get(FormulaDataModel);
    // The grid takes the news of a stop for the end of a calculation and asks again for all that is still to be done.
    const stopped = { functionsExecutedState: FormulaExecutedStateType.STOP_EXECUTION };
    this.#calculations = new CalculationQueue(
      injector.get(ICalculateFormulaService),
      () =>
        void this.#commands.executeCommand(SetFormulaCalculationNotificationMutation.id, stopped, { onlyLocal: true }),
    );
    this.#feed = new GridChangeFeed({
      workbookId: this.id,
      activeSheetId: () => this.activeSheetId(),
      usedArea: (sheetId) => this.usedArea(sheetId, false),
      isHostWriting: () => this.#hostWrites > 0,
    });
    this.#subscription = this.#commands.onCommandExecuted((command, options) => {
      this.#feed.handle(command, options);
    });
  }

  get id(): string {
    return this.#workbook.getId();
  }

  /** Counts every change of the workbook, by the user or the add-in; recalculation alone does not count. */
  get changes(): number {
    return this.#feed.changes;
  }

  /** Ends listening to the grid; the workbook itself ends with the grid. */
  dispose(): void {
    this.#subscription.dispose();
    this.#feed.dispose();
  }

  /** The workbook's data now, in the shape it was loaded in. */
  save(): OpenedWorkbook['source']['snapshot'] {
    const snapshot = this.#workbook.save();
    // Cells filled down share one formula by number; a file wants each spelled out.
    for (const [id, sheet] of Object.entries(snapshot.sheets)) {
      const model = this.#model(id);
      for (const [row, cells] of Object.entries(sheet.cellData ?? {})) {
        for (const [column, cell] of Object.entries(cells as Record<string, ICellData>)) {
          if (cell.si && !cell.f) cell.f = this.#formulaText(model, Number(row), Number(column));
        }
      }
    }
    return snapshot;
  }

  sheets(): readonly SheetInfo[] {
    return this.#workbook.getSheets().map((sheet) => ({
      id: sheet.getSheetId(),
      name: sheet.getSheetName(),
      visible: !sheet.isSheetHidden(),
    }));
  }

  activeSheetId(): string {
    return this.#workbook.getActiveSheet().getSheetId();
  }

  activate(sheetId: string): void {
    this.#workbook.setActiveSheet(this.#sheet(sheetId));
  }

  addSheet(name: string): SheetInfo {
    const active = this.activeSheetId();
    const sheet = this.#asHost(() => this.#workbook.insertSheet(name));
    this.activate(active);
    return { id: sheet.getSheetId(), name: sheet.getSheetName(), visible: true };
  }

  usedArea(sheetId: string, valuesOnly: boolean): Rect | null {
    const bounds = { top: Infinity, left: Infinity, bottom: -1, right: -1 };
    const include = (row: number, column: number) => {
      bounds.top = Math.min(bounds.top, row);
      bounds.left = Math.min(bounds.left, column);
      bounds.bottom = Math.max(bounds.bottom, row);
      bounds.right = Math.max(bounds.right, column);
    };
    const sheet = this.#model(sheetId);
    sheet.getCellMatrix().forValue((row, column, cell) => {
      if (isFilled(cell) || (!valuesOnly && isFormatted(cell))) include(row, column);
    });
    this.#forEachSpilled(sheetId, include);
    if (!valuesOnly) {
      for (const merge of sheet.getMergeData()) {
        include(merge.startRow, merge.startColumn);
        include(merge.endRow, merge.endColumn);
      }
    }
    return bounds.bottom < 0 ? null : bounds;
  }

  read(sheetId: string, area: Rect): StoredCell[][] {
    const sheet = this.#model(sheetId);
    const rows: StoredCell[][] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      const cells: StoredCell[] = [];
      for (let column = area.left; column <= area.right; column += 1) cells.push(this.#cell(sheet, row, column));
      rows.push(cells);
    }
    return rows;
  }

  async write(sheetId: string, area: Rect, inputs: readonly (readonly CellInput[])[]): Promise<void> {
    const value: IObjectMatrixPrimitiveType<ICellData> = {};
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        const input = inputs[row - area.top]?.[column - area.left];
        const cell = input && cellData(input);
        if (cell) (value[row] ??= {})[column] = cell;
      }
    }
    if (Object.keys(value).length === 0) return;
    await this.#calculated(() => this.#setRangeValues(sheetId, area, value));
  }

  /** Calculates the formulas anew that name a function whose name begins so, and what depends on them. */
  recalculate(name: string): void {
    const unitId = this.#workbook.getId();
    const dirtyRanges = Object.entries(this.#formulas.getFormulaData()[unitId] ?? {}).flatMap(([sheetId, rows]) =>
      Object.entries(rows ?? {}).flatMap(([row, cells]) =>
        Object.keys((cells ?? {}) as object)
          .filter((column) => this.#formulaText(this.#model(sheetId), Number(row), Number(column))?.includes(name))
          .map((column) => ({
            unitId,
            sheetId,
            range: { startRow: +row, endRow: +row, startColumn: +column, endColumn: +column },
          })),
      ),
    );
    if (dirtyRanges.length === 0) return;
    const nothing = {
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
    };
    this.#commands.syncExecuteCommand(
      SetFormulaCalculationStartMutation.id,
      { ...nothing, forceCalculation: false, dirtyRanges, clearDependencyTreeCache: {}, options: null },
      { onlyLocal: true },
    );
  }

  merges(sheetId: string): readonly Rect[] {
    return this.#model(sheetId).getMergeData().map(rectOf);
  }

  hiddenRows(sheetId: string): ReadonlySet<number> {
    const hidden = new Set<number>();
    for (const range of this.#model(sheetId).getHiddenRows()) {
      for (let row = range.startRow; row <= range.endRow; row += 1) hidden.add(row);
    }
    for (const row of this.filteredRows(sheetId)) hidden.add(row);
    return hidden;
  }

  filteredRows(sheetId: string): ReadonlySet<number> {
    return new Set(this.#filterStates(sheetId).flatMap(({ hidden }) => hidden));
  }

  filters(sheetId: string): readonly SheetFilter[] {
    return this.#filterStates(sheetId).map(({ table, area, hidden }) => ({
      table,
      area,
      filtering: hidden.length > 0,
    }));
  }

  setFilterArea(sheetId: string, table: string | null, area: Rect): void {
    const sheet = this.#sheet(sheetId);
    this.#ensureSize(sheet, area.bottom, area.right);
    this.#keepingSelection(sheetId, () => {
      if (table !== null) return sheet.setTableRange(table, rangeOf(area));
      sheet.getFilter()?.remove();
      return blockOf(sheet, area).createFilter();
    });
  }

  /** Filters with the rows that each hides now. */
  #filterStates(sheetId: string): readonly FilterState[] {
    const sheet = this.#sheet(sheetId);
    const model = sheet.getSheet();
    const own = sheet.getFilter()?.getRange().getRange();
    const fromFile = own ? null : this.#fileFilter(sheetId);
    return [
      ...(own ? [{ table: null, area: rectOf(own) }] : []),
      ...sheet.getSubTableInfos().map(({ id, range }) => ({ table: id, area: rectOf(range) })),
    ]
      .map((filter): FilterState => ({ ...filter, hidden: rowsOf(filter.area, (row) => model.getRowFiltered(row)) }))
      .concat(fromFile ?? []);
  }

  /** The grid does not show a filter whose choices came with the file; the rows that it hides stay hidden by themselves. */
  #fileFilter(sheetId: string): FilterState | null {
    const scan = this.#opened.source.sheets.find((sheet) => sheet.id === sheetId)?.scan;
    const element = scan?.children.find(({ name }) => name === 'autoFilter');
    const range = element && parseBlock(readAttributes(scan!.xml, element.start).get('ref') ?? '');
    if (!range) return null;
    const area = rectOf(range);
    const model = this.#model(sheetId);
    const hidden = rowsOf(area, (row) => !model.getRowRawVisible(row));
    return hidden.length > 0 ? { table: null, area, hidden } : null;
  }

  hiddenColumns(sheetId: string): ReadonlySet<number> {
    const hidden = new Set<number>();
    for (const range of this.#model(sheetId).getHiddenCols()) {
      for (let column = range.startColumn; column <= range.endColumn; column += 1) hidden.add(column);
    }
    return hidden;
  }

  setColumnHidden(sheetId: string, column: number, hidden: boolean): void {
    const sheet = this.#sheet(sheetId);
    this.#ensureSize(sheet, 0, column);
    this.#keepingSelection(sheetId, () => (hidden ? sheet.hideColumns(column, 1) : sheet.showColumns(column, 1)));
  }

  columnWidth(sheetId: string, column: number): number {
    return this.#sheet(sheetId).getColumnWidth(column) / pixelsPerPoint;
  }

  fontName(sheetId: string, row: number, column: number): string | null {
    const raw = this.#model(sheetId).getCellRaw(row, column);
    const own = this.#style(raw)?.ff ?? standardFont;
    const runs = raw?.p?.body?.textRuns?.map((run) => run.ts?.ff ?? own) ?? [];
    return runs.every((name) => name === runs[0]) ? (runs[0] ?? own) : null;
  }

  format(sheetId: string, area: Rect, format: BlockFormat): void {
    const sheet = this.#sheet(sheetId);
    this.#ensureSize(sheet, area.bottom, area.right);
    if (format.columnWidth !== undefined) {
      const width = Math.round(format.columnWidth * pixelsPerPoint);
      this.#asHost(() => sheet.setColumnWidths(area.left, area.right - area.left + 1, width));
    }
    if (format.rowHeight !== undefined) {
      const height = Math.round(format.rowHeight * pixelsPerPoint);
      this.#asHost(() => sheet.setRowHeightsForced(area.top, area.bottom - area.top + 1, height));
    }
    const style = styleChange(format);
    if (Object.keys(style).length === 0) return;
    const value: IObjectMatrixPrimitiveType<ICellData> = {};
    for (let row = area.top; row <= area.bottom; row += 1) {
      const line: Record<number, ICellData> = {};
      for (let column = area.left; column <= area.right; column += 1) line[column] = { s: style };
      value[row] = line;
    }
    this.#setRangeValues(sheetId, area, value);
  }

  border(sheetId: string, row: number, column: number, side: CellSide): BorderLine | null {
    return borderLine(this.#style(this.#model(sheetId).getCellRaw(row, column)), side);
  }

  async insertRows(sheetId: string, before: number, count: number): Promise<void> {
    const sheet = this.#sheet(sheetId);
    this.#ensureSize(sheet, before, 0);
    await this.#calculated(() => this.#keepingSelection(sheetId, () => sheet.insertRowsBefore(before, count)));
  }

  async removeRows(sheetId: string, first: number, count: number): Promise<void> {
    const sheet = this.#sheet(sheetId);
    await this.#calculated(() => this.#keepingSelection(sheetId, () => sheet.deleteRows(first, count)));
  }

  rowHeight(sheetId: string, row: number): number {
    return this.#sheet(sheetId).getRowHeight(row) / pixelsPerPoint;
  }

  fitRows(sheetId: string, top: number, bottom: number): void {
    const sheet = this.#sheet(sheetId);
    this.#asHost(() => sheet.setRowAutoHeight(top, bottom - top + 1));
  }

  dropDown(sheetId: string, row: number, column: number): readonly string[] | 'other' | null {
    const { rule } = this.#sheet(sheetId).getRange(row, column).getDataValidation() ?? {};
    if (!rule) return null;
    return rule.type === 'list' && rule.formula1 && !rule.formula1.startsWith('=') ? listWords(rule.formula1) : 'other';
  }

  copyFormat(sheetId: string, from: Rect, to: Rect): void {
    const sheet = this.#model(sheetId);
    const bare: IObjectMatrixPrimitiveType<ICellData> = {};
    const value: IObjectMatrixPrimitiveType<ICellData> = {};
    for (let row = to.top; row <= to.bottom; row += 1) {
      const none: Record<number, ICellData> = {};
      const line: Record<number, ICellData> = {};
      for (let column = to.left; column <= to.right; column += 1) {
        const source = sheet.getCellRaw(from.top + row - to.top, from.left + column - to.left);
        none[column] = { s: null };
        line[column] = { s: source?.s ?? null };
      }
      bare[row] = none;
      value[row] = line;
    }
    // The grid adds a format to the one that is there; what the source has not would stay.
    this.#setRangeValues(sheetId, to, bare);
    this.#setRangeValues(sheetId, to, value);
  }

  tints(sheetId: string): readonly TintRule[] {
    return this.#sheet(sheetId)
      .getConditionalFormattingRules()
      .flatMap((rule) => {
        const tint = formulaTint(rule);
        if (!tint) return [];
        const fill = tint.style.bg?.rgb ?? null;
        const fontColor = tint.style.cl?.rgb ?? null;
        return [{ id: rule.cfId, areas: rule.ranges.map(rectOf), formula: tint.formula, fill, fontColor }];
      });
  }

  addTint(sheetId: string, tint: Omit<TintRule, 'id'>): TintRule {
    const id = `tint-${crypto.randomUUID()}`;
    const style: IStyleData = {};
    if (tint.fill !== null) style.bg = { rgb: tint.fill };
    if (tint.fontColor !== null) style.cl = { rgb: tint.fontColor };
    const rule = {
      cfId: id,
      ranges: tint.areas.map(rangeOf),
      stopIfTrue: false,
      rule: { type: 'highlightCell', subType: 'formula', value: tint.formula, style },
    } as IConditionFormattingRule;
    // Straight to the model: marks must not push the user's own edits down the undo list.
    this.#mutate(AddConditionalRuleMutation.id, { subUnitId: sheetId, rule });
    return { id, ...tint };
  }

  removeTint(sheetId: string, id: string): void {
    this.#mutate(DeleteConditionalRuleMutation.id, { subUnitId: sheetId, cfId: id });
  }

  setDropDown(sheetId: string, area: Rect, words: readonly string[] | null): void {
    const sheet = this.#sheet(sheetId);
    this.#ensureSize(sheet, area.bottom, area.right);
    const range = blockOf(sheet, area);
    const rule = words
      ? this.#api
          .newDataValidation()
          .requireValueInList([...words], false, true)
          .setAllowBlank(true)
          .setOptions({ showErrorMessage: true, errorStyle: 1, renderMode: 1 })
          .build()
      : null;
    this.#asHost(() => range.setDataValidation(rule));
  }

  selection(): { readonly sheetId: string; readonly area: Rect } {
    const range = this.#workbook.getActiveRange()?.getRange();
    const area = range ? rectOf(range) : { top: 0, left: 0, bottom: 0, right: 0 };
    return { sheetId: this.activeSheetId(), area };
  }

  select(sheetId: string, area: Rect): void {
    const sheet = this.#sheet(sheetId);
    if (this.activeSheetId() !== sheetId) this.activate(sheetId);
    this.#ensureSize(sheet, area.bottom, area.right);
    sheet.setActiveRange(blockOf(sheet, area));
    // Selecting alone does not scroll. A little context stays above the cell, as far as tall rows leave room for it.
    sheet.scrollToCell(firstRowShown(sheet, area.top), Math.max(0, area.left - 1));
  }

  isProtected(sheetId: string, area?: Rect): boolean {
    const source = this.#opened.source.sheets.find((sheet) => sheet.id === sheetId);
    if (!source?.protected) return false;
    if (!area) return true;
    const sheet = this.#model(sheetId);
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        const style = sheet.getCellRaw(row, column)?.s;
        if (typeof style !== 'string' || !this.#opened.source.unlockedStyles.has(style)) return true;
      }
    }
    return false;
  }

  subscribe(listener: (event: SpreadsheetEvent) => void): () => void {
    return this.#feed.subscribe(listener);
  }

  hiddenNames(sheetId: string): Map<string, string> {
    const { hiddenNames } = this.#opened.kept;
    const names = hiddenNames.get(sheetId) ?? new Map<string, string>();
    hiddenNames.set(sheetId, names);
    return names;
  }

  #sheet(sheetId: string): FWorksheet {
    const sheet = this.#workbook.getSheetBySheetId(sheetId);
    if (!sheet) throw new Error(`No sheet with the id "${sheetId}"`);
    return sheet;
  }

  #model(sheetId: string): Worksheet {
    return this.#sheet(sheetId).getSheet();
  }

  /** Runs a change as the add-in's own. */
  #asHost<T>(change: () => T): T {
    this.#hostWrites += 1;
    try {
      return change();
    } finally {
      this.#hostWrites -= 1;
    }
  }

  /** The grid's commands select what they changed; a person's selection is not ours to move. */
  #keepingSelection(sheetId: string, change: () => unknown): void {
    const { sheetId: selectedOn, area } = this.selection();
    this.#asHost(change);
    const sheet = this.#sheet(sheetId);
    if (selectedOn === sheetId) this.#asHost(() => sheet.setActiveRange(blockOf(sheet, area)));
  }

  #mutate(id: string, params: object): void {
    this.#asHost(() => this.#commands.syncExecuteCommand(id, { unitId: this.#workbook.getId(), ...params }));
  }

  #setRangeValues(sheetId: string, area: Rect, value: IObjectMatrixPrimitiveType<ICellData>): void {
    this.#ensureSize(this.#sheet(sheetId), area.bottom, area.right);
    this.#mutate(SetRangeValuesCommand.id, { subUnitId: sheetId, range: rangeOf(area), value });
  }

  /** The grid keeps a sheet only as large as shown; a sheet in Excel has no end that matters. */
  #ensureSize(sheet: FWorksheet, row: number, column: number): void {
    if (sheet.getMaxRows() <= row) this.#asHost(() => sheet.setRowCount(row + 50));
    if (sheet.getMaxColumns() <= column) this.#asHost(() => sheet.setColumnCount(column + 5));
  }

  /** Runs a write and waits until every formula that depends on it shows its new result. */
  async #calculated(write: () => void): Promise<void> {
    const before = this.#hasFormulas();
    write();
    if (!before && !this.#hasFormulas()) return;
    await this.#api.getFormula().onCalculationResultApplied(calculationLimit);
    await this.#calculations.idle();
  }

  #hasFormulas(): boolean {
    const sheets = this.#formulas.getFormulaData()[this.#workbook.getId()] ?? {};
    return Object.values(sheets).some((cells) => cells && Object.keys(cells).length > 0);
  }

  #cell(sheet: Worksheet, row: number, column: number): StoredCell {
    const raw = sheet.getCellRaw(row, column);
    const value = raw && (raw.v !== undefined || raw.p) ? rawValue(raw) : this.#spilledValue(sheet, row, column);
    return {
      value,
      formula: raw?.f || raw?.si ? this.#formulaText(sheet, row, column) : null,
      numberFormat: this.#numberFormat(raw),
      // Worked out only when asked for: formatting costs more than reading.
      get text() {
        if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
        const shown = sheet.getCell(row, column);
        return shown?.p?.body?.dataStream.replace(/\r\n$/, '') ?? String(shown?.v ?? '');
      },
    };
  }

  #formulaText(sheet: Worksheet, row: number, column: number): string | null {
    return (
      this.#formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), this.#workbook.getId()) ??
      sheet.getCellRaw(row, column)?.f ??
      null
    );
  }

  #numberFormat(raw: Nullable<ICellData>): string | null {
    const pattern = this.#style(raw)?.n?.pattern;
    return pattern === undefined || pattern === 'General' ? null : pattern;
  }

  #style(raw: Nullable<ICellData>): Nullable<IStyleData> {
    return typeof raw?.s === 'string' ? this.#workbook.getWorkbook().getStyles().get(raw.s) : raw?.s;
  }

  #spilledValue(sheet: Worksheet, row: number, column: number): CellValue {
    const cells = this.#formulas.getArrayFormulaCellData()[this.#workbook.getId()]?.[sheet.getSheetId()];
    const cell = cells?.[row]?.[column];
    return cell ? rawValue(cell) : null;
  }

  #forEachSpilled(sheetId: string, visit: (row: number, column: number) => void): void {
    const rows = this.#formulas.getArrayFormulaCellData()[this.#workbook.getId()]?.[sheetId] ?? {};
    for (const [row, cells] of Object.entries(rows)) {
      for (const [column, cell] of Object.entries((cells ?? {}) as Record<string, Nullable<ICellData>>)) {
        if (cell && rawValue(cell) !== null) visit(Number(row), Number(column));
      }
    }
  }
}

interface FilterState {
  readonly table: string | null;
  readonly area: Rect;
  readonly hidden: number[];
}

/** The rows under a filter's header of which something is true. */
function rowsOf({ top, bottom }: Rect, isSo: (row: number) => boolean): number[] {
  return Array.from({ length: bottom - top }, (_, at) => top + 1 + at).filter(isSo);
}

/** How much of the sheet above a cell stays in view when the grid scrolls to it, in pixels. */
const contextAbove = 120;

function firstRowShown(sheet: FWorksheet, row: number): number {
  let first = row;
  for (let height = 0; first > 0; first -= 1) {
    height += sheet.getRowHeight(first - 1);
    if (height > contextAbove) break;
  }
  return first;
}

/** A block that knows its sheet; one made from bare corners does not. */
function blockOf(sheet: FWorksheet, { top, left, bottom, right }: Rect): ReturnType<FWorksheet['getRange']> {
  return sheet.getRange(top, left, bottom - top + 1, right - left + 1);
}
