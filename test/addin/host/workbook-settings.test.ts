import { describe, expect, it } from 'vitest';
import { createExcelWorkbookHost } from '#addin/host/excel-workbook-host.ts';
import { openInExcel } from '#test/support/excel-fixture.ts';

const notes = { text: 'Bảng "điểm" <1> & \u0001 \uFFFE', list: [1, null] };

describe('what the add-in keeps in a workbook', () => {
  it('is read by the same add-in installed from another catalogue, and the copy written last counts', async () => {
    const { book, host, port } = openInExcel();
    await port.readSetting('x');
    await port.writeSetting('x', { version: 1 });
    host.faults.otherCatalogue = true;
    const other = createExcelWorkbookHost();
    expect(await other.readSetting('x')).toEqual({ version: 1 });
    await other.writeSetting('x', { version: 2 });
    await other.writeSetting('x', notes);
    expect(book.customXml.size).toBe(1);
    host.faults.otherCatalogue = false;
    expect(await createExcelWorkbookHost().readSetting('x')).toEqual(notes);
    const again = createExcelWorkbookHost();
    await again.readSetting('x');
    await again.writeSetting('x', { version: 4 });
    host.faults.otherCatalogue = true;
    expect(await createExcelWorkbookHost().readSetting('x')).toEqual({ version: 4 });
  });

  it('is that of the settings where an older add-in wrote there alone', async () => {
    const { book, port } = openInExcel();
    await port.readSetting('x');
    await port.writeSetting('x', { version: 1 });
    book.settings.set('x', JSON.stringify({ version: 'older add-in' }));
    expect(await createExcelWorkbookHost().readSetting('x')).toEqual({ version: 'older add-in' });
  });

  it('is read from the settings where the other copy was spoiled, and beside parts of others', async () => {
    const { book, port } = openInExcel();
    book.customXml.set('{office}', '<office xmlns="urn:office">của cơ quan</office>');
    await port.writeSetting('x', { version: 1 });
    const [id] = [...book.customXml.keys()].filter((key) => key !== '{office}');
    book.customXml.set(id!, '<notes xmlns="urn:bang-diem:workbook:x" writings="9">{</notes>');
    expect(await createExcelWorkbookHost().readSetting('x')).toEqual({ version: 1 });
    expect(book.customXml.get('{office}')).toContain('của cơ quan');
  });
});

describe('the key of a sheet', () => {
  it('is carried by the sheet itself and can be replaced', async () => {
    const { book, port, sheetId } = openInExcel();
    const other = book.addSheet('Khác');
    await port.writeSheetKey(sheetId, 'k1');
    expect(await port.readSheetKeys()).toEqual([
      { sheetId, name: 'Kế hoạch', key: 'k1' },
      { sheetId: other.id, name: 'Khác', key: null },
    ]);
    await port.writeSheetKey(sheetId, 'k2');
    expect((await port.readSheetKeys())[0]!.key).toBe('k2');
  });
});
