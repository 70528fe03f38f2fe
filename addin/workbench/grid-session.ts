import { IUndoRedoService, LifecycleService, LifecycleStages, type ICellData } from '@univerjs/core';
import type { WorkbookFileRefusal } from '#shared/xlsx/workbook-file-check.ts';
import { keepConditionalFormats } from './conditional-format-keeper.ts';
import { createUniver, type RunningUniver } from './create-univer.ts';
import { fetchDeclaredFunctions, FunctionBridge, type DeclaredFunction } from './function-bridge.ts';
import { loadWorkbook, type OpenedWorkbook } from './load-workbook.ts';
import { provideFonts } from './grid-fonts.ts';
import { OfficeHost } from './office-host/office-host.ts';
import { saveWorkbook } from './save-workbook.ts';
import { fillOutsideCalendar } from './outside-calendar.ts';
import { keepStoredResults } from './stored-results.ts';
import { registerSubstitute } from './substitute-function.ts';
import { readTextDays } from './text-days.ts';
import { UniverSpreadsheet } from './univer-spreadsheet.ts';
import { useVietnameseCells } from './vietnamese-cells.ts';
import type { WorkbenchAccess } from './workbench-window.ts';

/** One workbook on the screen: the grid that shows it and the host that answers the add-in about it. */
export class GridSession {
  readonly spreadsheet: UniverSpreadsheet;
  readonly officeHost: OfficeHost;
  readonly #functions: FunctionBridge;
  readonly #running: RunningUniver;
  readonly #opened: OpenedWorkbook;
  readonly #mount: HTMLElement;
  #savedChanges = 0;
  #savedSettings: string;

  private constructor(container: HTMLElement, opened: OpenedWorkbook, declared: readonly DeclaredFunction[]) {
    this.#opened = opened;
    this.#mount = document.createElement('div');
    this.#mount.className = 'workbench-grid-mount';
    container.append(this.#mount);
    this.#running = createUniver(this.#mount);
    try {
      const spreadsheet = new UniverSpreadsheet(this.#running, opened);
      this.spreadsheet = spreadsheet;
      this.#functions = new FunctionBridge(this.#running.api, declared, (name) => spreadsheet.recalculate(name));
      registerSubstitute(this.#running.api);
      keepStoredResults(this.#running.univer.__getInjector());
      readTextDays(this.#running.univer.__getInjector());
      useVietnameseCells(this.#running);
      fillOutsideCalendar(this.#running);
      keepConditionalFormats(this.#running.univer.__getInjector());
    } catch (error) {
      this.#running.univer.dispose();
      this.#mount.remove();
      throw error;
    }
    this.officeHost = new OfficeHost(this.spreadsheet);
    this.#savedSettings = this.#settingsText();
  }

  /** Reads the file and shows it in `container`; nothing on the page changes when it cannot be read. */
  static async open(container: HTMLElement, bytes: Uint8Array): Promise<GridSession | WorkbookFileRefusal> {
    const opened = await loadWorkbook(bytes, `workbook-${crypto.randomUUID()}`);
    if (!opened.ok) return opened;
    const [declared] = await Promise.all([fetchDeclaredFunctions(), provideFonts(fontFamilies(opened))]);
    fitZoom(opened, container.clientWidth);
    const session = new GridSession(container, opened, declared);
    await session.#drawn();
    return session;
  }

  /** What the page offers to its pane, to tests and to the console. */
  get access(): WorkbenchAccess {
    return {
      spreadsheet: this.spreadsheet,
      officeHost: this.officeHost,
      functions: this.#functions,
      grid: this.#running.api,
    };
  }

  /** What an officer should know about sheets of the file that are not shown, Vietnamese. */
  get notes(): readonly string[] {
    return this.#opened.notes;
  }

  get hasUnsavedChanges(): boolean {
    return this.spreadsheet.changes !== this.#savedChanges || this.#settingsText() !== this.#savedSettings;
  }

  /** The workbook as an .xlsx file, everything the grid does not know kept from the file it came from. */
  async save(): Promise<Uint8Array<ArrayBuffer>> {
    const changes = this.spreadsheet.changes;
    const settings = this.#settingsText();
    const bytes = await saveWorkbook(
      this.#opened.source,
      this.spreadsheet.save(),
      this.spreadsheet.settings,
      this.#opened.kept,
    );
    this.#savedChanges = changes;
    this.#savedSettings = settings;
    return bytes;
  }

  dispose(): void {
    this.spreadsheet.dispose();
    this.#running.univer.dispose();
    this.#mount.remove();
  }

  /** Resolves once the grid has drawn itself: before, selecting and scrolling have nothing to act on. */
  async #drawn(): Promise<void> {
    const lifecycle = this.#running.univer.__getInjector().get(LifecycleService);
    await lifecycle.onStage(LifecycleStages.Rendered);
    fitRowHeights(this.#running, this.#opened);
    // What the grid set up for itself until now is nobody's change.
    this.#savedChanges = this.spreadsheet.changes;
  }

  #settingsText(): string {
    const { customXml, hiddenNames } = this.#opened.kept;
    const names = [...hiddenNames].map(([sheetId, ofSheet]) => [sheetId, [...ofSheet]]);
    return JSON.stringify([[...this.spreadsheet.settings], [...customXml], names]);
  }
}

function fontFamilies(opened: OpenedWorkbook): Set<string> {
  const { styles, sheets } = opened.source.snapshot;
  const families = new Set<string>();
  for (const style of Object.values(styles)) if (style?.ff) families.add(style.ff);
  for (const { defaultStyle } of Object.values(sheets)) {
    if (typeof defaultStyle === 'object' && defaultStyle?.ff) families.add(defaultStyle.ff);
  }
  return families;
}

const smallestZoom = 0.7;
const rowHeaderWidth = 60;

/** Shows more columns of a wide sheet at once where the file does not say how large it wants to be shown. */
function fitZoom(opened: OpenedWorkbook, width: number): void {
  for (const sheet of Object.values(opened.source.snapshot.sheets)) {
    if (sheet.zoomRatio !== undefined) continue;
    const filled = Object.values(sheet.cellData ?? {}).flatMap((row) => Object.keys(row as object).map(Number));
    const last = filled.reduce((most, column) => Math.max(most, column), 0);
    let columns = 0;
    for (let column = 0; column <= last; column += 1) {
      const data = sheet.columnData?.[column];
      if (Number(data?.hd) !== 1) columns += data?.w ?? sheet.defaultColumnWidth ?? 0;
    }
    const ratio = (width - rowHeaderWidth) / Math.max(1, columns);
    sheet.zoomRatio = Math.round(Math.min(1, Math.max(smallestZoom, ratio)) * 20) / 20;
  }
}

/** Beyond this the grid would stand still for seconds. */
const mostFittedRows = 3_000;

/** Rows whose height the file leaves open grow with their wrapped text, as Excel lets them when it opens a file. */
function fitRowHeights({ univer, api }: RunningUniver, opened: OpenedWorkbook): void {
  const { snapshot } = opened.source;
  const book = api.getActiveWorkbook();
  for (const [id, sheet] of Object.entries(snapshot.sheets)) {
    const open = Object.entries((sheet.cellData ?? {}) as Record<string, Record<string, ICellData>>)
      .filter(([row]) => sheet.rowData?.[Number(row)]?.h === undefined)
      .filter(([, cells]) => Object.values(cells).some((cell) => isWrapped(cell, snapshot.styles)))
      .map(([row]) => Number(row));
    for (const row of open.slice(0, mostFittedRows)) book?.getSheetBySheetId(id)?.setRowAutoHeight(row, 1);
  }
  univer.__getInjector().get(IUndoRedoService).clearUndoRedo(snapshot.id);
}

function isWrapped(cell: ICellData, styles: OpenedWorkbook['source']['snapshot']['styles']): boolean {
  const style = typeof cell.s === 'string' ? styles[cell.s] : cell.s;
  return Number(style?.tb) === 3 && typeof cell.v === 'string';
}
