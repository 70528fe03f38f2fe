import { readFileSync } from 'node:fs';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';
import { parseDeadline } from '#shared/deadline/parse-deadline.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readSheet } from '#shared/sheet/read-sheet.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';

const catalogue = createCatalogue();

/** The first sheet of an example workbook. */
export async function readExample(file: string): Promise<Grid> {
  const read = await readWorkbook(readFileSync(`examples/${file}`));
  if (!read.ok || !read.grids[0]) throw new Error(`${file} cannot be read.`);
  return read.grids[0];
}

/** Reads a grid with the default agencies. */
export function readGrid(grid: Grid): SheetReading {
  return readSheet(grid, {
    parseAgencies: (text) => parseAgencies(text, catalogue),
    parseDeadline: (raw, numberFormat, { year }) => parseDeadline(raw, { year, numberFormat }),
  });
}
