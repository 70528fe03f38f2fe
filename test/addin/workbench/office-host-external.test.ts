import { afterEach, describe, expect, it, vi } from 'vitest';
import { associateRibbonCommands, ribbonActions } from '#addin/commands/commands.ts';
import { PaneIntents } from '#addin/commands/pane-intents.ts';
import { createExcelWorkbookHost } from '#addin/host/excel-workbook-host.ts';
import { waitForOffice } from '#addin/host/office-ready.ts';
import { MemorySpreadsheet } from '#addin/workbench/memory-spreadsheet.ts';
import { OfficeHost } from '#addin/workbench/office-host/office-host.ts';
import { runtimeMembers } from '#addin/workbench/office-host/runtime-object.ts';
import { block, cell, failureOf } from '#test/support/excel-fixture.ts';
import { openOfficePage, type OfficePage } from '#test/support/office-page.ts';

let page: OfficePage | null = null;

afterEach(() => {
  vi.unstubAllGlobals();
  page?.close();
  page = null;
});

async function openPane() {
  const book = new MemorySpreadsheet();
  const sheet = book.addSheet('Kế hoạch');
  await book.write(sheet.id, block('A1:B1'), [[{ value: 'Nhiệm vụ' }, { value: 2 }]]);
  const host = new OfficeHost(book);
  page = await openOfficePage(host);
  vi.stubGlobal('Office', page.Office);
  vi.stubGlobal('Excel', page.Excel);
  vi.stubGlobal('OfficeExtension', Reflect.get(page, 'OfficeExtension'));
  return { book, host, sheetId: sheet.id };
}

describe('the complete Office library in a page in front of the host', () => {
  it('believes itself in a Vietnamese Excel on Windows', async () => {
    await openPane();
    expect(await waitForOffice()).toEqual({ host: 'excel' });
    expect(Office.context.displayLanguage).toBe('vi-VN');
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.14')).toBe(true);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(false);
    expect(Office.context.requirements.isSetSupported('SharedRuntime', '1.1')).toBe(true);
  });

  it('reads, writes and hears events through the port', async () => {
    const { book, sheetId } = await openPane();
    const port = createExcelWorkbookHost();
    const seen: unknown[] = [];
    const stop = await port.listen({ onSelect: (id, at) => seen.push([id, at]) });
    await port.writeCells(sheetId, [{ ...cell('B1'), value: '=1+1' }]);
    expect((await port.readActiveSheet()).grid.values).toEqual([['Nhiệm vụ', '=1+1']]);
    book.select(sheetId, block('B1'));
    await vi.waitFor(() => expect(seen).toEqual([[sheetId, cell('B1')]]));
    await stop();
  });

  it('explains a cell being edited', async () => {
    const { host, sheetId } = await openPane();
    const port = createExcelWorkbookHost();
    host.faults.editingCell = true;
    expect((await failureOf(port.readSheet(sheetId))).reason).toBe('cell-being-edited');
    host.faults.editingCell = false;
    await port.readSheet(sheetId);
  });

  it('explains a lost connection', async () => {
    const { host, sheetId } = await openPane();
    host.faults.connectionLost = true;
    const failure = await failureOf(createExcelWorkbookHost().readSheet(sheetId));
    expect(failure.reason).toBe('unknown');
    expect(failure.cause).toMatchObject({ code: expect.any(String) as string });
  });

  it.each(Object.entries(ribbonActions))(
    'the ribbon button %s opens the pane and asks it to %s',
    async (action, intent) => {
      const { host } = await openPane();
      const intents = new PaneIntents();
      const asked: string[] = [];
      intents.subscribe((wanted) => asked.push(wanted));
      associateRibbonCommands(intents);
      await host.ribbon.press(action);
      expect(asked).toEqual([intent]);
      expect(host.runtime.shown).toBe(true);
      expect(runtimeMembers.filter((member) => !host.used.has(member))).toEqual([]);
    },
  );
});
