import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readWorkbook, type WorkbookGrid } from '#shared/xlsx/read-workbook.ts';

/** Has LibreOffice calculate the workbooks in one go and reads their sheets back. Formulas must carry no result. */
export async function recalculateWorkbooks(
  office: string,
  workbooks: readonly Uint8Array[],
): Promise<(readonly WorkbookGrid[])[]> {
  const files = await recalculateFiles(office, workbooks);
  return await Promise.all(
    files.map(async (bytes) => {
      const read = await readWorkbook(bytes);
      if (!read.ok) throw new Error(read.message);
      return read.grids;
    }),
  );
}

/** The workbooks as LibreOffice saves them after calculating. */
export async function recalculateFiles(office: string, workbooks: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bang-diem-template-'));
  try {
    const sources = await Promise.all(
      workbooks.map(async (bytes, index) => {
        const source = join(folder, `so-${index}.xlsx`);
        await writeFile(source, bytes);
        return source;
      }),
    );
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const out = join(folder, 'out');
    await promisify(execFile)(
      office,
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        out,
      ].concat(sources),
      { timeout: 240_000 },
    );
    return await Promise.all(
      workbooks.map(async (_, index) => new Uint8Array(await readFile(join(out, `so-${index}.xlsx`)))),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
