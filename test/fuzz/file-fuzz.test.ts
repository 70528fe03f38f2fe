import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unpackParts } from '#addin/workbench/file/zip-parts.ts';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { packTexts, fixtureParts } from '#test/addin/workbench/grid-fixture.ts';
import { mutateFile } from './mutate-file.ts';

const firstSeed = Number(process.env['FUZZ_SEED'] ?? 1);
const files = Number(process.env['FUZZ_FILES'] ?? 150);

/** Opens a damaged file at both doors; it is read or refused, it never throws. */
async function faultOf(bytes: Uint8Array): Promise<string | null> {
  try {
    const read = await readWorkbook(bytes);
    if (read.ok) for (const grid of read.grids) inspectSheet(grid);
    else if (read.message === '') return 'refused without a word';
    const opened = await loadWorkbook(bytes, 'book');
    if (opened.ok) await saveWorkbook(opened.source, opened.source.snapshot, opened.settings);
    return null;
  } catch (error) {
    return error instanceof Error
      ? `${error.message} ${error.stack?.split('\n').slice(1, 5).join(' ') ?? ''}`
      : String(error);
  }
}

describe('damaged workbook files', () => {
  it('are read or refused, never thrown over', async () => {
    const sources = [
      await unpackParts(readFileSync('examples/nhiem-vu-papi-bac-giang-2024.xlsx')),
      await unpackParts(await packTexts(fixtureParts())),
    ];
    const faults: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + files; seed += 1) {
      const fault = await faultOf(mutateFile(sources[seed % sources.length]!, seed));
      if (fault !== null) faults.push(`seed ${seed}: ${fault}`);
    }
    expect(faults).toEqual([]);
  }, 120_000);
});
