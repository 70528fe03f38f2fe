import { a1 } from '#shared/sheet/a1.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { CellInput, GridBuilder } from '#test/support/grid-builder.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { inspectSheet, type InspectOptions } from '#shared/inspect/inspect-sheet.ts';

const planHeaders = {
  ordinal: 'TT',
  objective: 'Mục tiêu',
  task: 'Nhiệm vụ',
  activity: 'Hoạt động',
  product: 'Kết quả/ Sản phẩm',
  lead: 'Chủ trì',
  co: 'Phối hợp',
  deadline: 'Thời gian',
  budget: 'Kinh phí',
  status: 'Tình trạng',
  percent: 'Tiến độ (%)',
  result: 'Kết quả thực hiện',
  evidence: 'Minh chứng',
  note: 'Ghi chú',
};
export type PlanCells = Partial<Record<keyof typeof planHeaders, CellInput>>;

const criteriaHeaders = {
  code: 'Mã',
  name: 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần',
  max: 'Điểm tối đa',
  rule: 'Thang điểm',
  method: 'Hình thức đánh giá',
  choice: 'Kết quả lựa chọn',
  numerator: 'Số đạt (tử số)',
  denominator: 'Tổng số (mẫu số)',
  self: 'Điểm tự chấm',
  survey: 'Điểm ĐTXHH',
  appraised: 'Điểm thẩm định',
  percent: 'Chỉ số (%)',
  lastYear: 'Điểm năm trước',
  evidence: 'Tài liệu kiểm chứng',
  explanation: 'Giải trình',
  cause: 'Nguyên nhân mất điểm',
  lead: 'Đơn vị chủ trì',
  note: 'Ghi chú',
};
/** `declared` stands in no column unless a sheet has one `more`. */
export type CriterionCells = Partial<Record<keyof typeof criteriaHeaders | 'declared', CellInput>>;

/** A row of work nothing can be said against. */
export const goodWork: PlanCells = {
  objective: 'Mục tiêu 1. Nâng cao chất lượng văn bản',
  task: '1.1. Nhiệm vụ 1: Kiểm tra, rà soát văn bản',
  activity: 'Hoạt động 1: Ban hành kế hoạch kiểm tra văn bản',
  product: 'Kế hoạch',
  lead: 'Sở Tư pháp',
  co: 'Sở Nội vụ',
  deadline: 'Quý I/2026',
  budget: '10 triệu đồng',
};

function fill(grid: GridBuilder, headers: Readonly<Record<string, string>>, rows: readonly object[]): GridBuilder {
  const keys = Object.keys(headers);
  grid.row(...keys.map((key) => headers[key]));
  for (const row of rows) {
    const cells = row as Readonly<Record<string, CellInput>>;
    grid.row(...keys.map((key) => cells[key] ?? null));
  }
  return grid;
}

export interface SheetShape {
  readonly title?: string;
  readonly without?: readonly string[];
  readonly more?: Readonly<Record<string, string>>;
  /** Last touches on the sheet: merges, hidden rows. */
  readonly then?: (grid: GridBuilder) => GridBuilder;
}

function headersOf(all: Readonly<Record<string, string>>, { without = [], more = {} }: SheetShape) {
  return Object.fromEntries(
    [...Object.entries(all), ...Object.entries(more)].filter(([key]) => !without.includes(key)),
  );
}

/** A plan for 2026. The title is row 1, the header row 3, the first row of work row 4. */
export function planSheet(rows: readonly PlanCells[], shape: SheetShape = {}): Grid {
  const grid = buildGrid('Phụ lục')
    .wide(shape.title ?? 'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026', 14)
    .blank();
  fill(grid, headersOf(planHeaders, shape), rows);
  return (shape.then?.(grid) ?? grid).toGrid();
}

/** Rows of work under one task, numbered, each `goodWork` but for what is given. */
export function works(...rows: readonly PlanCells[]): PlanCells[] {
  return rows.map((row, index) => ({
    ...goodWork,
    ...(index > 0 ? { objective: null, task: null } : {}),
    activity: `Hoạt động ${index + 1}: ${['Ban hành kế hoạch', 'Tổ chức kiểm tra', 'Báo cáo kết quả', 'Tổng kết'][index] ?? `Việc ${index}`}`,
    ...row,
  }));
}

/** A criteria set. The title is row 1, the header row 3, the first criterion row 4. */
export function criteriaSheet(rows: readonly CriterionCells[], shape: SheetShape = {}): Grid {
  const grid = buildGrid('Bộ tiêu chí')
    .wide(shape.title ?? 'BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH CẤP SỞ NĂM 2026 (MINH HỌA)', 18)
    .blank();
  fill(grid, headersOf(criteriaHeaders, shape), rows);
  return (shape.then?.(grid) ?? grid).toGrid();
}

/** A small set of one field: 1 → 1.1 → 1.1.1 (choice, 1 point), 1.1.2 (ratio, 2 points); changes by code. */
export function smallSet(changes: Readonly<Record<string, CriterionCells>> = {}): CriterionCells[] {
  const rows: CriterionCells[] = [
    { code: '1', name: 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH', max: 3 },
    { code: '1.1', name: 'Kế hoạch CCHC năm', max: 3 },
    {
      code: '1.1.1',
      name: 'Ban hành kế hoạch CCHC năm',
      max: 1,
      rule: 'Ban hành kịp thời: 1; Ban hành không kịp thời: 0,5; Không ban hành: 0',
      method: 'Tự chấm, thẩm định',
    },
    {
      code: '1.1.2',
      name: 'Mức độ hoàn thành kế hoạch CCHC năm',
      max: 2,
      rule: 'Trên 90%: 2; 70%–90%: 1; dưới 70%: 0',
      method: 'Tự chấm, thẩm định',
    },
  ];
  return rows.map((row) => ({ ...row, ...(typeof row.code === 'string' ? changes[row.code] : {}) }));
}

/** What a check finds: "code A1", with the options of the check. */
export function findings(grid: Grid, options: InspectOptions = {}): string[] {
  return inspectSheet(grid, options).issues.map(({ code, cell }) => `${code} ${a1(cell)}`);
}

export function codesOf(grid: Grid, options: InspectOptions = {}): string[] {
  return inspectSheet(grid, options).issues.map(({ code }) => code);
}
