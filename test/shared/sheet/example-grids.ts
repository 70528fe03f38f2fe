import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Grid } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const numbered = z.object({
  no: z.union([z.number(), z.array(z.number())]).nullish(),
  code: z.string().nullish(),
  text: z.string(),
});
const statusSchema = z.enum(['own', 'merged', 'merged_blank', 'blank', 'blank_inherited', 'blank_or_merged']);
export type CellStatus = z.infer<typeof statusSchema>;

const planSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      uid: z.string(),
      section: z.object({ code: z.string(), name: z.string() }),
      muc_tieu: numbered,
      nhiem_vu: numbered,
      hoat_dong: numbered,
      san_pham: z.string().nullable(),
      chu_tri: z.string().nullable(),
      phoi_hop: z.string().nullable(),
      thoi_gian: z.string().nullable(),
      kinh_phi: z.string().nullable(),
      cell_status: z.object({
        muc_tieu: statusSchema,
        nhiem_vu: statusSchema,
        san_pham: statusSchema,
        chu_tri: statusSchema,
        phoi_hop: statusSchema,
        thoi_gian: statusSchema,
        kinh_phi: statusSchema,
      }),
    }),
  ),
});
export type PlanRow = z.infer<typeof planSchema>['rows'][number];

const papiSchema = z.object({
  rows: z.array(
    z.object({
      stt: z.number(),
      nhiem_vu: z.string(),
      chu_tri: z.string(),
      phoi_hop: z.string(),
      thoi_gian: z.string(),
    }),
  ),
});

function readExample(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../examples/data/${name}.json`, import.meta.url), 'utf8'));
}

export const plan167 = planSchema.parse(readExample('plan-bacninh-167'));
export const papi2024 = papiSchema.parse(readExample('papi-bacgiang-2024'));

/** The sheet column (zero-based) of each field that can be merged in the plan annex. */
export const planColumns = {
  muc_tieu: 1,
  nhiem_vu: 2,
  san_pham: 4,
  chu_tri: 5,
  phoi_hop: 6,
  thoi_gian: 7,
  kinh_phi: 8,
} as const;
type PlanColumn = keyof typeof planColumns;
const planFields = Object.keys(planColumns) as PlanColumn[];

export const objectiveText = (row: PlanRow) => `Mục tiêu ${String(row.muc_tieu.no)}. ${row.muc_tieu.text}`;
export const taskText = (row: PlanRow) =>
  `${String(row.nhiem_vu.code)}. Nhiệm vụ ${String(row.nhiem_vu.no)}: ${row.nhiem_vu.text}`;

function textOf(row: PlanRow, field: PlanColumn): string | null {
  if (field === 'muc_tieu') return objectiveText(row);
  return field === 'nhiem_vu' ? taskText(row) : row[field];
}

/** The annex of plan 167 as its office would keep it: title lines, a one-row header, group rows, vertical merges. */
export function planGrid(rows: readonly PlanRow[] = plan167.rows): Grid {
  const builder = buildGrid('Phụ lục')
    .wide('PHỤ LỤC', 9)
    .wide('MỤC TIÊU, NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH TỈNH BẮC NINH NĂM 2026', 9)
    .wide('(Kèm theo Kế hoạch số 167/KH-UBND ngày 17/12/2025 của UBND tỉnh Bắc Ninh)', 9)
    .blank()
    .row(...plan167.columns);
  const openFrom = new Map<PlanColumn, number>();
  const close = (field: PlanColumn, end: number) => {
    const top = openFrom.get(field);
    if (top !== undefined && end > top) {
      builder.mergeRect({ top, bottom: end, left: planColumns[field], right: planColumns[field] });
    }
    openFrom.delete(field);
  };
  let section = '';
  for (const row of rows) {
    if (row.section.code !== section) {
      for (const field of planFields) close(field, builder.nextRow - 1);
      builder.row(row.section.code, row.section.name);
      section = row.section.code;
    }
    const at = builder.nextRow;
    for (const field of planFields) {
      if (row.cell_status[field].startsWith('merged')) continue;
      close(field, at - 1);
      openFrom.set(field, at);
    }
    const own = (field: PlanColumn) => (row.cell_status[field] === 'own' ? textOf(row, field) : null);
    builder.row(
      null,
      own('muc_tieu'),
      own('nhiem_vu'),
      `Hoạt động ${String(row.hoat_dong.no)}: ${row.hoat_dong.text}`,
      own('san_pham'),
      own('chu_tri'),
      own('phoi_hop'),
      own('thoi_gian'),
      own('kinh_phi'),
    );
  }
  for (const field of planFields) close(field, builder.nextRow - 1);
  return builder.toGrid();
}

/** The PAPI annex of 2024. */
export function papiGrid(): Grid {
  return buildGrid('Phụ lục PAPI')
    .wide('Phụ lục', 5)
    .wide('PHÂN CÔNG THỰC HIỆN NHIỆM VỤ DUY TRÌ, CẢI THIỆN CHỈ SỐ PAPI TỈNH BẮC GIANG NĂM 2024', 5)
    .wide('(Kèm theo Kế hoạch số       /KH-UBND ngày      / 5/2024 của Chủ tịch UBND tỉnh Bắc Giang)', 5)
    .blank()
    .row('STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian\nhoàn thành')
    .rows(papi2024.rows.map((row) => [`${row.stt}.`, row.nhiem_vu, row.chu_tri, row.phoi_hop, row.thoi_gian]))
    .toGrid();
}
