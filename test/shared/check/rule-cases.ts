import { checkSheet } from '#shared/check/check-sheet.ts';
import type { Issue } from '#shared/check/issue.ts';
import { inspectSheet, type InspectOptions } from '#shared/inspect/inspect-sheet.ts';
import { papiDimensions } from '#shared/score/papi.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import type { CriterionCells, PlanCells, SheetShape } from './sheets.ts';
import { criteriaSheet, goodWork, planSheet, smallSet, works } from './sheets.ts';

/** A sheet on which a rule speaks, at which cell, and one like it on which it is silent. */
export interface RuleCase {
  readonly code: string;
  readonly bad: Grid;
  readonly cell: string;
  readonly clean: Grid;
  readonly options?: InspectOptions;
  /** What is changed in the reading of the bad sheet before it is checked. */
  readonly adjust?: (reading: SheetReading) => SheetReading;
}

const plan = (...rows: PlanCells[]): Grid => planSheet(works(...rows));
/** A plan with 50 under «Tiến độ (%)» and 70 in a column of its own behind the others. */
const secondPercent = (header: string): Grid =>
  planSheet(
    works({ percent: 50 }, {}).map((row) => Object.assign(row, { second: 70 })),
    { more: { second: header } },
  );
const set = (changes: Record<string, CriterionCells>, shape?: SheetShape): Grid =>
  criteriaSheet(smallSet(changes), shape);
/** 95 % shown in percent, and a formula that made `points` of it. */
const percentSheet = (points: number): Grid =>
  set(
    {
      '1.1.2': {
        declared: { value: 0.95, numberFormat: '0%' },
        self: { value: points, formula: '=IF($S7>=90,2,IF(S7>=70,1,0))' },
      },
    },
    { more: { declared: 'Số liệu kê khai' } },
  );
const proof = { evidence: 'Kế hoạch 12/KH-STP ngày 15/01/2026' };

const planCases: RuleCase[] = [
  {
    code: 'column-missing',
    bad: planSheet(works({}, {}), { without: ['deadline'] }),
    cell: 'A3',
    clean: plan({}, {}),
  },
  {
    code: 'hidden-rows',
    bad: planSheet(works({}, {}, {}), { then: (grid) => grid.hideRows(5) }),
    cell: 'A5',
    clean: planSheet(works({}, {}, {}), { then: (grid) => grid.hideRows(2) }),
  },
  {
    code: 'document-number-blank',
    bad: planSheet(works({}, {}), { title: 'Kèm theo Kế hoạch số      /KH-UBND ngày   /5/2026' }),
    cell: 'A1',
    clean: planSheet(works({}, {}), { title: 'Kèm theo Kế hoạch số 167/KH-UBND ngày 17/12/2025' }),
  },
  { code: 'work-missing', bad: plan({}, {}, { activity: null }), cell: 'D6', clean: plan({}, {}) },
  {
    code: 'task-missing',
    bad: planSheet([
      { ...goodWork, task: null },
      { ...goodWork, task: '1.1. Nhiệm vụ 1: Rà soát' },
    ]),
    cell: 'C4',
    clean: plan({}, {}),
  },
  { code: 'product-missing', bad: plan({}, { product: null }), cell: 'E5', clean: plan({}, { product: 'Báo cáo' }) },
  {
    code: 'activity-several',
    bad: plan({}, { activity: 'Hoạt động 2: Lập kế hoạch. Hoạt động 3: Kiểm tra. Hoạt động 4: Báo cáo' }),
    cell: 'D5',
    clean: plan({}, { activity: 'Hoạt động 2: Lập kế hoạch, kiểm tra, báo cáo' }),
  },
  {
    code: 'budget-empty',
    bad: plan({ budget: null }, { budget: null }),
    cell: 'I3',
    clean: plan({ budget: null }, {}),
  },
  {
    code: 'section-empty',
    bad: planSheet([
      { ordinal: 'I', objective: 'CẢI CÁCH THỂ CHẾ' },
      { ordinal: 'II', objective: 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH' },
      ...works({}, {}),
    ]),
    cell: 'A4',
    clean: planSheet([
      { ordinal: 'I', objective: 'CẢI CÁCH THỂ CHẾ' },
      ...works({}, {}),
      { ordinal: 'II', objective: 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH' },
      ...works({}, {}),
    ]),
  },
  {
    code: 'activity-duplicate',
    bad: plan({}, { activity: 'Hoạt động 2: Kiểm tra  CÔNG VỤ' }, { activity: 'Hoạt động 3: Kiểm tra công vụ' }),
    cell: 'D6',
    clean: planSheet([
      ...works({ activity: 'Hoạt động 1: Xây dựng kế hoạch' }),
      {
        ...goodWork,
        objective: null,
        task: '1.2. Nhiệm vụ 2: Tuyên truyền',
        activity: 'Hoạt động 1: Xây dựng kế hoạch',
      },
    ]),
  },
  {
    code: 'year-mismatch',
    bad: plan({ activity: 'Hoạt động 1: Dự trù kinh phí năm 2026', product: 'Dự toán kinh phí năm 2027' }, {}),
    cell: 'E4',
    clean: plan({ activity: 'Hoạt động 1: Dự trù kinh phí năm 2027', product: 'Dự toán kinh phí năm 2027' }, {}),
  },
  {
    code: 'year-beyond-plan',
    bad: plan({ activity: 'Hoạt động 1: Tổ chức hội thi năm 2027', task: '1.1. Nhiệm vụ 1: Tuyên truyền' }, {}),
    cell: 'D4',
    clean: plan({ activity: 'Hoạt động 1: Lập dự toán hội thi năm 2027' }, {}),
  },
  {
    code: 'target-conflict',
    bad: plan(
      { product: 'Tối thiểu 85% hồ sơ được thanh toán trực tuyến' },
      { product: 'Tỷ lệ thanh toán trực tuyến đạt 80%' },
    ),
    cell: 'E5',
    clean: plan(
      { product: 'Tối thiểu 85% hồ sơ được thanh toán trực tuyến' },
      { product: 'Tỷ lệ thanh toán trực tuyến đạt 85%' },
    ),
  },
  {
    code: 'role-swapped',
    bad: planSheet([
      ...works({ activity: 'Hoạt động 1: Thẩm định phương án', lead: 'Các sở, ngành', co: 'Cơ quan rà soát' }),
      {
        ...goodWork,
        objective: null,
        task: '1.2. Nhiệm vụ 2: Rà soát nội bộ',
        activity: 'Hoạt động 1: Thẩm định phương án',
        lead: 'Văn phòng UBND tỉnh',
        co: 'Cơ quan rà soát',
      },
    ]),
    cell: 'F4',
    clean: planSheet([
      ...works({ activity: 'Hoạt động 1: Thẩm định phương án', lead: 'Văn phòng UBND tỉnh' }),
      {
        ...goodWork,
        objective: null,
        task: '1.2. Nhiệm vụ 2: Rà soát nội bộ',
        activity: 'Hoạt động 1: Thẩm định phương án',
        lead: 'Văn phòng UBND tỉnh',
      },
    ]),
  },
  {
    code: 'numbering-gap',
    bad: plan({}, { activity: 'Hoạt động 3: Báo cáo' }),
    cell: 'D5',
    clean: plan({}, {}),
  },
  {
    code: 'numbering-repeat',
    bad: plan({}, { activity: 'Hoạt động 1: Báo cáo' }),
    cell: 'D5',
    clean: plan({}, {}),
  },
  {
    code: 'numbering-mismatch',
    bad: plan({ task: '2.1. Nhiệm vụ 1: Kiểm tra' }, {}),
    cell: 'C4',
    clean: plan({}, {}),
  },
  { code: 'lead-missing', bad: plan({}, { lead: null }), cell: 'F5', clean: plan({}, {}) },
  {
    code: 'lead-unknown',
    bad: plan({}, { lead: 'Bru điện tỉnh' }),
    cell: 'F5',
    clean: plan({}, { lead: 'Bưu điện tỉnh' }),
  },
  { code: 'co-unknown', bad: plan({}, { co: 'Bru điện tỉnh' }), cell: 'G5', clean: plan({}, { co: 'Bưu điện tỉnh' }) },
  {
    code: 'lead-collective',
    bad: plan({}, { lead: 'Các sở, ban, ngành; UBND cấp xã' }),
    cell: 'F5',
    clean: plan({}, { lead: 'Sở Nội vụ; các sở, ban, ngành' }),
  },
  {
    code: 'lead-also-coordinates',
    bad: plan({}, { lead: 'Sở Tư pháp', co: 'Sở Nội vụ; Sở Tư pháp' }),
    cell: 'G5',
    clean: plan({}, { lead: 'Sở Tư pháp', co: 'Sở Nội vụ; Sở Y tế' }),
  },
  {
    code: 'agency-twice',
    bad: plan({}, { co: 'Sở Nội vụ; Sở Y tế; Sở Nội vụ' }),
    cell: 'G5',
    clean: plan({}, { co: 'Sở Nội vụ; Sở Y tế' }),
  },
  {
    code: 'agency-out-of-time',
    bad: plan({}, { co: 'UBND cấp huyện' }),
    cell: 'G5',
    clean: planSheet(works({ deadline: 'Quý I/2024' }, { co: 'UBND cấp huyện', deadline: 'Quý I/2024' }), {
      title: 'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2024',
    }),
  },
  {
    code: 'lead-not-field-owner',
    bad: planSheet([{ ordinal: 'I', objective: 'CẢI CÁCH THỂ CHẾ' }, ...works({ lead: 'Sở Y tế' }, {})]),
    cell: 'F5',
    clean: planSheet([{ ordinal: 'I', objective: 'CẢI CÁCH THỂ CHẾ' }, ...works({}, {})]),
    options: { owners: [{ field: 'Cải cách thể chế', agencyCode: 'STP' }] },
  },
  { code: 'deadline-missing', bad: plan({}, { deadline: null }), cell: 'H5', clean: plan({}, {}) },
  { code: 'deadline-unreadable', bad: plan({}, { deadline: 'Ngày 31/02/2026' }), cell: 'H5', clean: plan({}, {}) },
  {
    code: 'deadline-order',
    bad: plan({}, { deadline: 'Từ 15/6/2026 đến 01/6/2026' }),
    cell: 'H5',
    clean: plan({}, { deadline: 'Từ 01/6/2026 đến 15/6/2026' }),
  },
  {
    code: 'deadline-before-plan',
    bad: plan({}, { deadline: 'Tháng 3/2025' }),
    cell: 'H5',
    clean: plan({}, { deadline: 'Tháng 3/2026' }),
  },
  {
    code: 'deadline-after-plan',
    bad: plan({}, { deadline: 'Trước 15/6/2027' }),
    cell: 'H5',
    clean: plan({}, { deadline: 'Đến hết năm 2030' }),
  },
  {
    code: 'deadline-relative',
    bad: plan({}, { deadline: '15 ngày kể từ ngày ban hành Kế hoạch' }),
    cell: 'H5',
    clean: planSheet(works({}, { deadline: '15 ngày kể từ ngày ban hành Kế hoạch' }), {
      title: 'KẾ HOẠCH CCHC NĂM 2026 (Kèm theo Kế hoạch số 1/KH-UBND ngày 05/01/2026)',
    }),
  },
  {
    code: 'deadline-after-event',
    bad: plan({}, { deadline: 'Sau khi có Nghị định của Chính phủ' }),
    cell: 'H5',
    clean: plan({}, { deadline: 'Quý II/2026 (Sau khi Bộ Nội vụ công bố kết quả)' }),
  },
  {
    code: 'deadline-separate-plan',
    bad: plan({}, { deadline: 'Theo Kế hoạch riêng' }),
    cell: 'H5',
    clean: plan({}, { deadline: 'Quý II/2026' }),
  },
  {
    code: 'deadline-no-cadence',
    bad: plan({}, { deadline: 'Thường xuyên' }),
    cell: 'H5',
    clean: plan({}, { deadline: 'Thường xuyên, báo cáo hằng quý' }),
  },
  {
    code: 'deadline-rest-day',
    bad: plan({}, { deadline: 'Chậm nhất 10/01/2026' }),
    cell: 'H5',
    clean: plan({}, { deadline: 'Chậm nhất 09/01/2026' }),
  },
  {
    code: 'deadline-after-task',
    bad: planSheet([
      { ...goodWork, activity: null, deadline: 'Tháng 3/2026' },
      { ...goodWork, deadline: 'Tháng 6/2026' },
    ]),
    cell: 'H5',
    clean: planSheet([
      { ...goodWork, activity: null, deadline: 'Tháng 6/2026' },
      { ...goodWork, deadline: 'Tháng 3/2026' },
    ]),
  },
  {
    code: 'deadline-after-evidence',
    bad: plan({}, { deadline: '31/12/2026' }),
    cell: 'H5',
    clean: plan({}, { deadline: '25/12/2026' }),
    options: { evidenceDue: '2026-12-30' },
  },
  {
    code: 'percent-as-share',
    bad: plan({ percent: 0.4 }, { percent: 0.95 }),
    cell: 'K4',
    clean: plan({ percent: 40 }, { percent: { value: 0.95, numberFormat: '0%' } }),
  },
  {
    code: 'column-twice',
    bad: secondPercent('Tiến độ (%)'),
    cell: 'O3',
    clean: secondPercent('Tỷ lệ giải ngân'),
  },
  { code: 'percent-out-of-range', bad: plan({}, { percent: 120 }), cell: 'K5', clean: plan({}, { percent: 100 }) },
  {
    code: 'percent-against-status',
    bad: plan({}, { status: 'Hoàn thành', percent: 80, result: 'Kế hoạch 1/KH-STP' }),
    cell: 'K5',
    clean: plan({}, { status: 'Hoàn thành', percent: { value: 1, numberFormat: '0%' }, result: 'Kế hoạch 1/KH-STP' }),
  },
  {
    code: 'done-without-product',
    bad: plan({}, { status: 'Hoàn thành' }),
    cell: 'M5',
    clean: plan({}, { status: 'Hoàn thành', evidence: 'Kế hoạch 1/KH-STP ngày 5/1/2026' }),
  },
  {
    code: 'overdue',
    bad: plan({}, { deadline: 'Tháng 3/2026', status: 'Đang thực hiện' }),
    cell: 'H5',
    clean: plan({ deadline: 'Tháng 6/2026' }, { deadline: 'Tháng 3/2026', status: 'Hoàn thành', result: 'Báo cáo' }),
    options: { today: '2026-04-10' },
  },
  {
    code: 'near-due',
    bad: plan({ deadline: 'Tháng 9/2026' }, { deadline: 'Trước ngày 15/4/2026' }),
    cell: 'H5',
    clean: plan({ deadline: 'Tháng 9/2026' }, { deadline: 'Trước ngày 15/5/2026' }),
    options: { today: '2026-04-10' },
  },
];

const criteriaCases: RuleCase[] = [
  {
    code: 'criterion-code-missing',
    bad: criteriaSheet([...smallSet(), { name: 'Sáng kiến cải cách hành chính', max: 1, rule: 'Có: 1; Không: 0' }]),
    cell: 'A8',
    clean: set({}),
  },
  { code: 'criterion-code-duplicate', bad: set({ '1.1.2': { code: '1.1.1' } }), cell: 'A7', clean: set({}) },
  {
    code: 'criterion-parent-missing',
    bad: criteriaSheet([...smallSet(), { code: '2.1.1', name: 'Theo dõi thi hành pháp luật', max: 1 }]),
    cell: 'A8',
    clean: set({}),
  },
  {
    code: 'criterion-level-mismatch',
    bad: criteriaSheet([...smallSet(), { code: '1.2.1', name: 'Báo cáo CCHC', max: 1 }]),
    cell: 'A8',
    clean: set({}),
  },
  { code: 'criterion-code-gap', bad: set({ '1.1.2': { code: '1.1.3' } }), cell: 'A7', clean: set({}) },
  { code: 'criterion-name-missing', bad: set({ '1.1.2': { name: null } }), cell: 'B7', clean: set({}) },
  { code: 'max-score-missing', bad: set({ '1.1.2': { max: null } }), cell: 'C7', clean: set({}) },
  { code: 'max-score-not-positive', bad: set({ '1.1.2': { max: 0 } }), cell: 'C7', clean: set({}) },
  { code: 'rule-missing', bad: set({ '1.1.2': { rule: null } }), cell: 'D7', clean: set({}) },
  { code: 'max-score-sum', bad: set({ '1.1.2': { max: 20 } }), cell: 'C7', clean: set({}) },
  {
    code: 'scale-mismatch',
    bad: criteriaSheet(
      [10, 10, 14.5, 11, 16, 7, 16, 15.05].map((max, index) => ({
        code: String(index + 1),
        name: `Lĩnh vực ${index + 1}`,
        max,
      })),
    ),
    cell: 'C11',
    clean: criteriaSheet(
      [10, 10, 14.5, 11, 16, 7, 16, 15.5].map((max, index) => ({
        code: String(index + 1),
        name: `Lĩnh vực ${index + 1}`,
        max,
      })),
    ),
  },
  {
    code: 'stated-count-mismatch',
    bad: set({}, { title: 'BỘ TIÊU CHÍ: 01 lĩnh vực, 01 tiêu chí, 03 tiêu chí thành phần' }),
    cell: 'B3',
    clean: set({}, { title: 'BỘ TIÊU CHÍ: 01 lĩnh vực, 01 tiêu chí, 02 tiêu chí thành phần' }),
  },
  {
    code: 'stated-points-mismatch',
    bad: set({ '1.1.2': { method: 'Điều tra xã hội học' } }, { title: 'BỘ TIÊU CHÍ: điều tra xã hội học 1 điểm' }),
    cell: 'C3',
    clean: set({ '1.1.2': { method: 'Điều tra xã hội học' } }, { title: 'BỘ TIÊU CHÍ: điều tra xã hội học 2 điểm' }),
  },
  {
    code: 'score-sum',
    bad: set({ '1.1': { self: 2.5 }, '1.1.1': { self: 1, ...proof }, '1.1.2': { self: 2, ...proof } }),
    cell: 'I5',
    clean: set({ '1.1': { self: 3 }, '1.1.1': { self: 1, ...proof }, '1.1.2': { self: 2, ...proof } }),
  },
  {
    code: 'total-typed',
    bad: set({ '1.1': { self: 3 }, '1.1.1': { self: 1, ...proof }, '1.1.2': { self: 2, ...proof } }),
    cell: 'I5',
    clean: set({
      '1.1': { self: { value: 3, formula: '=SUM(I6,I7)' } },
      '1.1.1': { self: 1, ...proof },
      '1.1.2': { self: 2, ...proof },
    }),
  },
  {
    code: 'rule-unreadable',
    bad: set({ '1.1.2': { rule: 'Theo hướng dẫn của cấp trên' } }),
    cell: 'D7',
    clean: set({}),
  },
  {
    code: 'rule-unsound',
    bad: set({ '1.1.2': { rule: 'Trên 90%: 1; 70%–90%: 0,5; dưới 70%: 0' } }),
    cell: 'D7',
    clean: set({}),
  },
  { code: 'number-as-text', bad: set({ '1.1.2': { max: '2,0' } }), cell: 'C7', clean: set({}) },
  {
    code: 'score-not-number',
    bad: set({ '1.1.2': { self: 'đạt' } }),
    cell: 'I7',
    clean: set({ '1.1.2': { self: '-' } }),
  },
  {
    code: 'ratio-wrong',
    bad: set({ '1.1.2': { numerator: 12, denominator: 10 } }),
    cell: 'G7',
    clean: set({ '1.1.2': { numerator: 10, denominator: 12 } }),
  },
  {
    code: 'percent-format',
    bad: percentSheet(0),
    cell: 'S7',
    // A formula of one's own that compares fractions gave the points of 95 %.
    clean: percentSheet(2),
  },
  {
    code: 'ratio-at-boundary',
    bad: set({ '1.1.2': { numerator: 9, denominator: 10 } }),
    cell: 'G7',
    clean: set({ '1.1.2': { numerator: 95, denominator: 100 } }),
  },
  {
    code: 'index-percent-wrong',
    bad: set({ '1.1.2': { appraised: 1, percent: 60, ...proof } }),
    cell: 'L7',
    clean: set({ '1.1.2': { appraised: 1, percent: 50, ...proof } }),
  },
  {
    code: 'score-out-of-range',
    bad: set({ '1.1.2': { self: 2.5, ...proof } }),
    cell: 'I7',
    clean: set({ '1.1.2': { self: 2, ...proof } }),
  },
  {
    code: 'survey-self-scored',
    bad: set({ '1.1.2': { method: 'Điều tra xã hội học', self: 1, ...proof, cause: 'Hài lòng thấp' } }),
    cell: 'I7',
    clean: set({ '1.1.2': { method: 'Điều tra xã hội học', survey: 1 } }),
  },
  {
    code: 'score-differs-from-rule',
    bad: set({ '1.1.2': { numerator: 80, denominator: 100, self: 2, ...proof } }),
    cell: 'I7',
    clean: set({ '1.1.2': { numerator: 95, denominator: 100, self: 2, ...proof } }),
  },
  {
    code: 'score-not-a-step',
    bad: set({ '1.1.1': { self: 0.7, ...proof, cause: 'Ban hành chậm', lead: 'Sở Nội vụ' } }),
    cell: 'I6',
    clean: set({ '1.1.1': { self: 0.5, ...proof, cause: 'Ban hành chậm', lead: 'Sở Nội vụ' } }),
  },
  {
    code: 'not-applicable-reason',
    bad: set({ '1.1.2': { choice: 'Không áp dụng' } }),
    cell: 'O7',
    clean: set({ '1.1.2': { choice: 'Không áp dụng', explanation: 'Trong năm không phát sinh' } }),
  },
  {
    code: 'evidence-missing',
    bad: set({ '1.1.2': { self: 2 } }),
    cell: 'N7',
    clean: set({ '1.1.2': { self: 2, ...proof } }),
  },
  {
    code: 'evidence-column-missing',
    bad: set({ '1.1.2': { self: 2 } }, { without: ['evidence', 'explanation'] }),
    cell: 'I3',
    clean: set({ '1.1.2': { self: 2, ...proof } }),
  },
  {
    code: 'evidence-incomplete',
    bad: set({ '1.1.2': { self: 2, evidence: 'Kế hoạch CCHC của sở' } }),
    cell: 'N7',
    clean: set({ '1.1.2': { self: 2, ...proof } }),
  },
  {
    code: 'evidence-number-blank',
    bad: set({ '1.1.2': { self: 2, evidence: 'Kế hoạch số:    /KH-STP ngày 15/01/2026' } }),
    cell: 'N7',
    clean: set({ '1.1.2': { self: 2, ...proof } }),
  },
  {
    code: 'evidence-outside-year',
    bad: set({ '1.1.2': { self: 2, evidence: 'Kế hoạch 12/KH-STP ngày 15/01/2025' } }),
    cell: 'N7',
    clean: set({ '1.1.2': { self: 2, evidence: 'Kế hoạch 12/KH-STP ngày 17/12/2025' } }),
  },
  {
    code: 'evidence-shared',
    bad: criteriaSheet([
      { code: '1', name: 'Lĩnh vực', max: 4 },
      ...[1, 2, 3, 4].map((n) => ({ code: `1.${n}`, name: `Tiêu chí ${n}`, max: 1, ...proof })),
    ]),
    cell: 'N5',
    clean: criteriaSheet([
      { code: '1', name: 'Lĩnh vực', max: 3 },
      ...[1, 2, 3].map((n) => ({ code: `1.${n}`, name: `Tiêu chí ${n}`, max: 1, ...proof })),
    ]),
  },
  {
    code: 'loss-cause-missing',
    bad: set({ '1.1.1': { self: 0.5, ...proof, lead: 'Sở Nội vụ' } }),
    cell: 'P6',
    clean: set({ '1.1.1': { self: 0.5, ...proof, lead: 'Sở Nội vụ', cause: 'Ban hành chậm' } }),
  },
  {
    code: 'loss-owner-missing',
    bad: set({ '1.1.1': { self: 0.5, ...proof, cause: 'Ban hành chậm' } }),
    cell: 'Q6',
    clean: set({ '1.1.1': { self: 0.5, ...proof, lead: 'Sở Nội vụ', cause: 'Ban hành chậm' } }),
  },
  {
    code: 'appraised-without-note',
    bad: set({ '1.1.2': { self: 2, appraised: 1, ...proof } }),
    cell: 'K7',
    clean: set({ '1.1.2': { self: 2, appraised: 1, ...proof, note: 'Thiếu báo cáo quý III', cause: 'Thiếu báo cáo' } }),
  },
  {
    code: 'self-above-last-year',
    bad: set({ '1.1.2': { self: 2, lastYear: 0.5, ...proof } }),
    cell: 'I7',
    clean: set({ '1.1.2': { self: 2, lastYear: 2, ...proof } }),
  },
  {
    code: 'full-marks-everywhere',
    bad: criteriaSheet([
      { code: '1', name: 'Lĩnh vực', max: 8 },
      ...Array.from({ length: 8 }, (_, n) => ({
        code: `1.${n + 1}`,
        name: `Tiêu chí ${n + 1}`,
        max: 1,
        self: 1,
        evidence: `${n}/BC-SNV ngày 5/5/2026`,
      })),
    ]),
    cell: 'I3',
    clean: criteriaSheet([
      { code: '1', name: 'Lĩnh vực', max: 8 },
      ...Array.from({ length: 8 }, (_, n) => ({
        code: `1.${n + 1}`,
        name: `Tiêu chí ${n + 1}`,
        max: 1,
        self: n === 0 ? 0 : 1,
        evidence: `${n}/BC-SNV ngày 5/5/2026`,
      })),
    ]),
  },
];

const agencies = (...rows: (string | number | null)[][]): Grid =>
  buildGrid('Danh mục')
    .wide('DANH MỤC CƠ QUAN, ĐƠN VỊ', 6)
    .blank()
    .row('Mã', 'Tên cơ quan', 'Tên gọi khác', 'Cấp', 'Hiệu lực từ', 'Hiệu lực đến')
    .rows(rows)
    .toGrid();
const related = (...rows: (string | number | null)[][]): Grid =>
  buildGrid('Danh mục')
    .wide('DANH MỤC CƠ QUAN, ĐƠN VỊ', 6)
    .blank()
    .row('Mã', 'Tên cơ quan', 'Hiệu lực từ', 'Hiệu lực đến', 'Thuộc cơ quan', 'Cơ quan thay thế')
    .rows(rows)
    .toGrid();
/** A tally of three questions; the last one's counts are given. */
const tally = (last: readonly (number | string)[]): Grid =>
  buildGrid('Tổng hợp phiếu')
    .row('STT', 'Câu hỏi', 'Rất hài lòng', 'Hài lòng', 'Không hài lòng')
    .row(1, 'Thái độ của công chức', 20, 25, 5)
    .row(2, 'Thời gian giải quyết', ...last)
    .row(3, 'Kết quả giải quyết', 22, 20, 8)
    .toGrid();

/** Results of PAPI of one year; `changes` by place of the dimension (9 = the total), without one of them if so told. */
const papi = (
  changes: Readonly<Record<number, number | string>>,
  without: number | null = null,
  group: string = 'Cao nhất',
): Grid => {
  const marks = [5, 5.5, 4.5, 6.5, 7, 7.5, 3.5, 3];
  const rows = papiDimensions
    .map(({ name }, at) => [at + 1, name, changes[at + 1] ?? marks[at]!, at === 0 ? group : 'Thấp nhất'])
    .filter((_, at) => at !== without);
  return buildGrid('PAPI')
    .row('KẾT QUẢ CHỈ SỐ PAPI (MINH HỌA)')
    .row('TT', 'Trục nội dung', 'Năm 2025', 'Nhóm năm 2025')
    .rows(rows)
    .row(null, 'Tổng điểm PAPI', changes[9] ?? (without === null ? 42.5 : null), null)
    .toGrid();
};

const survey = (answers: (string | number | null)[][], number = (index: number) => index + 1): Grid =>
  buildGrid('Khảo sát')
    .wide('KẾT QUẢ KHẢO SÁT SỰ HÀI LÒNG (SIPAS) NĂM 2026', 4)
    .blank()
    .row(
      'Phiếu số',
      'Câu 1. Ông/bà hài lòng về tiếp cận dịch vụ?',
      'Câu 2. Ông/bà hài lòng về công chức?',
      'Câu 3. Ông/bà hài lòng về kết quả?',
    )
    .rows(answers.map((row, index) => [number(index), ...row]))
    .toGrid();
const forms = (last: (string | number | null)[]): Grid =>
  survey([...Array.from({ length: 60 }, (_, n) => [(n % 4) + 1, ((n + 1) % 4) + 1, 4]), last]);
const recommendations = (...rows: (string | null)[][]): Grid =>
  buildGrid('Kiến nghị')
    .wide('DANH MỤC KIẾN NGHỊ SAU KIỂM TRA CẢI CÁCH HÀNH CHÍNH NĂM 2026', 6)
    .blank()
    .row('STT', 'Căn cứ, văn bản nguồn', 'Nội dung kiến nghị', 'Cơ quan chủ trì', 'Thời hạn', 'Tình trạng')
    .rows(rows)
    .toGrid();
const improvement = (...rows: (string | null)[][]): Grid =>
  buildGrid('Cải thiện')
    .wide('KẾ HOẠCH CẢI THIỆN CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026', 6)
    .blank()
    .row('STT', 'Lĩnh vực', 'Mục tiêu xếp hạng', 'Hạn chế, tồn tại', 'Giải pháp khắc phục', 'Cơ quan chịu trách nhiệm')
    .rows(rows)
    .toGrid();
const source = 'Kết luận 12/KL-TTr ngày 5/3/2026';

const listCases: RuleCase[] = [
  {
    code: 'sheet-unrecognised',
    bad: buildGrid('Ghi nhớ').row('Việc cần gọi điện').toGrid(),
    cell: 'A1',
    clean: buildGrid('Trống').toGrid(),
  },
  {
    code: 'column-unsure',
    bad: set({}),
    cell: 'F3',
    clean: set({}),
    // How sure the reader is of a header is its own affair; the rule only reports it.
    adjust: (reading) => ({
      ...reading,
      tables: reading.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) => (column.field === 'choice' ? { ...column, confidence: 0.5 } : column)),
      })),
    }),
  },
  {
    code: 'agency-code-duplicate',
    bad: agencies(['SNV', 'Sở Nội vụ', null, 'sở', null, null], ['SNV', 'Sở Y tế', null, 'sở', null, null]),
    cell: 'A5',
    clean: agencies(['SNV', 'Sở Nội vụ', null, 'sở', null, null], ['SYT', 'Sở Y tế', null, 'sở', null, null]),
  },
  {
    code: 'agency-name-missing',
    bad: agencies(['SNV', 'Sở Nội vụ', null, 'sở', null, null], ['SYT', null, 'Y tế', 'sở', 2020, null]),
    cell: 'B5',
    clean: agencies(['SNV', 'Sở Nội vụ', null, 'sở', null, null], ['SYT', 'Sở Y tế', null, 'sở', null, null]),
  },
  {
    code: 'agency-name-shared',
    bad: agencies(
      ['SNV', 'Sở Nội vụ', 'Sở NV', 'sở', null, null],
      ['SNN', 'Sở Nông nghiệp', 'Sở NV', 'sở', null, null],
    ),
    cell: 'B5',
    clean: agencies(
      ['SNV', 'Sở Nội vụ', 'Sở NV', 'sở', null, null],
      ['SNN', 'Sở Nông nghiệp', 'Sở NN', 'sở', null, null],
    ),
  },
  {
    code: 'agency-years-reversed',
    bad: agencies(['SNV', 'Sở Nội vụ', null, 'sở', 2026, 2024], ['SYT', 'Sở Y tế', null, 'sở', null, null]),
    cell: 'F4',
    clean: agencies(['SNV', 'Sở Nội vụ', null, 'sở', 2024, 2026], ['SYT', 'Sở Y tế', null, 'sở', null, null]),
  },
  {
    code: 'agency-code-odd',
    bad: agencies(['SNV', 'Sở Nội vụ', null, 'Sở', null, null], ['S YT', 'Sở Y tế', null, 'Sở', null, null]),
    cell: 'A5',
    clean: agencies(['SNV', 'Sở Nội vụ', null, 'Sở', null, null], ['SYT', 'Sở Y tế', null, 'Sở', null, null]),
  },
  {
    code: 'agency-relation-unknown',
    bad: related(['TT1', 'Trung tâm Một', null, null, 'Sở Nội vu', null], ['SX', 'Sở Xa', 2025, null, null, 'SNV']),
    cell: 'E4',
    clean: related(['TT1', 'Trung tâm Một', null, null, 'Sở Nội vụ', null], ['SX', 'Sở Xa', null, 2025, null, 'SNV']),
  },
  {
    code: 'agency-parent-circle',
    bad: related(['TT1', 'Trung tâm Một', null, null, 'TT2', null], ['TT2', 'Trung tâm Hai', null, null, 'TT1', null]),
    cell: 'E4',
    clean: related(
      ['TT1', 'Trung tâm Một', null, null, 'TT2', null],
      ['TT2', 'Trung tâm Hai', null, null, 'SNV', null],
    ),
  },
  {
    code: 'agency-year-unreadable',
    bad: agencies(['SNV', 'Sở Nội vụ', null, 'Sở', null, null], ['SYT', 'Sở Y tế', null, 'Sở', 'chưa rõ', null]),
    cell: 'E5',
    clean: agencies(['SNV', 'Sở Nội vụ', null, 'Sở', null, null], ['SYT', 'Sở Y tế', null, 'Sở', '01/7/2025', null]),
  },
  {
    code: 'agency-end-alone',
    bad: related(['SX', 'Sở Xa', null, 2025, null, null], ['SG', 'Sở Gần', null, null, null, null]),
    cell: 'D4',
    clean: related(['SX', 'Sở Xa', null, 2025, null, 'SG'], ['SG', 'Sở Gần', null, null, null, null]),
  },
  {
    code: 'agency-level-unclear',
    bad: agencies(['SNV', 'Sở Nội vụ', null, 'Sở', null, null], ['DOI1', 'Đội Một', null, 'Cấp tỉnh', 2020, null]),
    cell: 'D5',
    clean: agencies(['SNV', 'Sở Nội vụ', null, 'Sở', null, null], ['DOI1', 'Đội Một', null, 'Ban, ngành', 2020, null]),
  },
  { code: 'survey-answer-odd', bad: forms([44, 1, 4]), cell: 'B64', clean: forms([4, 1, 4]) },
  {
    code: 'survey-form-repeated',
    bad: survey([...Array.from({ length: 6 }, (_, n) => [n % 5, 3, 4]), [1, 2, 3]], (n) => (n === 6 ? 3 : n + 1)),
    cell: 'A10',
    clean: survey(Array.from({ length: 7 }, (_, n) => [n % 5, 3, 4])),
  },
  {
    code: 'survey-count-invalid',
    bad: tally([12, 30, -4]),
    cell: 'E3',
    clean: tally([12, 30, 4]),
  },
  { code: 'papi-score-not-number', bad: papi({ 4: 'sáu' }), cell: 'C6', clean: papi({}) },
  { code: 'papi-score-range', bad: papi({ 4: 67 }), cell: 'C6', clean: papi({}) },
  { code: 'papi-sum', bad: papi({ 9: 40 }), cell: 'C11', clean: papi({}) },
  { code: 'papi-dimension-missing', bad: papi({}, 3), cell: 'B3', clean: papi({}) },
  { code: 'papi-group-unknown', bad: papi({}, null, 'Nhóm giữa'), cell: 'D3', clean: papi({}) },
  { code: 'survey-answer-missing', bad: forms([4, null, 4]), cell: 'C64', clean: forms([4, 1, 4]) },
  {
    code: 'recommendation-missing',
    bad: recommendations(
      ['1', source, 'Niêm yết đủ thủ tục hành chính', 'Sở Y tế', 'Quý II/2026', null],
      ['2', source, null, 'Sở Y tế', 'Quý II/2026', null],
    ),
    cell: 'C5',
    clean: recommendations(
      ['1', source, 'Niêm yết đủ thủ tục hành chính', 'Sở Y tế', 'Quý II/2026', null],
      ['2', source, 'Cập nhật quy trình nội bộ', 'Sở Y tế', 'Quý II/2026', null],
    ),
  },
  {
    code: 'recommendation-source-missing',
    bad: recommendations(
      ['1', source, 'Niêm yết đủ thủ tục hành chính', 'Sở Y tế', 'Quý II/2026', null],
      ['2', null, 'Cập nhật quy trình nội bộ', 'Sở Y tế', 'Quý II/2026', null],
    ),
    cell: 'B5',
    clean: recommendations(['1', source, 'Niêm yết đủ thủ tục hành chính', 'Sở Y tế', 'Quý II/2026', null]),
  },
  {
    code: 'row-identity-damaged',
    bad: planSheet([goodWork, { ...goodWork, activity: 'Hoạt động 2: Báo cáo', id: 'sửa tay' } as PlanCells], {
      more: { id: 'Mã đồng bộ Bảng Điểm' },
    }),
    cell: 'O5',
    clean: planSheet([goodWork, { ...goodWork, activity: 'Hoạt động 2: Báo cáo' }], {
      more: { id: 'Mã đồng bộ Bảng Điểm' },
    }),
  },
  {
    code: 'weakness-without-remedy',
    bad: improvement(
      ['1', 'Cải cách thể chế', 'Nhóm 10', 'Chậm xử lý văn bản trái pháp luật', null, 'Sở Tư pháp'],
      ['2', 'Cải cách thủ tục hành chính', 'Nhóm 5', 'Còn hồ sơ quá hạn', 'Đôn đốc hằng tuần', 'Văn phòng UBND tỉnh'],
    ),
    cell: 'E4',
    clean: improvement(
      ['1', 'Cải cách thể chế', 'Nhóm 10', 'Chậm xử lý văn bản trái pháp luật', 'Rà soát hằng quý', 'Sở Tư pháp'],
      ['2', 'Cải cách thủ tục hành chính', 'Nhóm 5', 'Còn hồ sơ quá hạn', 'Đôn đốc hằng tuần', 'Văn phòng UBND tỉnh'],
    ),
  },
  {
    code: 'target-rank-missing',
    bad: improvement(
      ['1', 'Cải cách thể chế', null, 'Chậm xử lý văn bản trái pháp luật', 'Rà soát hằng quý', 'Sở Tư pháp'],
      ['2', 'Cải cách thủ tục hành chính', 'Nhóm 5', 'Còn hồ sơ quá hạn', 'Đôn đốc hằng tuần', 'Văn phòng UBND tỉnh'],
    ),
    cell: 'C4',
    clean: improvement(
      ['1', 'Cải cách thể chế', 'Nhóm 10', 'Chậm xử lý văn bản trái pháp luật', 'Rà soát hằng quý', 'Sở Tư pháp'],
      ['2', 'Cải cách thủ tục hành chính', 'Nhóm 5', 'Còn hồ sơ quá hạn', 'Đôn đốc hằng tuần', 'Văn phòng UBND tỉnh'],
    ),
  },
];

const textCases: RuleCase[] = [
  { code: 'cell-error-value', bad: plan({}, { note: '#REF!' }), cell: 'N5', clean: plan({}, { note: 'REF' }) },
  { code: 'text-formula-like', bad: plan({}, { note: '=1+1' }), cell: 'N5', clean: plan({}, { note: '1+1' }) },
  {
    code: 'text-unprintable',
    bad: plan({}, { note: 'Ghi\u0007 chú' }),
    cell: 'N5',
    clean: plan({}, { note: 'Ghi\nchú' }),
  },
  {
    code: 'text-legacy-encoding',
    bad: plan({}, { note: 'C¶i c¸ch hµnh chÝnh' }),
    cell: 'N5',
    clean: plan({}, { note: 'Cải cách hành chính' }),
  },
  {
    code: 'phrase-repeated',
    bad: plan({}, { co: 'UBND cấp cấp xã' }),
    cell: 'G5',
    clean: plan({}, { co: 'UBND cấp xã' }),
  },
  { code: 'text-untidy', bad: plan({}, { note: ' Ghi  chú ' }), cell: 'N5', clean: plan({}, { note: 'Ghi chú' }) },
];

/** At least one case of every rule. */
export const ruleCases: readonly RuleCase[] = [...planCases, ...criteriaCases, ...listCases, ...textCases];

/** What the check finds on the bad sheet of a case. */
export function badIssues({ bad, options = {}, adjust }: RuleCase): readonly Issue[] {
  const report = inspectSheet(bad, options);
  return adjust === undefined ? report.issues : checkSheet(adjust(report.reading), bad, options);
}
