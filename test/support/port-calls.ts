import type { WorkbookHost } from '#addin/host/workbook-host.ts';

export type PortCall = (port: WorkbookHost, sheetId: string) => Promise<unknown>;

/** Every method of the port, called on the first cells of a sheet. */
export const portCalls: readonly (readonly [name: string, call: PortCall])[] = [
  ['readActiveSheet', (port) => port.readActiveSheet()],
  ['readSheet', (port, sheetId) => port.readSheet(sheetId)],
  ['readRows', (port, sheetId) => port.readRows(sheetId, { top: 0, left: 0, bottom: 1, right: 1 })],
  ['listSheets', (port) => port.listSheets()],
  ['readSheetKeys', (port) => port.readSheetKeys()],
  ['writeSheetKey', (port, sheetId) => port.writeSheetKey(sheetId, 'k1')],
  ['readFonts', (port, sheetId) => port.readFonts(sheetId, [{ row: 0, column: 0 }])],
  ['writeCells', (port, sheetId) => port.writeCells(sheetId, [{ row: 0, column: 0, value: 1 }])],
  [
    'restoreCells',
    (port, sheetId) =>
      port.restoreCells(sheetId, [{ row: 0, column: 0, value: 1, formula: null, numberFormat: 'General' }]),
  ],
  [
    'insertRows',
    (port, sheetId) =>
      port.insertRows(
        sheetId,
        [
          { before: 1, count: 1, like: 0, formulas: [], dropDowns: [0], height: 'like' },
          { before: 2, count: 1, like: 0, formulas: [], dropDowns: [], height: 'text' },
        ],
        [{ row: 1, column: 0, value: 'mới' }],
      ),
  ],
  ['deleteRows', (port, sheetId) => port.deleteRows(sheetId, [1])],
  ['selectCell', (port, sheetId) => port.selectCell(sheetId, { row: 0, column: 0 })],
  ['addSheet', (port) => port.addSheet('Điểm mất')],
  [
    'layOutTable',
    (port, sheetId) => port.layOutTable(sheetId, { top: 0, left: 0, headerRow: 1, bottom: 3, widths: [30, 90] }),
  ],
  ['moveTableEnd', (port, sheetId) => port.moveTableEnd(sheetId, { left: 0, right: 1, from: 2, to: 3 })],
  ['createWorkbook', (port) => port.createWorkbook(Uint8Array.of(80, 75))],
  ['hideColumn', (port, sheetId) => port.hideColumn(sheetId, 1)],
  ['coverColumn', (port, sheetId) => port.coverColumn(sheetId, 2, { top: 0, left: 0, bottom: 1, right: 1 })],
  ['copyColumnLook', (port, sheetId) => port.copyColumnLook(sheetId, 0, 1, 0, 1)],
  ['setDropDown', (port, sheetId) => port.setDropDown(sheetId, 0, 0, 1, ['Có'])],
  ['showMarks', (port, sheetId) => port.showMarks(sheetId, [])],
  ['clearMarks', (port, sheetId) => port.clearMarks(sheetId)],
  ['holdsMarks', (port, sheetId) => port.holdsMarks(sheetId)],
  ['readSetting', (port) => port.readSetting('x')],
  ['writeSetting', (port) => port.writeSetting('x', 1)],
  [
    'listen',
    (port) => port.listen({ onSelect: () => undefined, onChange: () => undefined, onActivate: () => undefined }),
  ],
];
