import { columnLetters } from '../../sheet/a1.ts';
import type { Grid } from '../../sheet/grid.ts';
import { valueAt } from '../../sheet/grid.ts';
import { headerTokens, matchHeader } from '../../sheet/match-header.ts';
import type { ColumnField, SheetKind } from '../../sheet/sheet-kind.ts';
import { sheetKinds } from '../../sheet/sheet-kind.ts';
import type { SheetTable, TableColumn } from '../../sheet/sheet-table.ts';
import type { CheckRule } from '../check-rule.ts';
import { mayBeShare, percentSeen, percentShares } from '../percent-share.ts';
import { cellWords, decimal, quote } from '../wording.ts';

/** Fields whose other wordings are as good as the same header: «% hoàn thành» beside «Tiến độ (%)». */
const sameByMeaning: ReadonlySet<ColumnField> = new Set<ColumnField>(['percent', 'status']);
/** Columns that no report is read from. */
const untold: ReadonlySet<ColumnField> = new Set<ColumnField>(['ordinal', 'rowIdentity']);
const surely = 0.95;

/** The recognised column that says the same as one left unread; `null` when none does. */
function twinOf({ columns }: SheetTable, header: string): TableColumn | null {
  const told = headerTokens(header).join(' ');
  if (told === '') return null;
  const same = columns.find((column) => !untold.has(column.field) && headerTokens(column.header).join(' ') === told);
  if (same !== undefined) return same;
  const meant = matchHeader(header).meanings.find(({ score, field }) => score >= surely && sameByMeaning.has(field));
  return columns.find(({ field }) => field === meant?.field) ?? null;
}

interface Difference {
  /** Rows where the unread column holds something. */
  readonly filled: number;
  /** Of these, rows where the other column holds something else. */
  readonly unlike: number;
}

function compareColumns(grid: Grid, { records }: SheetTable, read: number, unread: number): Difference {
  let [filled, unlike] = [0, 0];
  for (const { row } of records) {
    const value = valueAt(grid, row, unread);
    if (value === null || String(value).trim() === '') continue;
    filled += 1;
    if (value !== valueAt(grid, row, read)) unlike += 1;
  }
  return { filled, unlike };
}

const notTables: ReadonlySet<SheetKind> = new Set<SheetKind>(['empty', 'other', 'lost-points']);
const anyKind = sheetKinds.filter((kind) => !notTables.has(kind));

export const columnRules: readonly CheckRule[] = [
  {
    code: 'column-twice',
    severity: 'warning',
    title: 'Hai cột cùng tên',
    why: 'Chỉ một cột được đọc và gửi đi; số liệu ở cột kia bị bỏ qua.',
    basis: 'Sổ chép thêm cột của kỳ sau mà giữ nguyên tiêu đề cột kỳ trước',
    kinds: anyKind,
    *check({ reading, grid }) {
      for (const table of reading.tables) {
        for (const { column, header } of table.unknownColumns) {
          const twin = twinOf(table, header);
          if (twin === null) continue;
          const { filled, unlike } = compareColumns(grid, table, twin.column, column);
          if (filled === 0) continue;
          const [counts, left] = [columnLetters(twin.column), columnLetters(column)];
          const cell = { row: table.headerBottom, column };
          const rows = unlike === 0 ? 'hai cột đang ghi như nhau' : `${unlike} dòng hai cột ghi khác nhau`;
          const message = `${cellWords(cell)}: cột ${quote(header, 40)} cùng nghĩa với cột ${counts}; ${rows}. Bảng Điểm chỉ đọc cột ${counts}, số liệu ở cột ${left} không được kiểm tra và không gửi đi. Bỏ một cột, đổi tên cột ${left}, hoặc chỉ lại cột cần đọc ở «Cột đã nhận ra».`;
          yield { cell, message };
        }
      }
    },
  },
  {
    code: 'percent-as-share',
    severity: 'warning',
    title: 'Phần trăm ghi thành tỷ lệ 0-1',
    why: '0,95 được hiểu là 0,95%, không phải 95%; tỉnh sẽ thấy việc hầu như chưa làm.',
    basis: 'Tiến độ, chỉ số tính bằng phần trăm, từ 0 đến 100',
    kinds: ['plan', 'papi', 'improvement', 'recommendations', 'criteria'],
    scope: { by: 'sheet', sees: percentSeen, starts: mayBeShare },
    *check(context) {
      for (const table of context.reading.tables) {
        for (const { record, cell, read, meant, edit, isColumn } of percentShares(context, table)) {
          yield {
            cell,
            recordRow: record.row,
            message: `${cellWords(cell)} ghi ${decimal(read)}, được hiểu là ${decimal(read)}%. Nếu ý là ${decimal(meant)}% thì số gửi lên tỉnh sẽ sai 100 lần. Ghi ${decimal(meant)}, hoặc bỏ qua nếu đúng là ${decimal(read)}%.`,
            fixes: [
              {
                label: `Ghi ${decimal(meant)}%`,
                edits: [edit],
                ...(isColumn ? {} : { guess: `Chỉ riêng ô này ghi dưới 1; cũng có thể đúng là ${decimal(read)}%.` }),
              },
            ],
          };
        }
      }
    },
  },
];
