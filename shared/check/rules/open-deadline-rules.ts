import { firstPerCell } from '../check-context.ts';
import type { CheckRule } from '../check-rule.ts';
import { quote } from '../wording.ts';
import { deadlinesThat, cadence } from '../deadline-findings.ts';

const assignedKinds = ['plan', 'papi', 'recommendations', 'improvement'] as const;

export const openDeadlineRules: readonly CheckRule[] = [
  {
    code: 'deadline-relative',
    severity: 'warning',
    title: 'Hạn tính từ ngày chưa biết',
    why: 'Chưa có ngày mốc thì chưa tính được hạn.',
    basis: 'Kế hoạch năm 2026 của Lạng Sơn, III.1: «15 ngày kể từ ngày ban hành», ngày ban hành để trống',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: ({ assigned }) =>
      deadlinesThat(
        firstPerCell(assigned, 'deadline'),
        ({ deadline: { kind, end } }) => kind === 'relative' && end === null,
        (at, { deadline }) =>
          `${at} ghi ${quote(deadline.raw)} nhưng chưa biết ngày mốc. Không tính được hạn để nhắc. Điền ngày mốc ở thẻ Dòng, ghi số, ngày của văn bản mốc, hoặc ghi thẳng ngày phải xong.`,
      ),
  },
  {
    code: 'deadline-after-event',
    severity: 'warning',
    title: 'Hạn chờ sự kiện',
    why: 'Chưa có dấu hiệu sự kiện đã xảy ra thì việc nằm chờ mà không ai được nhắc.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh: III.1.1, III.1.2 «Sau khi có …»',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: ({ assigned }) =>
      deadlinesThat(
        firstPerCell(assigned, 'deadline'),
        ({ deadline: { kind, end } }) => kind === 'after_event' && end === null,
        (at, { deadline }) =>
          `${at} ghi ${quote(deadline.raw)}, chưa có mốc để theo dõi. Sự kiện xảy ra mà không ai biết thì việc sẽ chậm. Ghi thêm dự kiến (ví dụ «Quý II/2026») hoặc người theo dõi sự kiện ở Ghi chú.`,
      ),
  },
  {
    code: 'deadline-separate-plan',
    severity: 'warning',
    title: 'Hạn theo kế hoạch riêng',
    why: 'Không biết kế hoạch nào, hạn nào thì không đôn đốc được.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh: 4 dòng «Theo Kế hoạch riêng»',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: ({ assigned }) =>
      deadlinesThat(
        firstPerCell(assigned, 'deadline'),
        ({ deadline: { kind, end } }) => kind === 'per_separate_plan' && end === null,
        (at, { deadline }) =>
          `${at} ghi ${quote(deadline.raw)} mà không có ngày. Tỉnh không biết khi nào phải xong. Ghi số, ngày của kế hoạch riêng và hạn trong đó.`,
      ),
  },
  {
    code: 'deadline-no-cadence',
    severity: 'info',
    title: 'Thường xuyên nhưng chưa có kỳ báo cáo',
    why: 'Việc thường xuyên cần kỳ báo cáo thì mới biết đang làm hay đã bỏ.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh: 21 dòng «Thường xuyên»; Lạng Sơn 2026, III.1: báo cáo hằng tháng',
    kinds: assignedKinds,
    scope: { by: 'row' },
    check: ({ assigned }) =>
      deadlinesThat(
        firstPerCell(assigned, 'deadline'),
        ({ deadline: { kind, recurrence } }) => kind === 'continuous' && recurrence.length === 0,
        (at, { deadline }) =>
          `${at} ghi ${quote(deadline.raw)}, chưa nói báo cáo theo kỳ nào. Việc thường xuyên khó biết còn làm hay không. Thêm kỳ báo cáo, ví dụ «báo cáo hằng quý».`,
        ({ deadline }, cell) => [cadence(cell, deadline.raw, 'quý'), cadence(cell, deadline.raw, 'tháng')],
      ),
  },
];
