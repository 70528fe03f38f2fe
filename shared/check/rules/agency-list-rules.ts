import { freeCode } from '../../agency/lay-agency-rows.ts';
import { a1 } from '../../sheet/a1.ts';
import { valueAt } from '../../sheet/grid.ts';
import type { AgencyRecord } from '../../sheet/sheet-record.ts';
import { foldText } from '../../text/fold-text.ts';
import type { CheckContext } from '../check-context.ts';
import { fieldCell, recordCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { Fix } from '../issue.ts';
import { cellWords, quote } from '../wording.ts';

function* agencyCodes({ agencies }: CheckContext): Generator<Finding> {
  const first = new Map<string, string>();
  const taken = new Set(agencies.map(({ record }) => record.code));
  for (const row of agencies) {
    const { code } = row.record;
    const cell = fieldCell(row.record, 'code') ?? recordCell(row);
    if (code === null) continue;
    const twin = first.get(foldText(code));
    if (twin === undefined) first.set(foldText(code), a1(cell));
    else {
      const message = `${cellWords(cell)}: mã ${quote(code)} đã dùng ở ô ${twin}. Hai cơ quan cùng mã thì việc gửi nhầm nơi. Đặt mã khác.`;
      const free = freeCode(row.record.name ?? code, taken);
      taken.add(free);
      const { row: at, column } = cell;
      const fixes = [{ label: `Đặt mã mới: ${free}`, edits: [{ row: at, column, value: free }] }];
      yield { cell, recordRow: row.record.row, message, fixes };
    }
  }
}

/** Strikes a name out of the cell of other names it stands in; none where it is the canonical name. */
function strikeOut({ grid }: CheckContext, record: AgencyRecord, name: string): Fix[] {
  const cell = fieldCell(record, 'variants');
  const written = cell === null ? null : valueAt(grid, cell.row, cell.column);
  if (cell === null || typeof written !== 'string' || name === record.name) return [];
  const kept = written.split(/[;\n|]/).map((part) => part.trim());
  const left = kept.filter((part) => foldText(part) !== foldText(name));
  if (left.length === kept.length) return [];
  const value = left.join('; ') || null;
  const edits = [{ row: cell.row, column: cell.column, value }];
  return [{ label: `Bỏ tên gọi: ${name}`, edits, guess: 'Cũng có thể tên gọi này là của chính cơ quan ở dòng này.' }];
}

/** Puts two years in their order, where both stand in cells of their own. */
function swapYears({ grid }: CheckContext, record: AgencyRecord): Fix[] {
  const [from, to] = [fieldCell(record, 'validFrom'), fieldCell(record, 'validTo')];
  if (from === null || to === null || from.from !== 'own' || to.from !== 'own') return [];
  const edits = [
    { row: from.row, column: from.column, value: valueAt(grid, to.row, to.column) },
    { row: to.row, column: to.column, value: valueAt(grid, from.row, from.column) },
  ];
  return [{ label: 'Đổi chỗ hai năm', edits, guess: 'Cũng có thể một trong hai năm gõ sai.' }];
}

function* sharedNames(context: CheckContext): Generator<Finding> {
  const { agencies } = context;
  const owners = new Map<string, { row: number; cell: string }>();
  for (const row of agencies) {
    const { record } = row;
    const cell = fieldCell(record, 'name') ?? recordCell(row);
    for (const name of [record.name, ...record.variants]) {
      if (name === null || name.trim() === '') continue;
      const owner = owners.get(foldText(name));
      if (owner === undefined) owners.set(foldText(name), { row: record.row, cell: a1(cell) });
      else if (owner.row !== record.row) {
        const message = `${cellWords(cell)}: tên ${quote(name)} cũng là tên của cơ quan ở ô ${owner.cell}. Gặp tên này thì không biết là cơ quan nào. Giữ tên ở một cơ quan.`;
        yield { cell, recordRow: record.row, message, fixes: strikeOut(context, record, name) };
      }
    }
  }
}

export const agencyListRules: readonly CheckRule[] = [
  {
    code: 'agency-code-duplicate',
    severity: 'error',
    title: 'Trùng mã cơ quan',
    why: 'Hai cơ quan cùng mã thì việc gửi nhầm nơi.',
    basis: 'Danh mục cơ quan của tỉnh',
    kinds: ['agencies'],
    check: agencyCodes,
  },
  {
    code: 'agency-name-missing',
    severity: 'error',
    title: 'Cơ quan chưa có tên',
    why: 'Không có tên thì không khớp được với kế hoạch.',
    basis: 'Danh mục cơ quan của tỉnh',
    kinds: ['agencies'],
    *check({ agencies }) {
      for (const row of agencies) {
        if (row.record.name !== null) continue;
        const cell = fieldCell(row.record, 'name') ?? recordCell(row);
        const message = `${cellWords(cell)} chưa có tên cơ quan. Không khớp được với tên trong kế hoạch. Điền tên đầy đủ.`;
        yield { cell, recordRow: row.record.row, message };
      }
    },
  },
  {
    code: 'agency-name-shared',
    severity: 'error',
    title: 'Một tên của hai cơ quan',
    why: 'Gặp tên đó trong kế hoạch thì không biết là cơ quan nào.',
    basis: 'Các cách viết tên cơ quan trong năm văn bản mẫu',
    kinds: ['agencies'],
    check: sharedNames,
  },
  {
    code: 'agency-years-reversed',
    severity: 'error',
    title: 'Năm hiệu lực ngược',
    why: 'Năm bắt đầu sau năm kết thúc thì cơ quan không có hiệu lực năm nào.',
    basis: 'Danh mục cơ quan có hiệu lực từ, đến',
    kinds: ['agencies'],
    *check(context) {
      for (const row of context.agencies) {
        const { validFrom, validTo } = row.record;
        if (validFrom === null || validTo === null || validFrom <= validTo) continue;
        const cell = fieldCell(row.record, 'validTo') ?? recordCell(row);
        const message = `${cellWords(cell)}: hiệu lực đến ${validTo} trước hiệu lực từ ${validFrom}. Cơ quan sẽ không dùng được năm nào. Sửa lại hai năm.`;
        yield { cell, recordRow: row.record.row, message, fixes: swapYears(context, row.record) };
      }
    },
  },
];
