import { findLevel, tellLevel } from '../../agency/agency-level-words.ts';
import { nameKey } from '../../agency/lay-agency-rows.ts';
import { guessScope } from '../../agency/read-agency-list.ts';
import { suggestAgencies } from '../../agency/suggest-agency.ts';
import { valueAt } from '../../sheet/grid.ts';
import type { ColumnField } from '../../sheet/sheet-kind.ts';
import type { AgencyRecord } from '../../sheet/sheet-record.ts';
import type { CheckContext } from '../check-context.ts';
import { fieldCell, recordCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { Fix } from '../issue.ts';
import { cellWords, quote } from '../wording.ts';

const basis = 'Danh mục cơ quan của tỉnh';

/** Row of each agency of the list, by every code and name it may be spoken of by. */
function rowsByName({ agencies }: CheckContext): Map<string, AgencyRecord> {
  const rows = new Map<string, AgencyRecord>();
  const add = (key: string, record: AgencyRecord): void => {
    if (!rows.has(key)) rows.set(key, record);
  };
  for (const { record } of agencies) if (record.code !== null) add(record.code, record);
  for (const { record } of agencies) {
    for (const name of [record.name, ...record.variants]) if (name !== null) add(nameKey(name), record);
  }
  return rows;
}

const relations: readonly {
  readonly field: ColumnField;
  readonly role: string;
  readonly namesOf: (record: AgencyRecord) => readonly string[];
}[] = [
  { field: 'parentAgency', role: 'cơ quan chủ quản', namesOf: ({ parent }) => (parent === null ? [] : [parent]) },
  { field: 'successors', role: 'cơ quan thay thế', namesOf: ({ successors }) => successors },
  {
    field: 'members',
    role: 'thành viên',
    namesOf: ({ members }) => members.filter((word) => findLevel(word) === null),
  },
];

function replaceIn({ grid }: CheckContext, cell: { row: number; column: number }, wrong: string, name: string): Fix[] {
  const written = valueAt(grid, cell.row, cell.column);
  if (typeof written !== 'string') return [];
  const text = written.normalize('NFC');
  const at = text.indexOf(wrong);
  if (at < 0) return [];
  const value = text.slice(0, at) + name + text.slice(at + wrong.length);
  const edits = [{ row: cell.row, column: cell.column, value }];
  return [
    { label: `Chọn cơ quan gần đúng: ${name}`, edits, guess: 'Tên gần giống trong danh mục; có thể là cơ quan khác.' },
  ];
}

function* unknownRelations(context: CheckContext): Generator<Finding> {
  const { agencies, catalogue } = context;
  if (agencies.length === 0) return;
  const rows = rowsByName(context);
  const complete = guessScope(agencies.map(({ record }) => record)) === 'complete';
  const outside = new Set<string>();
  if (!complete) {
    for (const { code, name, variants } of catalogue.entries) {
      outside.add(code);
      for (const called of [name, ...variants]) outside.add(nameKey(called));
    }
  }
  const suggested = new Map<string, readonly string[]>();
  for (const row of agencies) {
    for (const { field, role, namesOf } of relations) {
      const cell = fieldCell(row.record, field);
      if (cell === null) continue;
      for (const called of namesOf(row.record)) {
        if ([called, nameKey(called)].some((key) => rows.has(key) || outside.has(key))) continue;
        const names = suggested.get(called) ?? suggestAgencies(called, catalogue, { limit: 1 }).map(({ name }) => name);
        suggested.set(called, names);
        const message = `${cellWords(cell)}: ${quote(called)} chưa có trong danh mục nên bị bỏ qua khi tìm ${role}. Ghi đúng mã hoặc tên, hoặc thêm một dòng cho cơ quan này.`;
        const fixes = names.flatMap((name) => replaceIn(context, cell, called, name));
        yield { cell, recordRow: row.record.row, message, fixes };
      }
    }
  }
}

/** Units that lie in each other: each step goes to the parent, and no row is walked from twice. */
function* circularParents(context: CheckContext): Generator<Finding> {
  const rows = rowsByName(context);
  const parentOf = (record: AgencyRecord): AgencyRecord | undefined =>
    record.parent === null ? undefined : (rows.get(record.parent) ?? rows.get(nameKey(record.parent)));
  const settled = new Set<AgencyRecord>();
  for (const row of context.agencies) {
    const path = new Set<AgencyRecord>();
    let at: AgencyRecord | undefined = row.record;
    while (at !== undefined && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = parentOf(at);
    }
    if (at !== undefined && path.has(at)) {
      const cell = fieldCell(at, 'parentAgency') ?? { row: at.row, column: 0 };
      const message = `${cellWords(cell)}: ${quote(at.name ?? '')} thuộc chính mình qua cơ quan chủ quản. Không biết cơ quan nào ở trên. Sửa lại cột thuộc cơ quan.`;
      yield { cell, recordRow: at.row, message };
    }
    for (const seen of path) settled.add(seen);
  }
}

function* unreadableYears(context: CheckContext): Generator<Finding> {
  for (const { record } of context.agencies) {
    for (const field of ['validFrom', 'validTo'] as const) {
      const cell = fieldCell(record, field);
      if (cell === null || record[field] !== null) continue;
      const value = valueAt(context.grid, cell.row, cell.column);
      if (value === null || String(value).trim() === '') continue;
      const message = `${cellWords(cell)}: ${quote(String(value))} không đọc được thành năm. Hiệu lực của cơ quan bị bỏ qua. Ghi năm (2025) hoặc ngày (30/06/2025).`;
      yield { cell, recordRow: record.row, message };
    }
  }
}

/** Marks that join codes in a reference. */
const joiningMarks = /[>+;,\s]+/g;

function* oddCodes({ agencies }: CheckContext): Generator<Finding> {
  const taken = new Set(agencies.map(({ record }) => record.code));
  for (const row of agencies) {
    const { code } = row.record;
    const cell = fieldCell(row.record, 'code') ?? recordCell(row);
    if (code === null || code.search(joiningMarks) < 0) continue;
    const plain = code.replace(joiningMarks, '_');
    const message = `${cellWords(cell)}: mã ${quote(code)} có dấu cách hoặc dấu nối mã. Mã như vậy bị hiểu thành hai cơ quan. Viết liền, chỉ dùng chữ, số, gạch dưới.`;
    const fixes = taken.has(plain)
      ? []
      : [{ label: `Đổi mã: ${plain}`, edits: [{ row: cell.row, column: cell.column, value: plain }] }];
    taken.add(plain);
    yield { cell, recordRow: row.record.row, message, fixes };
  }
}

function* endedAlone({ agencies }: CheckContext): Generator<Finding> {
  for (const row of agencies) {
    const { record } = row;
    const cell = fieldCell(record, 'validTo');
    if (cell === null || record.validTo === null || record.successors.length > 0) continue;
    const message = `${cellWords(cell)}: ${quote(record.name ?? '')} kết thúc năm ${record.validTo} mà chưa ghi cơ quan thay thế. Kế hoạch còn ghi tên cũ sẽ không được gợi ý tên mới. Điền cột cơ quan thay thế nếu có.`;
    yield { cell, recordRow: record.row, message };
  }
}

function* unclearLevels({ agencies }: CheckContext): Generator<Finding> {
  for (const row of agencies) {
    const { level, name } = row.record;
    if (name === null || tellLevel(level, name) !== null || row.record.code?.startsWith('*') === true) continue;
    const cell = fieldCell(row.record, 'level') ?? recordCell(row);
    const message = `${cellWords(cell)}: chưa rõ ${quote(name)} thuộc cấp nào nên tạm xếp vào ban, ngành. Nhóm như «Các sở, ban, ngành» gồm ai là tính theo cấp. Ghi cấp, ví dụ: Sở; Ban, ngành; Đơn vị sự nghiệp; Cấp xã.`;
    yield { cell, recordRow: row.record.row, message };
  }
}

/** What an agency list says of its agencies beside their names. */
export const agencyRelationRules: readonly CheckRule[] = [
  {
    code: 'agency-code-odd',
    severity: 'error',
    title: 'Mã cơ quan có dấu nối',
    why: 'Dấu cách, dấu phẩy, + và > nối các mã với nhau, nên mã bị hiểu thành hai cơ quan.',
    basis,
    kinds: ['agencies'],
    check: oddCodes,
  },
  {
    code: 'agency-relation-unknown',
    severity: 'warning',
    title: 'Cơ quan được nhắc tới chưa có trong danh mục',
    why: 'Cơ quan chủ quản, cơ quan thay thế hay thành viên không rõ là ai thì bị bỏ qua.',
    basis,
    kinds: ['agencies'],
    check: unknownRelations,
  },
  {
    code: 'agency-parent-circle',
    severity: 'error',
    title: 'Cơ quan thuộc chính mình',
    why: 'Không biết cơ quan nào ở trên thì không gửi việc tới đúng nơi.',
    basis,
    kinds: ['agencies'],
    check: circularParents,
  },
  {
    code: 'agency-year-unreadable',
    severity: 'warning',
    title: 'Hiệu lực không đọc được',
    why: 'Cơ quan đã kết thúc vẫn được coi là còn.',
    basis: 'Danh mục cơ quan có hiệu lực từ, đến',
    kinds: ['agencies'],
    check: unreadableYears,
  },
  {
    code: 'agency-end-alone',
    severity: 'info',
    title: 'Cơ quan kết thúc chưa có cơ quan thay thế',
    why: 'Kế hoạch còn ghi tên cũ thì không biết chuyển việc cho ai.',
    basis: 'Chính quyền địa phương hai cấp từ 01/7/2025; sắp xếp các sở năm 2025',
    kinds: ['agencies'],
    check: endedAlone,
  },
  {
    code: 'agency-level-unclear',
    severity: 'info',
    title: 'Chưa rõ cấp của cơ quan',
    why: 'Nhóm như «Các sở, ban, ngành» gồm ai là tính theo cấp.',
    basis,
    kinds: ['agencies'],
    check: unclearLevels,
  },
];
