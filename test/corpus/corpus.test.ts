import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRules } from '#shared/check/rule-registry.ts';
import { findOffice } from '#test/shared/rule/libreoffice.ts';
import { buildWorkbook, seedsOf } from './build-workbook.ts';
import type { CheckedSheet } from './check-workbook.ts';
import { checkWorkbook } from './check-workbook.ts';
import type { CorpusSheet, CorpusWorkbook } from './corpus-sheet.ts';
import { corpus } from './corpus.ts';
import { summariseRecord } from './summarise-record.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bang-diem-corpus-'));
  await Promise.all(corpus.map(async (workbook) => writeFile(fileOf(workbook.file), await buildWorkbook(workbook))));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = (name: string): string => path.join(folder, `${name}.xlsx`);

/** Everything that should be said of a sheet, "code A1". */
function expectedIssues(sheet: CorpusSheet): string[] {
  const notes = Object.entries(sheet.expected.notes ?? {});
  return [...seedsOf(sheet), ...notes.flatMap(([code, cells]) => cells.map((cell) => `${code} ${cell}`))].sort();
}

function expectedCodes(sheet: CorpusSheet): string[] {
  const unread = sheet.expected.kind === 'other' ? ['sheet-unrecognised'] : [];
  return [
    ...expectedIssues(sheet).map((one) => one.split(' ')[0]!),
    ...Object.keys(sheet.expected.counts ?? {}),
    ...unread,
  ];
}

function expectSheet(found: CheckedSheet, sheet: CorpusSheet): void {
  const { kind, tables, records, sections, columns, score } = sheet.expected;
  const listless = kind === 'other' || kind === 'empty';
  expect(found.kind).toBe(kind);
  expect(found.tables.length).toBe(tables ?? (listless ? 0 : 1));
  if (typeof records === 'number') expect(found.records).toHaveLength(records);
  else expect(found.records.map(summariseRecord)).toMatchObject(records ?? []);
  if (sections !== undefined) expect(sectionCounts(found)).toEqual(sections);
  if (columns !== undefined) expect(Object.keys(found.columns)).toEqual(columns);
  if (score?.max !== undefined) expect(found.score?.total.maxScore).toBe(score.max);
  if (score?.self !== undefined) expect(found.score?.total.self).toBe(score.self);
  if (sheet.expected.counts !== undefined) {
    expect(Object.fromEntries(countByCode(found))).toEqual(sheet.expected.counts);
    return;
  }
  expect(found.issues.map(({ code, cell }) => `${code} ${cell}`).sort()).toEqual(
    // A sheet that is none of ours is said to be none, at its first cell.
    kind === 'other' && sheet.expected.results !== true
      ? [...expectedIssues(sheet), expect.stringMatching(/^sheet-unrecognised /)]
      : expectedIssues(sheet),
  );
}

function countByCode({ issues }: CheckedSheet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function sectionCounts({ records }: CheckedSheet): (readonly [string | null, number])[] {
  const counts = new Map<string | null, number>();
  for (const { section } of records) {
    const code = typeof section === 'string' ? section : null;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts];
}

async function expectWorkbook(file: string, { sheets, args }: CorpusWorkbook): Promise<void> {
  const checked = await checkWorkbook(file, args);
  expect(checked.sheets.map(({ name }) => name.normalize('NFC'))).toEqual(
    sheets.map(({ name }) => name.normalize('NFC')),
  );
  sheets.forEach((sheet, index) => expectSheet(checked.sheets[index]!, sheet));
  const hasError = checked.sheets.some(({ issues }) => issues.some(({ severity }) => severity === 'error'));
  expect(checked.exitCode).toBe(hasError ? 1 : 0);
}

describe('the corpus of officers’ workbooks', () => {
  it.each(corpus.map((workbook) => [workbook.file, workbook] as const))('reads and checks %s', (file, workbook) =>
    expectWorkbook(fileOf(file), workbook),
  );

  it('has names of its own for all', () => {
    expect(new Set(corpus.map(({ file }) => file)).size).toBe(corpus.length);
    expect(corpus.length).toBeGreaterThanOrEqual(45);
  });

  it('holds workbooks without a fault and workbooks with seeded ones', () => {
    const flawed = corpus.filter(({ sheets }) => sheets.some((sheet) => seedsOf(sheet).length > 0));
    expect(flawed.length).toBeGreaterThanOrEqual(corpus.length / 3);
    expect(flawed.length).toBeLessThanOrEqual((corpus.length * 2) / 3);
  });

  it('seeds nine rules in ten', () => {
    const seeded = new Set(corpus.flatMap(({ sheets }) => sheets.flatMap(expectedCodes)));
    const known = new Set(checkRules.map(({ code }) => code));
    expect([...seeded].filter((code) => !known.has(code))).toEqual([]);
    expect(seeded.size / known.size).toBeGreaterThan(0.88);
  });
});

const office = findOffice();
if (office === null) {
  process.stderr.write('Chưa có LibreOffice (soffice) trên máy: các sổ do LibreOffice ghi lại KHÔNG được đọc thử.\n');
}

describe.skipIf(office === null)('workbooks written once more by LibreOffice', () => {
  const resaved = corpus.filter((workbook) => workbook.resaved);
  beforeAll(async () => {
    await mkdir(path.join(folder, 'resaved'));
    const profile = pathToFileURL(path.join(folder, 'profile')).href;
    const files = resaved.map(({ file }) => fileOf(file));
    await promisify(execFile)(
      office!,
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        path.join(folder, 'resaved'),
        ...files,
      ],
      { timeout: 120_000 },
    );
  }, 130_000);

  it.each(resaved.map((workbook) => [workbook.file, workbook] as const))('reads %s alike', (file, workbook) =>
    expectWorkbook(path.join(folder, 'resaved', `${file}.xlsx`), workbook),
  );
});
