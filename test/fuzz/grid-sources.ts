import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { ruleCases } from '#test/shared/check/rule-cases.ts';
import { papiGrid, planGrid } from '#test/shared/sheet/example-grids.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const examples = path.resolve('examples');

/** What mutations start from: every example workbook, the sample sheets of every rule, the smallest sheets there are. */
export async function readGridSources(): Promise<readonly Grid[]> {
  const files = readdirSync(examples)
    .filter((name) => name.endsWith('.xlsx'))
    .sort();
  const grids: Grid[] = [];
  for (const file of files) {
    const read = await readWorkbook(readFileSync(path.join(examples, file)));
    if (!read.ok) throw new Error(`${file}: ${read.message}`);
    grids.push(...read.grids);
  }
  const real = [...grids, planGrid(), papiGrid()];
  return [
    // Real sheets are few beside the samples of the rules, so each counts several times.
    ...real.flatMap((grid) => [grid, grid, grid, grid, grid, grid]),
    ...ruleCases.flatMap(({ bad, clean }) => [bad, clean]),
    buildGrid('Trống').toGrid(),
    buildGrid('Một ô').row('Kế hoạch').toGrid(),
    buildGrid('Chỉ có tiêu đề').row('TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian').toGrid(),
  ];
}
