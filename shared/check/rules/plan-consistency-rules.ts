import { foldText } from '../../text/fold-text.ts';
import { rememberByText } from '../../text/remember-text.ts';
import { a1 } from '../../sheet/a1.ts';
import { cellNumber } from '../../sheet/grid.ts';
import type { PlanRecord, SheetRecord } from '../../sheet/sheet-record.ts';
import type { CheckContext, RowOf } from '../check-context.ts';
import { fieldCell, firstPerCell, recordCell } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { PercentTarget } from '../percent-targets.ts';
import { readPercentTargets } from '../percent-targets.ts';
import { preparesNextYear, statedYears } from '../stated-years.ts';
import { cellWords, decimal, quote } from '../wording.ts';
import { PathMap } from '../path-map.ts';
import { planKinds, workOf, plan167 } from '../plan-work.ts';

function workCell(row: RowOf<PlanRecord>) {
  const { record } = row;
  return fieldCell(record, record.activity === null ? 'task' : 'activity') ?? recordCell(row);
}

/** The words of a work without its heading, for telling two works alike. */
const workKey: (text: string) => string = rememberByText((text) =>
  foldText(text).replace(/^[^a-z]*(?:hoat dong|nhiem vu)\s*\d+\s*[.:)-]?\s*/, ''),
);

/** Where a work stands: one that says the same elsewhere is another work. */
function placeOf({ section, objective, task, activity }: PlanRecord): readonly string[] {
  return [section ?? '', objective ?? '', (activity === null ? '' : task) ?? ''];
}

function sameWork(record: SheetRecord): readonly (readonly string[])[] {
  const work = 'activity' in record ? workOf(record) : null;
  return 'activity' in record && work !== null ? [[...placeOf(record).map(foldText), workKey(work)]] : [];
}

function* duplicateWork({ works }: CheckContext): Generator<Finding> {
  const places = new PathMap<Map<string, RowOf<PlanRecord>>>();
  let before: readonly string[] = [];
  let first = new Map<string, RowOf<PlanRecord>>();
  for (const row of works) {
    const { record } = row;
    const work = workOf(record);
    if (work === null) continue;
    const place = placeOf(record);
    // Rows of one place mostly follow each other.
    if (place.some((text, level) => text !== before[level])) {
      first = places.getOrMake(place.map(foldText), () => new Map());
      before = place;
    }
    const key = workKey(work);
    const twin = first.get(key);
    if (twin === undefined) {
      first.set(key, row);
      continue;
    }
    const cell = workCell(row);
    const other = workCell(twin);
    if (cell.row === other.row && cell.column === other.column) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} trùng nội dung với ô ${a1(other)}: ${quote(work)}. Một việc ghi hai lần sẽ bị giao và báo cáo hai lần. Bỏ một dòng, hoặc sửa nội dung cho khác nhau.`,
    };
  }
}

function* yearMismatch({ works }: CheckContext): Generator<Finding> {
  for (const { record } of firstPerCell(works, 'product')) {
    if (record.product === null || record.activity === null) continue;
    const asked = statedYears(record.activity);
    const delivered = statedYears(record.product);
    if (asked.length === 0 || delivered.length === 0 || asked.some((year) => delivered.includes(year))) continue;
    const cell = fieldCell(record, 'product');
    const other = fieldCell(record, 'activity');
    if (cell === null || other === null) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} ghi năm ${delivered.join(', ')} còn hoạt động ở ô ${a1(other)} ghi năm ${asked.join(', ')}. Lệch năm thì không biết sản phẩm phục vụ năm nào. Đối chiếu và sửa cho cùng năm.`,
    };
  }
}

function* yearBeyondPlan({ works, year }: CheckContext): Generator<Finding> {
  if (year === null) return;
  for (const field of ['activity', 'product'] as const) {
    for (const { record } of firstPerCell(works, field)) {
      const text = record[field];
      const cell = fieldCell(record, field);
      if (text === null || cell === null) continue;
      const later = statedYears(text).filter((stated) => stated > year);
      if (later.length === 0 || preparesNextYear(`${text} ${record.task ?? ''} ${record.activity ?? ''}`)) continue;
      yield {
        cell,
        recordRow: record.row,
        message: `${cellWords(cell)} nhắc năm ${later.join(', ')} trong kế hoạch năm ${year}. Chỉ việc lập dự toán, biên chế, kế hoạch cho năm sau mới ghi năm sau. Kiểm tra lại năm.`,
      };
    }
  }
}

interface SetTarget extends PercentTarget {
  readonly cell: { readonly row: number; readonly column: number };
}

const targetFields = ['objective', 'task', 'activity', 'product'] as const;

function sameTargets(record: SheetRecord): readonly (readonly string[])[] {
  if (!('activity' in record)) return [];
  return targetFields.flatMap((field) => readPercentTargets(record[field] ?? '').map(({ key }) => [key]));
}

function targetsSeen(record: SheetRecord): string {
  if (!('activity' in record)) return '';
  return JSON.stringify(targetFields.map((field) => readPercentTargets(record[field] ?? '')));
}

function* conflictingTargets({ works }: CheckContext): Generator<Finding> {
  const first = new Map<string, SetTarget>();
  const seen = new Set<number>();
  let before: PlanRecord | null = null;
  for (const { record } of works) {
    const above: PlanRecord | null = before;
    before = record;
    for (const field of targetFields) {
      const cell = fieldCell(record, field);
      const text = record[field];
      // Rows under one merge share its cell and its text.
      if (cell === null || text === null || (above?.cells[field] === cell && above[field] === text)) continue;
      const targets = readPercentTargets(text);
      if (targets.length === 0 || seen.has(cellNumber(cell))) continue;
      seen.add(cellNumber(cell));
      for (const target of targets) {
        const other = first.get(target.key);
        if (other === undefined) first.set(target.key, { ...target, cell });
        else if (other.percent !== target.percent) {
          yield {
            cell,
            recordRow: record.row,
            message: `${cellWords(cell)} đặt chỉ tiêu ${decimal(target.percent)}% cho ${quote(target.measure)}, còn ô ${a1(other.cell)} đặt ${decimal(other.percent)}%. Hai mức cho cùng một chỉ tiêu thì không biết chấm theo mức nào. Thống nhất một mức.`,
          };
        }
      }
    }
  }
}

function codesOf(refs: PlanRecord['leadAgencies']): Set<string> {
  return new Set(refs.map(({ code, text }) => code ?? text));
}

function sameCodes(left: Set<string>, right: Set<string>): boolean {
  return left.size === right.size && [...left].every((code) => right.has(code));
}

/**
 * One work with one product and the same co-agencies, led by a named body in one row and by a group in the other; or
 * led by those who only coordinate in the other. Short common works ("Xây dựng kế hoạch") differ in their co-agencies.
 */
function looksSwapped(record: PlanRecord, twin: PlanRecord): boolean {
  const leads = codesOf(record.leadAgencies);
  const named = twin.leadAgencies.filter(({ collective }) => !collective);
  if (named.length === 0 || named.some(({ code, text }) => leads.has(code ?? text))) return false;
  const groupLeads = record.leadAgencies.every(({ collective }) => collective);
  const helpers = codesOf(record.coAgencies);
  if (groupLeads) return helpers.size > 0 && sameCodes(helpers, codesOf(twin.coAgencies));
  return sameCodes(leads, codesOf(twin.coAgencies)) && sameCodes(helpers, codesOf(twin.leadAgencies));
}

function productPath(record: PlanRecord): readonly string[] {
  return [workKey(workOf(record) ?? ''), foldText(record.product ?? '')];
}

function sameProduct(record: SheetRecord): readonly (readonly string[])[] {
  return 'activity' in record ? [productPath(record)] : [];
}

function rolesSeen(record: SheetRecord): string {
  return 'activity' in record ? JSON.stringify([record.leadAgencies, record.coAgencies]) : '';
}

function* swappedRoles({ works }: CheckContext): Generator<Finding> {
  /** By work, then by product: the first row that a named body leads. */
  const namedLeads = new PathMap<PlanRecord>();
  const paths = works.map(({ record }) => productPath(record));
  for (const [index, { record }] of works.entries()) {
    if (record.leadAgencies.some(({ collective }) => !collective)) namedLeads.getOrMake(paths[index]!, () => record);
  }
  for (const [index, { record }] of works.entries()) {
    if (record.leadAgencies.length === 0) continue;
    const twin = namedLeads.get(paths[index]!);
    const cell = fieldCell(record, 'leadAgencies');
    const other = twin === undefined ? null : fieldCell(twin, 'leadAgencies');
    if (workOf(record) === null || twin === record) continue;
    if (twin === undefined || cell === null || other === null || !looksSwapped(record, twin)) continue;
    const named = twin.leadAgencies.find(({ collective }) => !collective)!;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)} giao ${quote(record.leadAgencies.map(({ text }) => text).join('; '))} chủ trì, trong khi việc cùng tên ở dòng ${twin.row + 1} do ${quote(named.text)} chủ trì (ô ${a1(other)}). Có thể ghi nhầm vai chủ trì và phối hợp. Hỏi lại đơn vị lập kế hoạch rồi sửa nếu nhầm.`,
    };
  }
}

export const planConsistencyRules: readonly CheckRule[] = [
  {
    code: 'activity-duplicate',
    severity: 'warning',
    title: 'Hoạt động ghi trùng',
    why: 'Một việc ghi hai lần bị giao, đôn đốc và báo cáo hai lần.',
    basis: `${plan167}: V.1.2 Hoạt động 4 và Hoạt động 5 giống hệt nhau`,
    kinds: planKinds,
    scope: { by: 'group', groupsOf: sameWork, sees: () => '' },
    check: duplicateWork,
  },
  {
    code: 'year-mismatch',
    severity: 'warning',
    title: 'Năm ở hoạt động và sản phẩm khác nhau',
    why: 'Lệch năm thì không biết sản phẩm phục vụ năm nào.',
    basis: `${plan167}: VII.2.3 hoạt động ghi 2026, sản phẩm ghi 2027`,
    kinds: planKinds,
    scope: { by: 'row' },
    check: yearMismatch,
  },
  {
    code: 'year-beyond-plan',
    severity: 'warning',
    title: 'Nội dung nhắc năm sau kế hoạch',
    why: 'Trong kế hoạch năm, chỉ việc chuẩn bị dự toán, biên chế, kế hoạch mới ghi năm sau.',
    basis: `${plan167}: năm 2027 chỉ gặp ở việc dự toán, biên chế`,
    kinds: planKinds,
    scope: { by: 'row' },
    check: yearBeyondPlan,
  },
  {
    code: 'target-conflict',
    severity: 'warning',
    title: 'Hai mức cho cùng một chỉ tiêu',
    why: 'Chỉ tiêu có hai mức thì không biết đánh giá theo mức nào.',
    basis: `${plan167}: thanh toán trực tuyến 85% và 80%; tái sử dụng dữ liệu 90% và 80%`,
    kinds: planKinds,
    scope: { by: 'group', groupsOf: sameTargets, sees: targetsSeen },
    check: conflictingTargets,
  },
  {
    code: 'role-swapped',
    severity: 'warning',
    title: 'Có thể ghi nhầm vai chủ trì',
    why: 'Giao nhầm vai thì cơ quan thẩm định và cơ quan được thẩm định đổi chỗ cho nhau.',
    basis: `${plan167}: II.2.1 Hoạt động 3 so với II.3.2 Hoạt động 2`,
    kinds: planKinds,
    scope: { by: 'group', groupsOf: sameProduct, sees: rolesSeen },
    check: swappedRoles,
  },
];
