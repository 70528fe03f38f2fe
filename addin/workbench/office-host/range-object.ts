import { z } from 'zod';
import type { Rect } from '#shared/sheet/grid.ts';
import { shiftFormula } from '#shared/xlsx/shift-formula.ts';
import { readCells, refuseFormatting, wireValue, writeInputs, writeNumberFormats } from './cell-values.ts';
import { openConditionalFormats } from './conditional-format-object.ts';
import { dataValidation } from './data-validation-object.ts';
import { reachedByLook } from './filtered-writes.ts';
import { arrayMismatch, filteredConflict, HostError, invalidArgument, notImplemented } from './host-error.ts';
import { defineHostClass, type HostObject } from './host-object.ts';
import type { OnBlock, OnSheet } from './host-services.ts';
import { rangeAreas } from './range-areas-object.ts';
import { columnCount, maxColumns, maxRows, rowCount } from './range-address.ts';
import { rangeFormat } from './range-format-object.ts';

/** More merged areas than this and Excel fails to answer. */
const maxMergedAreas = 512;

const rowPropertiesSchema = z.strictObject({ rowHidden: z.literal(true) });
const fontNameSchema = z.strictObject({ format: z.strictObject({ font: z.strictObject({ name: z.literal(true) }) }) });
const columnPropertiesSchema = z.strictObject({ columnHidden: z.literal(true) });

const range = defineHostClass<OnBlock>({
  name: 'Range',
  tracked: true,
  read: {
    RowIndex: ({ area }) => area.top,
    ColumnIndex: ({ area }) => area.left,
    RowCount: ({ area }) => rowCount(area),
    ColumnCount: ({ area }) => columnCount(area),
    Values: (self) => readCells(self, (cell) => wireValue(cell.value)),
    Formulas: (self) => readCells(self, (cell) => cell.formula ?? wireValue(cell.value)),
    NumberFormat: (self) => readCells(self, (cell) => cell.numberFormat ?? 'General'),
    RowHidden: (self) => allAlike(hiddenRows(self)),
    ColumnHidden: (self) => allAlike(hiddenColumns(self)),
  },
  write: {
    Formulas: writeInputs,
    NumberFormat: writeNumberFormats,
    ColumnHidden: ({ services, sheetId, area }, hidden) => {
      if (typeof hidden !== 'boolean') throw invalidArgument();
      refuseFormatting({ services, sheetId });
      for (let column = area.left; column <= area.right; column++) {
        services.spreadsheet.setColumnHidden(sheetId, column, hidden);
      }
    },
  },
  open: {
    GetRow: (self, [index]) => openRow(self, index),
    GetBoundingRect: (self, [other]) => openBoundingRect(self, other),
    GetEntireRow: (self) => openRange(self, { ...self.area, left: 0, right: maxColumns - 1 }),
    Insert: (self, [shift]) => insertRows(self, shift),
    GetEntireColumn: (self) => openRange(self, { ...self.area, top: 0, bottom: maxRows - 1 }),
    GetMergedAreasOrNullObject: (self) => openMergedAreas(self),
    ConditionalFormats: ({ services, sheetId, area }) => openConditionalFormats({ services, sheetId, areas: [area] }),
    DataValidation: (self) => dataValidation.bind(self),
    Format: (self) => rangeFormat.bind(self),
  },
  call: {
    _KeepReference: () => null,
    /** The library sends a large assignment in pieces of 1,500 cells, after asking whether the whole fits. */
    _ValidateArraySize: ({ area }, [rows, columns]) => {
      if (rows !== rowCount(area) || columns !== columnCount(area)) throw arrayMismatch();
    },
    Select: ({ services, sheetId, area }) => services.spreadsheet.select(sheetId, area),
    GetRowProperties: (self, [wanted]) => {
      if (!rowPropertiesSchema.safeParse(wanted).success)
        throw notImplemented('Range.getRowProperties of anything else');
      return hiddenRows(self).map((rowHidden) => ({ rowHidden }));
    },
    GetColumnProperties: (self, [wanted]) => {
      if (!columnPropertiesSchema.safeParse(wanted).success) {
        throw notImplemented('Range.getColumnProperties of anything else');
      }
      return hiddenColumns(self).map((columnHidden) => ({ columnHidden }));
    },
    GetCellProperties: (self, [wanted]) => {
      if (!fontNameSchema.safeParse(wanted).success) throw notImplemented('Range.getCellProperties of anything else');
      return fontNames(self).map((line) => line.map((name) => ({ format: { font: { name } } })));
    },
    CopyFrom: (self, args) => copyBlock(self, args),
    Delete: (self, [shift]) => removeRows(self, shift),
  },
});

export const rangeMembers = range.members;

/** The block behind a range that came in as an argument; `null` for anything else, and for one of another sheet. */
export function areaOfRange({ sheetId }: OnSheet, value: unknown): Rect | null {
  const found = range.unwrap(value);
  return found && found.sheetId === sheetId ? found.area : null;
}

export function openRange({ services, sheetId }: OnSheet, area: Rect): HostObject {
  return range.bind({ services, sheetId, area });
}

function openRow(self: OnBlock, index: unknown): HostObject {
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0) throw invalidArgument();
  const row = self.area.top + index;
  return openRange(self, { ...self.area, top: row, bottom: row });
}

function openBoundingRect(self: OnBlock, other: unknown): HostObject {
  const second = range.unwrap(other);
  if (!second || second.sheetId !== self.sheetId) throw notImplemented('Range.getBoundingRect of another sheet');
  return openRange(self, {
    top: Math.min(self.area.top, second.area.top),
    left: Math.min(self.area.left, second.area.left),
    bottom: Math.max(self.area.bottom, second.area.bottom),
    right: Math.max(self.area.right, second.area.right),
  });
}

/** Whole rows only: cells pushed down on their own are not needed. */
function insertRows(self: OnBlock, shift: unknown): HostObject {
  requireWholeRows(self, shift, 'Down', 'Range.insert');
  const { services, sheetId, area } = self;
  services.pending.push(services.spreadsheet.insertRows(sheetId, area.top, rowCount(area)));
  return openRange(self, area);
}

async function removeRows(self: OnBlock, shift: unknown): Promise<null> {
  requireWholeRows(self, shift, 'Up', 'Range.delete');
  const { services, sheetId, area } = self;
  await services.spreadsheet.removeRows(sheetId, area.top, rowCount(area));
  return null;
}

function requireWholeRows(self: OnBlock, shift: unknown, wanted: string, method: string): void {
  if (shift !== wanted) throw notImplemented(`${method} in the direction "${String(shift)}"`);
  if (!isWholeRows(self.area)) throw notImplemented(`${method} of less than whole rows`);
  refuseFormatting(self);
  refuseUnderFilter(self);
}

/** Whole rows neither come nor go inside a block of which a filter hides rows. */
function refuseUnderFilter({ services, sheetId, area }: OnBlock): void {
  const filters = services.spreadsheet.filters(sheetId);
  const isHit = filters.some(
    (filter) => filter.filtering && area.top <= filter.area.bottom && area.bottom >= filter.area.top,
  );
  if (isHit) throw filteredConflict();
}

function isWholeRows({ left, right }: Rect): boolean {
  return left === 0 && right === maxColumns - 1;
}

async function copyBlock(self: OnBlock, [source, what, skipBlanks, transpose]: readonly unknown[]): Promise<null> {
  const from = range.unwrap(source);
  if (!from || from.sheetId !== self.sheetId) throw notImplemented('Range.copyFrom of a range of another sheet');
  if (skipBlanks || transpose) throw notImplemented('Range.copyFrom that skips blanks or transposes');
  refuseFormatting(self);
  if (what === 'Formats') copyFormats(self, from.area);
  else if (what === 'Formulas') await copyFormula(self, from.area);
  else throw notImplemented(`Range.copyFrom of "${String(what)}"`);
  return null;
}

function copyFormats(self: OnBlock, from: Rect): void {
  const { services, sheetId, area } = self;
  if (isWholeRows(from) && isWholeRows(area) && rowCount(from) === 1) {
    // What lies beyond the used columns has no look of its own to copy.
    const right = services.spreadsheet.usedArea(sheetId, false)?.right ?? 0;
    for (let row = area.top; row <= area.bottom; row++) {
      services.spreadsheet.copyFormat(sheetId, { ...from, right }, { top: row, left: 0, bottom: row, right });
    }
    return;
  }
  const sameShape = rowCount(from) === rowCount(area) && columnCount(from) === columnCount(area);
  if (!sameShape) throw notImplemented('Range.copyFrom of a block of another shape');
  for (const { top, bottom } of reachedByLook(self)) {
    const source = { ...from, top: from.top + top - area.top, bottom: from.top + bottom - area.top };
    services.spreadsheet.copyFormat(sheetId, source, { ...area, top, bottom });
  }
}

/** The formula of one cell into each cell of a column, its relative references moving along. */
async function copyFormula({ services, sheetId, area }: OnBlock, from: Rect): Promise<void> {
  if (rowCount(from) !== 1 || columnCount(from) !== 1 || columnCount(area) !== 1) {
    throw notImplemented('Range.copyFrom of formulas of more than one cell into one column');
  }
  // Rows that were just inserted have moved the formula.
  await Promise.all(services.pending.splice(0));
  const { formula } = services.spreadsheet.read(sheetId, from)[0]![0]!;
  if (formula === null) throw notImplemented('Range.copyFrom of a cell without a formula');
  const inputs = Array.from({ length: rowCount(area) }, (_, at) => [
    { value: shiftFormula(formula, area.top + at - from.top, area.left - from.left) },
  ]);
  await services.spreadsheet.write(sheetId, area, inputs);
}

/** The merged areas that reach into the block, whole; as `mergesByFirstCell` has it, those that begin in it. */
function openMergedAreas(self: OnBlock): HostObject | null {
  const { services, sheetId, area } = self;
  const areas = services.spreadsheet
    .merges(sheetId)
    .filter(
      (merge) =>
        merge.top <= area.bottom && merge.bottom >= area.top && merge.left <= area.right && merge.right >= area.left,
    );
  const told = services.faults.mergesByFirstCell
    ? areas
        .filter(({ top, left }) => top >= area.top && left >= area.left)
        .map((merge) => ({
          ...merge,
          bottom: Math.min(merge.bottom, area.bottom),
          right: Math.min(merge.right, area.right),
        }))
    : areas;
  if (services.faults.mergesUnreadable || areas.length > maxMergedAreas) {
    throw new HostError('GeneralException', 'There was an internal error while processing the request.', 500);
  }
  if (told.length === 0) return null;
  return rangeAreas.bind({ services, sheetId, areas: told, openRange: (block) => openRange(self, block) });
}

function fontNames({ services, sheetId, area }: OnBlock): (string | null)[][] {
  return Array.from({ length: rowCount(area) }, (_, row) =>
    Array.from({ length: columnCount(area) }, (__, column) =>
      services.spreadsheet.fontName(sheetId, area.top + row, area.left + column),
    ),
  );
}

function hiddenRows({ services, sheetId, area }: OnBlock): boolean[] {
  const hidden = services.spreadsheet.hiddenRows(sheetId);
  return Array.from({ length: rowCount(area) }, (_, row) => hidden.has(area.top + row));
}

function hiddenColumns({ services, sheetId, area }: OnBlock): boolean[] {
  const hidden = services.spreadsheet.hiddenColumns(sheetId);
  return Array.from({ length: columnCount(area) }, (_, column) => hidden.has(area.left + column));
}

/** One answer for all, or `null` where they differ, as Excel does. */
function allAlike(flags: readonly boolean[]): boolean | null {
  const first = flags[0] ?? false;
  return flags.every((flag) => flag === first) ? first : null;
}
