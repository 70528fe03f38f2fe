import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readXlsx, writeXlsx, type Cell } from 'hucre/xlsx';

/** A cell of a judged row: a value as typed, or a formula that LibreOffice calculates. */
export type JudgedCell = string | number | boolean | null | { readonly formula: string };
export type JudgedValue = string | number | boolean | null;

/** The office program to call, or `null` when there is none. */
export function findOffice(): string | null {
  for (const command of [process.env['SOFFICE'], 'soffice', 'libreoffice']) {
    if (command === undefined || command === '') continue;
    try {
      execFileSync(command, ['--version'], { stdio: 'ignore' });
      return command;
    } catch {
      continue;
    }
  }
  return null;
}

/**
 * Writes the rows to a workbook without cached results, has LibreOffice calculate it, and reads the values back.
 * Error values come back as their text ("#VALUE!").
 */
export async function recalculate(office: string, rows: readonly (readonly JudgedCell[])[]): Promise<JudgedValue[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'bang-diem-judge-'));
  try {
    const source = join(folder, 'judge.xlsx');
    await writeFile(source, await buildWorkbook(rows));
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const out = join(folder, 'out');
    const args = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      out,
      source,
    ];
    await promisify(execFile)(office, args, { timeout: 240_000 });
    const book = await readXlsx(await readFile(join(out, 'judge.xlsx')));
    const sheet = book.sheets[0]!;
    return rows.map((row, r) => row.map((_, c) => valueOf(sheet.cells?.get(`${r},${c}`), sheet.rows[r]?.[c])));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function valueOf(cell: Cell | undefined, plain: unknown): JudgedValue {
  const value: unknown = cell?.formulaResult ?? cell?.value ?? plain;
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value);
}

/** The rows as a workbook whose formulas nobody has calculated yet. */
export async function buildWorkbook(rows: readonly (readonly JudgedCell[])[]): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>();
  const values = rows.map((row, r) =>
    row.map((cell, c) => {
      if (cell === null || typeof cell !== 'object') return cell;
      cells.set(`${r},${c}`, { type: 'formula', value: null, formula: cell.formula.replace(/^=/, '') });
      return null;
    }),
  );
  return writeXlsx({ sheets: [{ name: 'Chấm điểm', rows: values, cells }] });
}
