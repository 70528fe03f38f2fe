import { describe, expect, it } from 'vitest';
import { failureOf, openInExcel } from '#test/support/excel-fixture.ts';

describe('opening a workbook that the add-in made', () => {
  it('hands Excel the file byte by byte', async () => {
    const { port, host } = openInExcel([[1]]);
    const opened: Uint8Array[] = [];
    host.newWorkbooks.open = (bytes) => opened.push(bytes);
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
    await port.createWorkbook(bytes);
    expect(opened).toHaveLength(1);
    expect(Buffer.from(opened[0]!).equals(Buffer.from(bytes))).toBe(true);
  });

  it('says that this Excel cannot, where there is no place for another workbook', async () => {
    const { port, host } = openInExcel([[1]]);
    host.newWorkbooks.open = null;
    const failure = await failureOf(port.createWorkbook(Uint8Array.of(1)));
    expect(failure.reason).toBe('not-supported');
  });

  it('needs no more than ExcelApi 1.8', async () => {
    const { port } = openInExcel([[1]], { excelApi: '1.8' });
    await expect(port.createWorkbook(Uint8Array.of(1))).resolves.toBeUndefined();
  });
});
