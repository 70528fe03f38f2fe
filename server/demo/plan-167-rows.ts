import plan from '../../examples/data/plan-bacninh-167.json' with { type: 'json' };
import { newRowFields } from '#server/sync/create-rows.ts';
import type { RowFields } from '#shared/sync/protocol.ts';

type PlanRow = (typeof plan.rows)[number];

function activityOf({ hoat_dong }: PlanRow): string {
  // One cell of the annex holds several activities with their own numbering.
  return 'split' in hoat_dong ? hoat_dong.text : `Hoạt động ${String(hoat_dong.no)}: ${hoat_dong.text}`;
}

export interface DemoRow {
  readonly fields: RowFields;
  readonly parIndexField: number | null;
}

/** Plan 167/KH-UBND of Bắc Ninh as its printed annex says it, without any progress. */
export const plan167 = {
  number: plan.document.so_hieu,
  date: plan.document.ngay,
  title: plan.document.ten,
  year: 2026,
  rows: plan.rows.map((row): DemoRow => ({
    parIndexField: row.par_index_field.no,
    fields: newRowFields({
      fields: {
        section: row.section.code,
        sectionName: row.section.name,
        objective: `Mục tiêu ${row.muc_tieu.no}. ${row.muc_tieu.text}`,
        task: `${row.nhiem_vu.code}. Nhiệm vụ ${row.nhiem_vu.no}: ${row.nhiem_vu.text}`,
        activity: activityOf(row),
        product: row.san_pham,
        leadAgencies: row.chu_tri,
        coAgencies: row.phoi_hop,
        deadline: row.thoi_gian,
        budget: row.kinh_phi,
      },
    }),
  })),
};
