import { CommandType, type ICommandInfo, type IExecutionOptions, type IRange } from '@univerjs/core';
import type { Rect } from '#shared/sheet/grid.ts';
import { rectOf } from './file/grid-range.ts';
import type { SpreadsheetEvent } from './spreadsheet.ts';

/** Changes of the grid that alter what cells hold, besides plain values. */
const structureChanges = new Set([
  'sheet.mutation.insert-row',
  'sheet.mutation.insert-col',
  'sheet.mutation.remove-rows',
  'sheet.mutation.remove-col',
  'sheet.mutation.move-rows',
  'sheet.mutation.move-columns',
  'sheet.mutation.move-range',
  'sheet.mutation.reorder-range',
  'sheet.mutation.add-worksheet-merge',
  'sheet.mutation.remove-worksheet-merge',
]);
/** Changes the grid makes by itself while it draws or calculates. */
const derived = new Set([
  'sheet.mutation.set-worksheet-row-auto-height',
  'formula.mutation.set-formula-calculation-start',
  'formula.mutation.set-formula-calculation-result',
  'formula.mutation.set-formula-calculation-notification',
  'formula.mutation.set-array-formula-data',
]);
const setValues = 'sheet.mutation.set-range-values';
const setActiveSheet = 'sheet.operation.set-worksheet-active';
const setSelections = 'sheet.operation.set-selections';

interface ChangeParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly cellValue?: Record<string, Record<string, unknown> | undefined>;
  readonly selections?: readonly { readonly range: IRange }[];
}

/** A change of looks alone is no change of content; Excel reports the two apart. */
function changesContent(cell: unknown): boolean {
  if (typeof cell !== 'object' || cell === null) return true;
  return Object.keys(cell).some((key) => key !== 's' && key !== 'custom');
}

function areaOf(cells: ChangeParams['cellValue']): Rect | null {
  const area = { top: Infinity, left: Infinity, bottom: -1, right: -1 };
  for (const [rowKey, line] of Object.entries(cells ?? {})) {
    for (const [columnKey, cell] of Object.entries(line ?? {})) {
      if (!changesContent(cell)) continue;
      area.top = Math.min(area.top, Number(rowKey));
      area.bottom = Math.max(area.bottom, Number(rowKey));
      area.left = Math.min(area.left, Number(columnKey));
      area.right = Math.max(area.right, Number(columnKey));
    }
  }
  return area.bottom < 0 ? null : area;
}

/** What the feed needs to know of the spreadsheet it reports about. */
export interface ChangeContext {
  readonly workbookId: string;
  activeSheetId(): string;
  usedArea(sheetId: string): Rect | null;
  /** True while the add-in itself is changing something. */
  isHostWriting(): boolean;
}

/** Turns the grid's commands into the events that Excel would raise, and counts what makes a file worth saving. */
export class GridChangeFeed {
  readonly #context: ChangeContext;
  readonly #listeners = new Set<(event: SpreadsheetEvent) => void>();
  #lastSelection = '';
  #changes = 0;

  constructor(context: ChangeContext) {
    this.#context = context;
  }

  /** Counts every change of the workbook, by the user or the add-in; recalculation alone does not count. */
  get changes(): number {
    return this.#changes;
  }

  subscribe(listener: (event: SpreadsheetEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#listeners.clear();
  }

  handle(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    const params = (command.params ?? {}) as ChangeParams;
    if (params.unitId !== this.#context.workbookId) return;
    const calculated = options?.fromFormula === true;
    if (command.type === CommandType.MUTATION && !calculated && !derived.has(command.id)) this.#changes += 1;
    const sheetId = params.subUnitId ?? this.#context.activeSheetId();
    const source = this.#context.isHostWriting() ? 'host' : 'user';
    if (command.id === setValues) {
      // Results of formulas come this way too; Excel does not report those as changes.
      const area = calculated ? null : areaOf(params.cellValue);
      if (area) this.#emit({ type: 'change', sheetId, area, source });
    } else if (structureChanges.has(command.id)) {
      const area = this.#context.usedArea(sheetId) ?? { top: 0, left: 0, bottom: 0, right: 0 };
      this.#emit({ type: 'change', sheetId, area, source });
    } else if (command.id === setActiveSheet) this.#emit({ type: 'activate', sheetId });
    else if (command.id === setSelections) this.#reportSelection(sheetId, params);
  }

  #emit(event: SpreadsheetEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #reportSelection(sheetId: string, params: ChangeParams): void {
    const range = params.selections?.at(-1)?.range;
    if (!range) return;
    const area = rectOf(range);
    const key = `${sheetId} ${JSON.stringify(area)}`;
    if (key === this.#lastSelection) return;
    this.#lastSelection = key;
    this.#emit({ type: 'select', sheetId, area });
  }
}
