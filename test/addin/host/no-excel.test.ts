import { describe, expect, it } from 'vitest';
import { createExcelWorkbookHost } from '#addin/host/excel-workbook-host.ts';
import { createNoExcelHost } from '#addin/host/no-excel-host.ts';
import { excelComesLate, waitForOffice } from '#addin/host/office-ready.ts';
import { failureOf } from '#test/support/excel-fixture.ts';
import { portCalls } from '#test/support/port-calls.ts';

describe('outside Excel', () => {
  it.each(portCalls)('%s says to open the workbook in Excel', async (_, call) => {
    const failure = await failureOf(call(createNoExcelHost(), 'x'));
    expect(failure.reason).toBe('no-excel');
    expect(failure.message).toContain('Mở sổ trong Excel');
  });

  it.each(portCalls)('%s of the port for Excel says so too', async (_, call) => {
    expect((await failureOf(call(createExcelWorkbookHost(), 'x'))).reason).toBe('no-excel');
  });

  it('waits for no library that the page never asked for', async () => {
    const outcome = await Promise.race([
      excelComesLate(),
      new Promise((resolve) => setTimeout(() => resolve('waits'), 10)),
    ]);
    expect(outcome).toBe('waits');
  });

  it('finds no host on a page without the Office library', async () => {
    expect(await waitForOffice()).toEqual({ host: 'none' });
  });
});
