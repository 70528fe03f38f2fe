import type { IColumnData, IWorksheetData } from '@univerjs/core';
import type { LineMap } from './line-map.ts';
import { readColumns, type SheetXml } from './sheet-xml.ts';
import { escapeXml } from '#shared/xlsx/xml-text.ts';

const lastColumn = 16_383;

function attributesText(attributes: ReadonlyMap<string, string>): string {
  return [...attributes]
    .filter(([name]) => name !== 'min' && name !== 'max')
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

/** Width in characters of the default font, the inverse of `columnPixels`. */
function columnCharacters(pixels: number): number {
  return Math.max(0, Math.round(((pixels - 5) / 7) * 100) / 100);
}

function withChanges(
  attributes: ReadonlyMap<string, string>,
  before: Partial<IColumnData> | undefined,
  now: Partial<IColumnData> | undefined,
  fallback: number,
): Map<string, string> {
  const result = new Map(attributes);
  if (now?.w !== undefined && now.w !== before?.w) {
    result.set('width', String(columnCharacters(now.w)));
    result.set('customWidth', '1');
  }
  if ((now?.hd ?? 0) !== (before?.hd ?? 0)) {
    if (now?.hd) result.set('hidden', '1');
    else result.delete('hidden');
  }
  // The format demands a width on every <col>.
  if (result.size > 0 && !result.has('width')) result.set('width', String(columnCharacters(fallback)));
  return result;
}

/**
 * The content of `cols`, or `null` when no column was resized, hidden, inserted or removed.
 * Columns beyond those the grid loaded keep what the file says.
 */
export function columnsXml(
  scan: SheetXml,
  loaded: Partial<IWorksheetData>,
  current: Partial<IWorksheetData>,
  columns: LineMap,
): string | null {
  const places = readColumns(scan);
  const attributesAt = (column: number) =>
    places.find((place) => column >= place.first && column <= place.last)?.attributes ?? new Map<string, string>();
  const shown = Math.max(0, ...Object.keys(current.columnData ?? {}).map(Number));
  const fallback = current.defaultColumnWidth ?? 64;
  let changed = !columns.unchanged;
  const runs: { first: number; last: number; text: string }[] = [];
  const add = (first: number, last: number, text: string) => {
    const run = runs.at(-1);
    if (text === '') return;
    if (run?.text === text && run.last === first - 1) run.last = last;
    else runs.push({ first, last, text });
  };
  for (let column = 0; column <= shown; column += 1) {
    const origin = columns.origin(column);
    const before = origin === null ? undefined : loaded.columnData?.[origin];
    const original = origin === null ? new Map<string, string>() : attributesAt(origin);
    const attributes = withChanges(original, before, current.columnData?.[column], fallback);
    const text = attributesText(attributes);
    if (text !== attributesText(original)) changed = true;
    add(column, column, text);
  }
  if (!changed) return null;
  for (const place of places) {
    if (place.last > shown)
      add(Math.max(place.first, shown + 1), Math.min(place.last, lastColumn), attributesText(place.attributes));
  }
  return runs
    .map(({ first, last, text }) => `<${scan.prefix}col min="${first + 1}" max="${last + 1}"${text}/>`)
    .join('');
}
