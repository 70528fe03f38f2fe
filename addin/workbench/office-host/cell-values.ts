import type { CellValue, Rect } from '#shared/sheet/grid.ts';
import type { CellInput, StoredCell } from '../spreadsheet.ts';
import { accessDenied, arrayMismatch, HostError, invalidArgument } from './host-error.ts';
import { misplacedByFilter } from './filtered-writes.ts';
import type { OnBlock, OnSheet } from './host-services.ts';
import { columnCount, rowCount } from './range-address.ts';
import { interpretInput } from './typed-input.ts';

/** Longest text of a cell. */
const maxCharacters = 32_767;

/** Excel answers at most this many cells of one range. */
const maxCells = 5_000_000;

export function readCells<T>({ services, sheetId, area }: OnBlock, pick: (cell: StoredCell) => T): T[][] {
  if (rowCount(area) * columnCount(area) > maxCells) {
    throw new HostError('RangeExceedsLimit', 'The cell count in the range has exceeded the maximum supported.', 400);
  }
  return services.spreadsheet.read(sheetId, area).map((line) => line.map(pick));
}

/** An empty cell is the empty string on the wire. */
export function wireValue(value: CellValue): string | number | boolean {
  return value ?? '';
}

/** Writes what a script assigned to `values` or `formulas`: `null` leaves a cell as it is, "" empties it. */
export async function writeInputs(block: OnBlock, value: unknown): Promise<void> {
  const { services, sheetId, area } = block;
  const matrix = misplacedByFilter(block, readMatrix(value, area));
  refuseLockedCells(block);
  const stored = services.spreadsheet.read(sheetId, area);
  await services.spreadsheet.write(
    sheetId,
    area,
    matrix.map((line, row) => line.map((item, column) => readInput(item, stored[row]?.[column]?.numberFormat ?? null))),
  );
}

export async function writeNumberFormats(block: OnBlock, value: unknown): Promise<void> {
  const matrix = misplacedByFilter(block, readMatrix(value, block.area));
  refuseFormatting(block);
  await block.services.spreadsheet.write(
    block.sheetId,
    block.area,
    matrix.map((line) => line.map((item) => (item === null ? {} : { numberFormat: readText(item) || 'General' }))),
  );
}

/** A protected sheet takes values in its unlocked cells, but no formatting anywhere. */
export function refuseFormatting({ services, sheetId }: OnSheet): void {
  if (services.spreadsheet.isProtected(sheetId)) throw accessDenied();
}

function refuseLockedCells({ services, sheetId, area }: OnBlock): void {
  if (services.faults.refusesWriting(sheetId, area)) throw accessDenied();
  if (services.spreadsheet.isProtected(sheetId, area)) throw accessDenied();
}

function readInput(item: unknown, numberFormat: string | null): CellInput {
  if (item === null) return {};
  if (item === '') return { value: null };
  if (typeof item === 'string') {
    if (item.length > maxCharacters) throw invalidArgument();
    const input = interpretInput(item, numberFormat);
    const general = numberFormat === null || numberFormat === 'General';
    return general || input.numberFormat === undefined ? input : { value: input.value ?? null };
  }
  if (typeof item !== 'number' && typeof item !== 'boolean') throw invalidArgument();
  // A cell formatted as text turns numbers into text, as when they are typed.
  return numberFormat === '@' ? { value: String(item), literal: true } : { value: item };
}

function readMatrix(value: unknown, area: Rect): readonly (readonly unknown[])[] {
  const rows = rowCount(area);
  const columns = columnCount(area);
  if (rows * columns > maxCells) throw invalidArgument();
  if (!Array.isArray(value)) {
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
  }
  const fits = value.length === rows && value.every((line) => Array.isArray(line) && line.length === columns);
  if (!fits) throw arrayMismatch();
  return value as unknown[][];
}

function readText(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument();
  return value;
}
