import { afterEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { createPane, type RunningPane } from '#addin/taskpane/create-pane.ts';
import { nextStep } from '#addin/taskpane/state/next-step.ts';
import { block, eventsDelivered, openInExcel, type ExcelFixture } from '#test/support/excel-fixture.ts';
import { toTcvn3, toVni } from '#test/support/old-encoders.ts';
import { memoryStorage, planRows } from '../pane-fixture.ts';

const header = ['TT', 'Mục tiêu', 'Nhiệm vụ', 'Hoạt động', 'Kết quả/ Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'];
const rows = [header, ...planRows];

function encoded(encode: (text: string) => string) {
  return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? encode(cell) : cell)));
}

/** A workbook of an old plan in TCVN3, in the real Office library; the pane runs on it. */
async function openOldPlan(): Promise<ExcelFixture & { readonly running: RunningPane }> {
  const excel = openInExcel(encoded(toTcvn3));
  excel.book.format(excel.sheetId, block('A1:H7'), { fontName: '.VnTime', bold: true });
  excel.book.format(excel.sheetId, block('A1:H1'), { fontName: '.VnTimeH' });
  excel.book.typeIn(excel.sheetId, block('I2'), [[{ value: '=LEN(B2)' }]]);
  const running = createPane({
    host: excel.port,
    api: createApiClient({ fetch: () => Promise.reject(new TypeError('offline')), baseUrl: '', timeoutMs: 100 }),
    session: createSessionStorage(() => memoryStorage()),
    now: () => new Date('2026-03-05T02:00:00Z'),
    newId: () => crypto.randomUUID(),
  });
  await running.start();
  return { ...excel, running };
}

function dialogOf({ pane }: RunningPane) {
  const { dialog } = pane.store.getState();
  if (dialog?.kind !== 'to-unicode') throw new Error('The preview is not open.');
  return dialog;
}

function sheetOf({ pane }: RunningPane) {
  const { sheet } = pane.store.getState();
  if (sheet.status !== 'ready') throw new Error('The sheet was not read.');
  return sheet;
}

afterEach(() => eventsDelivered());

describe('a plan typed in TCVN3', () => {
  it('is offered to be converted before anything else', async () => {
    const { running } = await openOldPlan();
    expect(nextStep(running.pane.store.getState())).toEqual({ kind: 'to-unicode', encoding: 'TCVN3' });
    await running.stop();
  });

  it('is shown old and new by its fonts, and nothing is written yet', async () => {
    const { book, sheetId, running } = await openOldPlan();
    await running.pane.commands.takeNextStep({ kind: 'to-unicode', encoding: 'TCVN3' });
    const [conversion] = dialogOf(running).conversions;
    expect(conversion).toMatchObject({ sheetId, name: 'Kế hoạch', encoding: 'TCVN3' });
    expect(conversion!.edits[0]).toMatchObject({ row: 0, column: 1, value: 'MỤC TIÊU' });
    expect(book.read(sheetId, block('C1'))[0]![0]!.value).toBe(toTcvn3('Nhiệm vụ'));
    await running.stop();
  });

  it('becomes a plan in one step, keeps the rest, and comes back in one step', async () => {
    const { book, sheetId, running } = await openOldPlan();
    const { commands, store } = running.pane;
    const before = book.read(sheetId, block('A1:I7')).map((line) => line.map(({ value }) => value));
    await commands.previewUnicode();
    await commands.convertToUnicode(dialogOf(running).conversions);
    expect(sheetOf(running).report.kind).toBe('plan');
    expect(book.read(sheetId, block('F3:H3'))[0]!.map(({ value }) => value)).toEqual([
      'Sở Tư pháp',
      'Sở Nội vụ',
      'Quý I/2026',
    ]);
    expect(book.read(sheetId, block('I2'))[0]![0]!.formula).toBe('=LEN(B2)');
    expect(book.formatAt(sheetId, 2, 5)).toEqual({ fontName: 'Times New Roman', bold: true });
    // Plain ASCII is not touched, nor is its font.
    expect(book.formatAt(sheetId, 0, 0)).toEqual({ fontName: '.VnTimeH', bold: true });
    expect(nextStep(store.getState()).kind).not.toBe('to-unicode');
    expect(store.getState().notice).toMatchObject({ intent: 'success', undo: true });

    await commands.undo();
    expect(book.read(sheetId, block('A1:I7')).map((line) => line.map(({ value }) => value))).toEqual(before);
    expect(book.formatAt(sheetId, 2, 5)).toEqual({ fontName: '.VnTime', bold: true });
    expect(nextStep(store.getState()).kind).toBe('to-unicode');
    await running.stop();
  });

  it('is converted with the other sheets of the workbook, and a protected sheet is named', async () => {
    const { book, sheetId, running } = await openOldPlan();
    const second = book.addSheet('Phu luc 2');
    book.typeIn(
      second.id,
      block('A1:H7'),
      encoded(toVni).map((line) => line.map((value) => ({ value }))),
    );
    const third = book.addSheet('Khoa');
    book.typeIn(third.id, block('A1'), [[{ value: toTcvn3('Cải cách thủ tục hành chính') }]]);
    book.protect(third.id);
    const { commands, store } = running.pane;
    await commands.previewUnicode();
    const { conversions } = dialogOf(running);
    expect(conversions.map(({ name, encoding }) => [name, encoding])).toEqual([
      ['Kế hoạch', 'TCVN3'],
      ['Phu luc 2', 'VNI'],
      ['Khoa', 'TCVN3'],
    ]);
    await commands.convertToUnicode(conversions);
    expect(book.read(second.id, block('C1'))[0]![0]!.value).toBe('Nhiệm vụ');
    expect(book.read(sheetId, block('F3'))[0]![0]!.value).toBe('Sở Tư pháp');
    expect(book.read(third.id, block('A1'))[0]![0]!.value).toBe(toTcvn3('Cải cách thủ tục hành chính'));
    expect(store.getState().notice).toMatchObject({ intent: 'warning' });
    expect(store.getState().notice?.message).toContain('«Khoa»');
    await commands.undo();
    expect(book.read(second.id, block('C1'))[0]![0]!.value).toBe(toVni('Nhiệm vụ'));
    expect(book.read(sheetId, block('F3'))[0]![0]!.value).toBe(toTcvn3('Sở Tư pháp'));
    await running.stop();
  });

  it('keeps what was typed between the preview and the conversion', async () => {
    const { book, sheetId, running } = await openOldPlan();
    const { commands } = running.pane;
    await commands.previewUnicode();
    const { conversions } = dialogOf(running);
    book.typeIn(sheetId, block('F3'), [[{ value: 'Sở Tài chính' }]]);
    await commands.convertToUnicode(conversions);
    expect(book.read(sheetId, block('F3'))[0]![0]!.value).toBe('Sở Tài chính');
    await running.stop();
  });
});

describe('a workbook of Unicode', () => {
  it('says that there is nothing to convert', async () => {
    const excel = openInExcel(rows);
    const running = createPane({
      host: excel.port,
      api: createApiClient({ fetch: () => Promise.reject(new TypeError('offline')), baseUrl: '', timeoutMs: 100 }),
      session: createSessionStorage(() => memoryStorage()),
      now: () => new Date('2026-03-05T02:00:00Z'),
      newId: () => crypto.randomUUID(),
    });
    await running.start();
    await running.pane.commands.previewUnicode();
    expect(running.pane.store.getState()).toMatchObject({ dialog: null, notice: { intent: 'info' } });
    await running.stop();
  });
});
