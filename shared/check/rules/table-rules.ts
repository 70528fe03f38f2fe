import { readPapiResults } from '../../score/papi-table.ts';
import type { ColumnField, SheetKind } from '../../sheet/sheet-kind.ts';
import { findLostPointsSheet } from '../../sheet/lost-points-sheet.ts';
import { sheetKindNames, sheetKinds } from '../../sheet/sheet-kind.ts';
import type { SheetTable } from '../../sheet/sheet-table.ts';
import { valueAt } from '../../sheet/grid.ts';
import { normaliseText } from '../../text/normalise-text.ts';
import { columnOf, headerCell } from '../check-context.ts';
import type { CheckRule } from '../check-rule.ts';
import { ofStructure } from '../check-rule.ts';
import { cellWords, quote } from '../wording.ts';

/** Columns without which a sheet of the kind cannot do its work; any one of a group will do. */
const neededColumns: Readonly<Partial<Record<SheetKind, readonly { any: readonly ColumnField[]; name: string }[]>>> = {
  plan: [
    { any: ['activity', 'task'], name: 'Nhiệm vụ (hoặc Hoạt động)' },
    { any: ['leadAgencies'], name: 'Chủ trì' },
    { any: ['deadline'], name: 'Thời gian' },
  ],
  papi: [
    { any: ['task', 'activity'], name: 'Nhiệm vụ' },
    { any: ['leadAgencies'], name: 'Cơ quan chủ trì' },
    { any: ['deadline'], name: 'Thời gian hoàn thành' },
  ],
  criteria: [
    { any: ['name'], name: 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần' },
    { any: ['maxScore'], name: 'Điểm tối đa' },
  ],
  recommendations: [
    { any: ['recommendation'], name: 'Nội dung kiến nghị' },
    { any: ['leadAgencies'], name: 'Cơ quan thực hiện' },
  ],
  agencies: [{ any: ['name'], name: 'Tên cơ quan' }],
};

/** A field has its column, or its cells are drawn otherwise: marks in a calendar of months. */
function holdsField(table: SheetTable, field: ColumnField): boolean {
  return columnOf(table, field) !== null || table.records.some(({ cells }) => cells[field] !== undefined);
}

const anyKind = sheetKinds.filter((kind) => kind !== 'empty' && kind !== 'lost-points');
const confidenceFloor = 0.7;

export const tableRules: readonly CheckRule[] = [
  {
    code: 'sheet-unrecognised',
    severity: 'info',
    title: 'Chưa nhận ra bảng nào',
    why: 'Trang không nhận ra thì không kiểm tra, không chấm điểm được.',
    basis: 'Bố cục phụ lục kế hoạch và bộ tiêu chí trong các văn bản mẫu',
    kinds: ['other'],
    *check({ reading, grid }) {
      // PAPI results are read as they are: their table is none of work or criteria.
      if (reading.tables.length > 0 || findLostPointsSheet(grid) || readPapiResults(grid) !== null) return;
      const row = grid.values.findIndex((values) => values.some((value) => value !== null && value !== ''));
      if (row < 0) return;
      const column = grid.values[row]!.findIndex((value) => value !== null && value !== '');
      const cell = { row: grid.top + row, column: grid.left + column };
      const message = `Trang «${reading.name}» chưa nhận ra bảng nào nên không kiểm tra được. Nếu trang có bảng, hãy chỉ dòng tiêu đề và các cột cho Bảng Điểm.`;
      yield { cell, message };
    },
  },
  {
    code: 'column-missing',
    severity: 'error',
    title: 'Thiếu cột bắt buộc',
    why: 'Thiếu cột chủ trì, thời gian, điểm tối đa thì cả trang không giao việc, không chấm điểm được.',
    basis: 'Bố cục phụ lục kế hoạch và bộ tiêu chí trong các văn bản mẫu',
    kinds: anyKind,
    scope: ofStructure,
    *check({ reading }) {
      for (const table of reading.tables) {
        for (const { any, name } of neededColumns[table.kind] ?? []) {
          if (table.records.length === 0 || any.some((field) => holdsField(table, field))) continue;
          const cell = headerCell(table);
          const message = `Bảng ${sheetKindNames[table.kind].toLowerCase()} ở dòng tiêu đề ${cell.row + 1} chưa có cột «${name}». Thiếu cột này thì cả trang không xử lý được. Thêm cột, hoặc chỉ cho Bảng Điểm biết cột nào là «${name}».`;
          yield { cell, message };
        }
      }
    },
  },
  {
    code: 'column-unsure',
    severity: 'info',
    title: 'Cột nhận ra chưa chắc',
    why: 'Nhận sai cột thì mọi kiểm tra trên cột đó đều sai.',
    basis: 'Độ chắc chắn khi nhận tiêu đề cột',
    kinds: anyKind,
    scope: ofStructure,
    *check({ reading }) {
      for (const table of reading.tables) {
        for (const { confidence, column, header } of table.columns) {
          if (confidence >= confidenceFloor) continue;
          const cell = { row: table.headerBottom, column };
          const message = `${cellWords(cell)}: chưa chắc cột ${quote(header, 40)} là cột gì. Nhận sai thì các kiểm tra trên cột này cũng sai. Mở phần nhận dạng cột để xác nhận.`;
          yield { cell, message };
        }
      }
    },
  },
  {
    code: 'hidden-rows',
    severity: 'info',
    title: 'Dòng đang ẩn vẫn được tính',
    why: 'Dòng ẩn vẫn được kiểm tra, chấm điểm và gửi đi cùng các dòng khác.',
    basis: 'Bảng tính của đơn vị thường còn dòng ẩn, dòng lọc',
    kinds: anyKind,
    scope: ofStructure,
    *check({ reading, grid }) {
      for (const table of reading.tables) {
        const hidden = table.records.filter(({ row }) => grid.hiddenRows.has(row));
        if (hidden.length === 0) continue;
        const cell = { row: hidden[0]!.row, column: table.columns[0]?.column ?? table.area.left };
        const message = `Có ${hidden.length} dòng đang ẩn (dòng đầu: ${cell.row + 1}) vẫn được kiểm tra và gửi đi. Nếu là dòng thừa, số liệu sẽ sai. Bỏ ẩn để xem lại.`;
        yield { cell, message };
      }
    },
  },
  {
    code: 'document-number-blank',
    severity: 'info',
    title: 'Văn bản chưa có số, ngày',
    why: 'Số để trống thường là dự thảo chưa ký; hạn tính từ ngày ban hành cũng chưa tính được.',
    basis: 'Kế hoạch duy trì, cải thiện chỉ số của Bắc Giang 2024 và Bắc Ninh 2026: số, ngày để trống',
    kinds: anyKind,
    scope: ofStructure,
    *check({ reading, grid }) {
      const end = reading.tables[0]?.headerTop ?? grid.top;
      for (let row = grid.top; row < Math.min(end, grid.top + 40); row++) {
        const values = grid.values[row - grid.top] ?? [];
        for (let index = 0; index < values.length; index++) {
          const value = valueAt(grid, row, grid.left + index);
          if (typeof value !== 'string') continue;
          if (!/(?:^|\s)số\s*:?[\s.…_]*\/\s*(?:KH|QĐ|BC|CV|TB|TTr|UBND|CTr|NQ)/iu.test(normaliseText(value))) continue;
          const cell = { row, column: grid.left + index };
          const message = `${cellWords(cell)}: số văn bản để trống (${quote(value)}). Có thể là dự thảo chưa ký. Điền số, ngày khi đã ban hành.`;
          yield { cell, message };
          return;
        }
      }
    },
  },
];
