import type { Rect } from '#shared/sheet/grid.ts';
import { officeErrorCode } from './host-failures.ts';
import { openBlock } from './read-blocks.ts';

/** Excel fails to answer `getMergedAreasOrNullObject` for a block with more merged areas than this. */
const maxMergedAreas = 512;

/**
 * The merged areas of a block, or `null` where this Excel cannot tell (before ExcelApi 1.13, or it fails inside).
 * One `context.sync()`; a second one where Excel refuses, as it does for more merged areas than it answers at
 * once (the code it gives then is not documented): the block is asked for in bands of rows so small that none can
 * hold too many; a third one where a merged area reaches the border of a band.
 */
export async function readMerges(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: Rect,
): Promise<Rect[] | null> {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.13')) return null;
  try {
    return await readBands(context, sheet, [area]);
  } catch (error) {
    if (officeErrorCode(error) === null) throw error;
  }
  try {
    return await readWhole(context, sheet, area);
  } catch (error) {
    if (officeErrorCode(error) !== 'GeneralException') throw error;
    return null;
  }
}

/**
 * Band by band. Excel may tell of a merged area across a border only the part in the band that its first cell is in, so
 * those that reach a border are asked for again, by themselves, until none is cut off.
 */
async function readWhole(context: Excel.RequestContext, sheet: Excel.Worksheet, area: Rect): Promise<Rect[]> {
  const bands = rowBands(area);
  let found = await readBands(context, sheet, bands);
  const borders = new Set(bands.map(({ bottom }) => bottom).filter((bottom) => bottom < area.bottom));
  let cut = found.filter(({ bottom }) => borders.has(bottom));
  while (cut.length > 0) {
    const reaches = cut.map((part) => ({ ...part, bottom: Math.min(area.bottom, part.bottom + tallest(part)) }));
    found = uniteParts([...found, ...(await readBands(context, sheet, reaches))]);
    const ends = new Set(reaches.filter(({ bottom }) => bottom < area.bottom).map(blockKey));
    cut = found.filter((part) => ends.has(blockKey(part)));
  }
  return found;
}

function blockKey({ top, left, bottom, right }: Rect): string {
  return [top, left, bottom, right].join();
}

/** Most rows below a merged area and as wide that hold, with it, no more merged areas than Excel answers. */
function tallest({ left, right }: Rect): number {
  return Math.max(1, Math.floor((2 * (maxMergedAreas - 1)) / (right - left + 1)));
}

async function readBands(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  bands: readonly Rect[],
): Promise<Rect[]> {
  const merged = bands.map((band) => {
    const areas = openBlock(sheet, band).getMergedAreasOrNullObject();
    areas.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
    return areas;
  });
  await context.sync();
  const found = merged.flatMap((areas) => (areas.isNullObject ? [] : areas.areas.items.map(toRect)));
  return uniteParts(found);
}

/**
 * Bands that overlap by one row, so that whatever Excel answers for a merged area across a border (the whole or
 * only the part inside the band) the parts share a cell and can be put together.
 */
export function rowBands(area: Rect): Rect[] {
  const columns = area.right - area.left + 1;
  // A merged area has at least two cells.
  const rows = Math.max(2, Math.floor((2 * maxMergedAreas) / columns));
  const bands: Rect[] = [];
  for (let top = area.top; ; top += rows - 1) {
    const bottom = Math.min(area.bottom, top + rows - 1);
    bands.push({ ...area, top, bottom });
    if (bottom === area.bottom) return bands;
  }
}

/** Joins parts of the same merged area: those that share a cell. A single cell is no merged area. */
export function uniteParts(parts: readonly Rect[]): Rect[] {
  const sorted = [...parts].sort((a, b) => a.left - b.left || a.top - b.top);
  const united: Rect[] = [];
  for (const part of sorted) {
    const last = united.at(-1);
    const sharesCell = last && last.left === part.left && last.right === part.right && part.top <= last.bottom;
    if (sharesCell) united[united.length - 1] = { ...last, bottom: Math.max(last.bottom, part.bottom) };
    else united.push(part);
  }
  return united
    .filter(({ top, left, bottom, right }) => top < bottom || left < right)
    .sort((a, b) => a.top - b.top || a.left - b.left);
}

function toRect({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Rect {
  return {
    top: rowIndex,
    left: columnIndex,
    bottom: rowIndex + rowCount - 1,
    right: columnIndex + columnCount - 1,
  };
}
