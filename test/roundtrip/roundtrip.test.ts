import { readdirSync, readFileSync } from 'node:fs';
import type { ICellData } from '@univerjs/core';
import { describe, expect, it } from 'vitest';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { unpackTexts } from '#test/addin/workbench/grid-fixture.ts';
import { buildWorkbook } from '#test/corpus/build-workbook.ts';
import { corpus } from '#test/corpus/corpus.ts';
import { fileShapes, packShape, shapedWorkbook } from '#test/corpus/file-shapes.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import { compareFacts } from './compare-facts.ts';
import { roundTrip } from './round-trip.ts';
import { ownFacts, type SheetFacts } from './sheet-facts.ts';

const nothing = { ok: true, lost: [], changed: [], readDifferently: [] };

async function factsOf(bytes: Uint8Array): Promise<SheetFacts[]> {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.message);
  return ownFacts(read.grids);
}

describe('workbooks edited in one cell and saved', () => {
  const random = seededRandom(Number(process.env['FUZZ_SEED'] ?? 1));
  const share = Array.from({ length: 8 }, () => random.pick(corpus));
  it.each([...new Set(share)].map((workbook) => [workbook.file, workbook] as const))(
    'lose and change nothing, to an independent reader too: %s',
    async (_, workbook) => {
      const result = await roundTrip(await buildWorkbook(workbook));
      expect(result).toMatchObject({ ...nothing, unseen: null });
      expect(result.ok && result.cells).toBeGreaterThan(0);
    },
  );

  it.each(readdirSync('examples').filter((name) => name.endsWith('.xlsx')))('nor does the example %s', async (name) => {
    expect(await roundTrip(new Uint8Array(readFileSync(`examples/${name}`)))).toMatchObject({
      ...nothing,
      unseen: null,
    });
  });
});

describe('one workbook as other programs write it', () => {
  it.each(fileShapes.map((shape) => [shape.name, shape] as const))('%s', async (_, shape) => {
    const plain = await buildWorkbook(shapedWorkbook);
    const parts = await unpackTexts(plain);
    const changed = shape.change(parts);
    expect(changed).not.toEqual(parts);
    const bytes = packShape(changed);
    const [expected, found] = [await factsOf(plain), await factsOf(bytes)];
    const bare = (facts: SheetFacts[]) =>
      facts.map((sheet) => ({
        ...sheet,
        cells: new Map([...sheet.cells].map(([key, cell]) => [key, { ...cell, dated: false }])),
      }));
    expect(
      shape.plain
        ? compareFacts(bare(expected), bare(found), { formatsAlike: false })
        : compareFacts(expected, found, { formatsAlike: true }),
    ).toEqual({ lost: [], changed: [] });
    expect(await roundTrip(bytes)).toMatchObject({ ok: true, lost: [], changed: [] });
  });
});

describe('the comparison', () => {
  const fixture = () => buildWorkbook(corpus[0]!);

  it('names a cell that saving loses, one that it changes and a part that it touches', async () => {
    const result = await roundTrip(await fixture(), async (source, now, settings) => {
      const book = structuredClone(now);
      const cells = Object.values(
        book.sheets[book.sheetOrder[0]!]!.cellData as Record<string, Record<string, ICellData>>,
      ).flatMap((row) => Object.values(row));
      const filled = cells.filter((cell) => cell.v !== undefined);
      delete filled.at(-1)!.v;
      filled.at(-2)!.v = 'khác';
      const parts = new Map(source.package.parts).set('docProps/core.xml', new TextEncoder().encode('<x/>'));
      return saveWorkbook({ ...source, package: { ...source.package, parts } }, book, settings);
    });
    if (!result.ok) throw new Error(result.message);
    expect(result.lost).toEqual([expect.stringContaining('→ (nothing)')]);
    expect(result.changed).toEqual([expect.stringContaining('"khác"'), 'part docprops/core.xml: other bytes']);
  });

  it('names a sheet that is gone and one that moved', async () => {
    const facts = await factsOf(await buildWorkbook(shapedWorkbook));
    expect(compareFacts(facts, facts.slice(0, 1), { formatsAlike: true }).lost).toContain(
      `${facts[1]!.name}: the whole sheet`,
    );
    expect(compareFacts(facts, [...facts].reverse(), { formatsAlike: true }).changed[0]).toMatch(/^sheets: /);
  });

  it('says why a file was refused', async () => {
    expect(await roundTrip(new TextEncoder().encode('%PDF-1.4'))).toMatchObject({
      ok: false,
      message: expect.stringContaining('PDF') as string,
    });
  });
});
