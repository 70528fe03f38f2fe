import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { titleTextAbove } from '#shared/check/expected-totals.ts';
import { builtInSets, findBuiltInSet } from '#shared/criteria-set/built-in-sets.ts';
import { checkCriteriaSet } from '#shared/criteria-set/check-criteria-set.ts';
import { criteriaLevelNames, type CriteriaLevel } from '#shared/criteria-set/criteria-level.ts';
import { coversYear, criteriaSetSchema, type CriteriaSet } from '#shared/criteria-set/criteria-set.ts';
import { readCriteriaSet } from '#shared/criteria-set/read-criteria-set.ts';
import { announceTotals } from '#shared/criteria-set/set-totals.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { layOutCriteriaWorkbook } from '#shared/template/criteria-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { writeTemplateWorkbook } from '#shared/xlsx/write-template-workbook.ts';
import type { CliResult } from './cli-result.ts';
import { usageError } from './cli-result.ts';

/** How levels are called on the command line. */
const levelWords: Readonly<Record<string, CriteriaLevel>> = { tinh: 'province', so: 'department', xa: 'commune' };

const options = {
  level: { type: 'string' },
  year: { type: 'string' },
  set: { type: 'string' },
  force: { type: 'boolean' },
  list: { type: 'boolean' },
  today: { type: 'string' },
} as const;

/** What the command line asked for, or the sentence that says why it cannot be done. */
type Asked<Value> = Value | { readonly refusal: string };

/** `template [--level tinh|so|xa] [--year 2026] [--set FILE] [--force] [--today DAY] OUT.xlsx`; `template --list`. */
export async function runTemplate(args: readonly string[]): Promise<CliResult> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return usageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.list === true) return listSets();
  const [out, ...rest] = positionals;
  if (out === undefined || rest.length > 0) return usageError('Lệnh template cần đúng một tên tệp .xlsx để ghi ra.');
  if (!/\.xlsx$/i.test(out)) return usageError(`${out}: tên tệp ghi ra phải có đuôi .xlsx.`);
  const level = values.level === undefined ? null : levelWords[values.level];
  if (level === undefined) return usageError(`--level nhận tinh, so hoặc xa, không nhận "${values.level}".`);
  const year = values.year === undefined ? null : Number(values.year);
  if (year !== null && !(Number.isInteger(year) && year >= 2000 && year <= 2100)) {
    return usageError(`--year nhận một năm, không nhận "${values.year}".`);
  }
  // The day goes into the file's properties; a fixed one gives the same bytes again.
  const today = values.today === undefined ? new Date() : new Date(`${values.today}T00:00:00Z`);
  if (Number.isNaN(today.getTime()))
    return usageError(`--today nhận ngày dạng YYYY-MM-DD, không nhận "${values.today}".`);
  const set = values.set === undefined ? findSet(level, year) : await readSet(values.set, level, year);
  if ('refusal' in set) return refuse(set.refusal);
  return writeSet(set, year, out, values.force === true, today);
}

function refuse(sentence: string): CliResult {
  return { exitCode: 2, stdout: '', stderr: `${sentence}\n` };
}

function listSets(): CliResult {
  const lines = builtInSets.map((set) => {
    const years = set.years.to === set.years.from ? String(set.years.from) : `${set.years.from}–${set.years.to ?? ''}`;
    const mark = set.illustrative ? ' (MINH HỌA)' : '';
    return `${set.id}: ${set.name}${mark}, ${criteriaLevelNames[set.level].toLowerCase()}, năm ${years}; ${announceTotals(set)}`;
  });
  return { exitCode: 0, stdout: `${lines.join('\n')}\n`, stderr: '' };
}

function findSet(level: CriteriaLevel | null, year: number | null): Asked<CriteriaSet> {
  const wanted = level ?? 'department';
  const set = findBuiltInSet(wanted, year);
  if (set) return set;
  const name = criteriaLevelNames[wanted].toLowerCase();
  return { refusal: `Không có bộ tiêu chí ${name} cho năm ${year}. Xem các bộ hiện có: template --list.` };
}

/** A set from its JSON file, or from the first criteria table of an .xlsx file. */
async function readSet(file: string, level: CriteriaLevel | null, year: number | null): Promise<Asked<CriteriaSet>> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(file));
  } catch {
    return { refusal: `${file}: không đọc được tệp. Kiểm tra lại đường dẫn.` };
  }
  if (/\.xlsx$|\.xlsm$/i.test(file)) return readSheetSet(file, bytes, level, year);
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return { refusal: `${file}: không phải tệp JSON.` };
  }
  const parsed = criteriaSetSchema.safeParse(data);
  if (!parsed.success) return { refusal: `${file}: chưa đúng khuôn bộ tiêu chí.\n${z.prettifyError(parsed.error)}` };
  const set = parsed.data;
  if (level !== null && set.level !== level) {
    return {
      refusal: `${file}: bộ tiêu chí này là ${criteriaLevelNames[set.level].toLowerCase()}, khác --level đã chọn.`,
    };
  }
  if (year !== null && !coversYear(set, year)) {
    return { refusal: `${file}: bộ tiêu chí này không áp dụng cho năm ${year}.` };
  }
  return set;
}

async function readSheetSet(
  file: string,
  bytes: Uint8Array,
  level: CriteriaLevel | null,
  year: number | null,
): Promise<Asked<CriteriaSet>> {
  const read = await readWorkbook(bytes);
  if (!read.ok) return { refusal: `${file}: ${read.message}` };
  for (const grid of read.grids) {
    const { reading } = inspectSheet(grid);
    const table = reading.tables.find(({ kind }) => kind === 'criteria');
    if (!table) continue;
    const outcome = readCriteriaSet(reading, {
      id: 'bo-tieu-chi',
      titleText: titleTextAbove(grid, table.headerTop),
      ...(level === null ? {} : { level }),
      ...(year === null ? {} : { year }),
    });
    return outcome.ok ? outcome.set : { refusal: `${file}: ${outcome.message}` };
  }
  return { refusal: `${file}: không có trang nào có bảng tiêu chí.` };
}

const fileThere = z.object({ code: z.literal('EEXIST') });

async function writeSet(
  set: CriteriaSet,
  year: number | null,
  out: string,
  force: boolean,
  made: Date,
): Promise<CliResult> {
  const problems = checkCriteriaSet(set).map(
    ({ severity, message }) => `${severity === 'error' ? 'Lỗi' : 'Lưu ý'}: ${message}`,
  );
  const bytes = await writeTemplateWorkbook(layOutCriteriaWorkbook(set, year ?? set.years.from), made);
  try {
    await writeFile(out, bytes, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (fileThere.safeParse(error).success) {
      return refuse(`${out}: tệp đã có, không ghi đè. Chọn tên khác, hoặc thêm --force.`);
    }
    return refuse(`${out}: không ghi được tệp. Kiểm tra thư mục và quyền ghi.`);
  }
  const said = [`${out}: ${set.name}${set.illustrative ? ' (MINH HỌA)' : ''}, ${announceTotals(set)}.`, ...problems];
  return { exitCode: 0, stdout: '', stderr: `${said.join('\n')}\n` };
}
