import type { Deadline } from '../../deadline/deadline-kind.ts';
import type { CellValue } from '../../sheet/grid.ts';
import { numberFormatAt, valueAt } from '../../sheet/grid.ts';
import type { FieldCell, PlanRecord, SheetRecord } from '../../sheet/sheet-record.ts';
import type { AssignedRecord, CheckContext } from '../check-context.ts';
import { fieldCell, firstPerCell, isAssigned } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { weekday } from '../due-status.ts';
import type { Fix } from '../issue.ts';
import type { Neighbours } from '../sibling-fill.ts';
import { PathMap } from '../path-map.ts';
import { planKinds } from '../plan-work.ts';
import { contentSeen, fillFrom, findNeighbours, nearestFitting, sameObjective } from '../sibling-fill.ts';
import { cellWords, day, quote } from '../wording.ts';
import { deadlinesThat, cadence } from '../deadline-findings.ts';

const assignedKinds = ['plan', 'papi', 'recommendations', 'improvement'] as const;

const section9 = 'Các cách ghi thời gian trong Kế hoạch 167/KH-UBND Bắc Ninh và kế hoạch năm 2026 của Lạng Sơn';

function isDated({ deadline }: AssignedRecord): boolean {
  return deadline.kind !== 'none' && deadline.kind !== 'unknown';
}

/** By group: asked again for every row of it that lacks a deadline. */
const sharedDeadlines = new WeakMap<readonly AssignedRecord[], AssignedRecord | null>();

/** The first dated row of a group whose dated rows all say the same, or `null`. */
function sharedDeadline(group: readonly AssignedRecord[]): AssignedRecord | null {
  const known = sharedDeadlines.get(group);
  if (known !== undefined) return known;
  const first = group.find(isDated) ?? null;
  const agree = group.every((other) => !isDated(other) || other.deadline.raw === first?.deadline.raw);
  const shared = agree ? first : null;
  sharedDeadlines.set(group, shared);
  return shared;
}

function fillDeadline(
  { grid }: CheckContext,
  record: AssignedRecord,
  cell: FieldCell,
  near: Neighbours<AssignedRecord>,
) {
  const sibling = nearestFitting(near.ofTask, near.place, isDated);
  const fixes: Fix[] = [];
  // In a plan without activities the neighbours are other tasks: their deadlines say nothing about this one.
  const hasActivities = 'activity' in record && record.activity !== null;
  if (sibling !== null && hasActivities) {
    const fix = fillFrom(grid, sibling, 'deadline', cell, 'hoạt động cùng nhiệm vụ');
    if (fix) fixes.push(fix);
  } else if (hasActivities) {
    const others = sharedDeadline(near.ofObjective);
    const fix = others && fillFrom(grid, others, 'deadline', cell, 'các nhiệm vụ cùng mục tiêu');
    if (fix) fixes.push(fix);
  }
  const guess = 'Chỉ đúng với việc làm thường xuyên; việc có hạn thì ghi hạn.';
  fixes.push({ ...cadence(cell, 'Thường xuyên', 'quý'), guess });
  return fixes;
}

function deadlineSeen(record: SheetRecord, { grid }: CheckContext): string {
  if (!isAssigned(record)) return '';
  return JSON.stringify([record.deadline.kind, record.deadline.raw]) + contentSeen(grid, record, 'deadline');
}

function* missingDeadlines(context: CheckContext): Generator<Finding> {
  const neighboursOf = findNeighbours(context.assigned);
  const rows = context.assigned.filter(({ record }) => record.kind !== 'improvement');
  yield* deadlinesThat(
    rows,
    ({ deadline }) => deadline.kind === 'none',
    (at) =>
      `${at} chưa có thời gian. Tỉnh không đôn đốc được nhiệm vụ không có hạn. Điền hạn, hoặc chọn «Thường xuyên» kèm kỳ báo cáo.`,
    (record, cell) => fillDeadline(context, record, cell, neighboursOf(record)),
  );
}

const anotherYear = 'Giữ ngày, chỉ đổi năm theo năm của kế hoạch; hạn thật có thể khác.';

/** The same deadline with its year made the plan's, for text and for date cells. */
function moveToYear(value: CellValue, format: string | null, from: number, to: number, cell: FieldCell): Fix[] {
  if (typeof value === 'string') {
    const mended = value.replace(new RegExp(`(?<!\\d)${from}(?!\\d)`, 'g'), String(to));
    if (mended === value) return [];
    const edits = [{ row: cell.row, column: cell.column, value: mended }];
    return [{ label: `Sửa thành ${quote(mended)}`, edits, guess: anotherYear }];
  }
  if (typeof value !== 'number' || value < 60) return [];
  const date = new Date(Date.UTC(1899, 11, 30 + Math.floor(value)));
  const serial = Math.round(
    (Date.UTC(to, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(1899, 11, 30)) / 86_400_000,
  );
  const edit = {
    row: cell.row,
    column: cell.column,
    value: serial,
    ...(format === null ? {} : { numberFormat: format }),
  };
  return [{ label: `Đổi sang năm ${to}`, edits: [edit], guess: anotherYear }];
}

function yearOf(iso: string): number {
  return Number(iso.slice(0, 4));
}

function isBefore({ kind, end }: Deadline, year: number): boolean {
  return end !== null && kind !== 'relative' && yearOf(end) < year;
}

function isAfter({ kind, start, end }: Deadline, year: number): boolean {
  if (end === null || kind === 'relative') return false;
  // "Đến hết năm 2030" and "giai đoạn 2026-2030" run through the plan's year.
  if (kind === 'year' || kind === 'period' || kind === 'continuous') return start !== null && yearOf(start) > year;
  return yearOf(end) > year;
}

function moves({ grid }: CheckContext, { deadline }: AssignedRecord, cell: FieldCell, year: number): Fix[] {
  const value = valueAt(grid, cell.row, cell.column);
  return moveToYear(value, numberFormatAt(grid, cell.row, cell.column), yearOf(deadline.end!), year, cell);
}

/** Which rows count as dated, and which of them as early. */
function yearSeen(record: SheetRecord, { year }: CheckContext): string {
  if (year === null || !('deadline' in record) || record.deadline.end === null) return '';
  return String(isBefore(record.deadline, year));
}

function* beforePlan(context: CheckContext): Generator<Finding> {
  const { year, works } = context;
  if (year === null) return;
  const dated = works.filter(({ record }) => record.deadline.end !== null);
  const early = dated.filter(({ record }) => isBefore(record.deadline, year));
  // When most of the sheet lies before "its" year, the year was probably misread: say so, but hold nothing back.
  const doubtful = early.length >= 3 && early.length * 2 > dated.length;
  const findings = deadlinesThat(
    early,
    () => true,
    (at, { deadline }) =>
      `${at} ghi ${quote(deadline.raw)}, đã qua trước khi kế hoạch năm ${year} bắt đầu. Việc sẽ bị tính quá hạn ngay. Kiểm tra lại năm.`,
    (record, cell) => moves(context, record, cell, year),
  );
  for (const finding of findings) yield doubtful ? { ...finding, severity: 'warning' } : finding;
}

function afterPlan(context: CheckContext): Iterable<Finding> {
  const { year, works } = context;
  if (year === null) return [];
  return deadlinesThat(
    firstPerCell(works, 'deadline'),
    ({ deadline }) => isAfter(deadline, year),
    (at, { deadline }) =>
      `${at} ghi ${quote(deadline.raw)}, sau năm ${year} của kế hoạch. Kết quả sẽ không tính vào năm ${year}. Kiểm tra lại năm, hoặc giữ nguyên nếu việc thật sự kéo sang năm sau.`,
    (record, cell) => moves(context, record, cell, year),
  );
}

/** Public holidays with a fixed day in the solar calendar (month-day). */
const holidays = new Set(['01-01', '04-30', '05-01', '09-02']);

function* restDays({ assigned }: CheckContext): Generator<Finding> {
  const days = ['Chủ nhật', '', '', '', '', '', 'thứ Bảy'];
  yield* deadlinesThat(
    firstPerCell(assigned, 'deadline'),
    ({ deadline: { kind, end } }) =>
      end !== null &&
      (kind === 'by_date' || kind === 'before_date') &&
      (days[weekday(end)] !== '' || holidays.has(end.slice(5))),
    (at, { deadline }) => {
      const end = deadline.end!;
      const rest = holidays.has(end.slice(5)) ? 'ngày nghỉ lễ' : days[weekday(end)]!;
      return `${at}: hạn ${day(end)} rơi vào ${rest}. Các đơn vị thường không gửi được báo cáo ngày nghỉ. Cân nhắc đổi sang ngày làm việc liền trước.`;
    },
  );
}

function taskPath({ section, objective, task }: PlanRecord): readonly string[] {
  return [section ?? '', objective ?? '', task ?? ''];
}

function sameTask(record: SheetRecord): readonly (readonly string[])[] {
  return 'task' in record ? [taskPath(record)] : [];
}

function endSeen(record: SheetRecord): string {
  return 'activity' in record ? JSON.stringify([record.activity === null, record.deadline.end]) : '';
}

function* laterThanParent({ works }: CheckContext): Generator<Finding> {
  const ends = new PathMap<string>();
  // In most plans every row is an activity: no task has a deadline of its own.
  for (const { record } of works) {
    if (record.activity === null && record.task !== null && record.deadline.end !== null) {
      ends.set(taskPath(record), record.deadline.end);
    }
  }
  for (const { record } of firstPerCell(works, 'deadline')) {
    if (ends.isEmpty || record.activity === null || record.deadline.end === null) continue;
    const limit = ends.get(taskPath(record));
    const cell = fieldCell(record, 'deadline');
    if (limit === undefined || record.deadline.end <= limit || cell === null) continue;
    yield {
      cell,
      recordRow: record.row,
      message: `${cellWords(cell)}: hạn của hoạt động (${day(record.deadline.end)}) muộn hơn hạn của nhiệm vụ (${day(limit)}). Nhiệm vụ sẽ chậm vì hoạt động này. Rút hạn hoạt động hoặc lùi hạn nhiệm vụ.`,
    };
  }
}

export const deadlineRules: readonly CheckRule[] = [
  {
    code: 'deadline-missing',
    severity: 'error',
    title: 'Thiếu thời gian',
    why: 'Tỉnh không đôn đốc, không cảnh báo được nhiệm vụ không có hạn.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh, phụ lục: 9 dòng trống thời gian; nguyên tắc 5 rõ (rõ thời gian)',
    kinds: ['plan', 'papi', 'recommendations'],
    scope: { by: 'group', groupsOf: sameObjective, sees: deadlineSeen },
    check: missingDeadlines,
  },
  {
    code: 'deadline-unreadable',
    severity: 'error',
    title: 'Thời gian không hiểu được',
    why: 'Không đọc ra hạn thì không nhắc hạn và không tính chậm được.',
    basis: section9,
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: ({ assigned }) =>
      deadlinesThat(
        assigned,
        ({ deadline }) => deadline.kind === 'unknown',
        (at, { deadline }) =>
          `${at} ghi ${quote(deadline.raw)}, chưa đọc ra hạn. Không có hạn rõ thì không nhắc việc được. Ghi như «Trước ngày 30/6/2026», «Quý II/2026» hoặc «Hằng tháng».`,
      ),
  },
  {
    code: 'deadline-order',
    severity: 'error',
    title: 'Ngày bắt đầu sau ngày kết thúc',
    why: 'Khoảng thời gian ngược thì không xác định được hạn.',
    basis: 'Thứ tự thời gian: bắt đầu không sau kết thúc',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: ({ assigned }) =>
      deadlinesThat(
        assigned,
        ({ deadline: { start, end } }) => start !== null && end !== null && start > end,
        (at, { deadline }) =>
          `${at}: ngày bắt đầu ${day(deadline.start!)} sau ngày kết thúc ${day(deadline.end!)}. Hạn như vậy không theo dõi được. Đổi lại hai ngày.`,
      ),
  },
  {
    code: 'deadline-before-plan',
    severity: 'error',
    title: 'Hạn đã qua trước năm kế hoạch',
    why: 'Hạn của năm trước thường là sót lại khi chép kế hoạch cũ; việc bị tính quá hạn ngay.',
    basis: 'Hạn nằm trong kỳ kế hoạch',
    kinds: planKinds,
    scope: { by: 'sheet', sees: yearSeen, starts: (record, context) => yearSeen(record, context) === 'true' },
    check: beforePlan,
  },
  {
    code: 'deadline-after-plan',
    severity: 'warning',
    title: 'Hạn sau năm kế hoạch',
    why: 'Kết quả sau năm kế hoạch không được tính khi chấm điểm năm đó.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh: năm 2027 chỉ gặp ở việc dự toán, biên chế',
    kinds: planKinds,
    scope: { by: 'row' },
    check: afterPlan,
  },
  {
    code: 'deadline-rest-day',
    severity: 'info',
    title: 'Hạn rơi vào ngày nghỉ',
    why: 'Ngày nghỉ các đơn vị thường không gửi được báo cáo.',
    basis: 'Bộ luật Lao động: nghỉ hằng tuần và ngày lễ dương lịch',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: restDays,
  },
  {
    code: 'deadline-after-task',
    severity: 'warning',
    title: 'Hoạt động xong sau nhiệm vụ',
    why: 'Nhiệm vụ không thể xong trước hoạt động của nó.',
    basis: 'Thứ bậc nhiệm vụ, hoạt động trong phụ lục kế hoạch',
    kinds: planKinds,
    scope: { by: 'group', groupsOf: sameTask, sees: endSeen },
    check: laterThanParent,
  },
  {
    code: 'deadline-after-evidence',
    severity: 'warning',
    title: 'Xong sau ngày nộp minh chứng',
    why: 'Sản phẩm có sau ngày chốt minh chứng thì không được tính điểm.',
    basis: 'Kế hoạch duy trì, cải thiện chỉ số năm 2026 của Bắc Ninh, III.2: gửi minh chứng trước 30/12',
    kinds: planKinds,
    scope: { by: 'row' },
    check: ({ assigned, evidenceDue }) =>
      deadlinesThat(
        evidenceDue === null ? [] : firstPerCell(assigned, 'deadline'),
        ({ deadline: { kind, end } }) =>
          end !== null && (kind === 'by_date' || kind === 'before_date' || kind === 'month') && end > evidenceDue!,
        (at, { deadline }) =>
          `${at}: hạn ${day(deadline.end!)} sau ngày nộp minh chứng ${day(evidenceDue!)}. Sản phẩm xong muộn sẽ không kịp tính điểm. Rút hạn về trước ngày đó.`,
      ),
  },
];
