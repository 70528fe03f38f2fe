import type { CorpusCell, CorpusWorkbook, ExpectedRecord } from '../corpus-sheet.ts';
import { over } from '../corpus-sheet.ts';
import { plan167 } from '../content/works.ts';

type PlanRow = (typeof plan167.rows)[number];

const codes = (refs: readonly { readonly code: string }[]): string => refs.map(({ code }) => code).join(', ');

/** What the province's annex says row by row: every agency, every deadline. */
const sayings: readonly ExpectedRecord[] = plan167.rows.map((row) => ({
  section: row.section.code,
  sectionName: row.section.name,
  product: row.san_pham,
  lead: codes(row.chu_tri_codes),
  co: codes(row.phoi_hop_codes),
  due: dueOf(row),
}));

function dueOf({ deadline }: PlanRow): string {
  if (deadline === null || deadline.kind === null) return 'none';
  return deadline.end === null ? deadline.kind : `${deadline.kind} ${deadline.end}`;
}

const objective = (row: PlanRow) => `Mục tiêu ${row.muc_tieu.no}. ${row.muc_tieu.text}`;
const task = (row: PlanRow) => `${row.nhiem_vu.code}. Nhiệm vụ ${row.nhiem_vu.no}: ${row.nhiem_vu.text}`;
const activity = (row: PlanRow) =>
  'split' in row.hoat_dong ? row.hoat_dong.text : `Hoạt động ${String(row.hoat_dong.no)}: ${row.hoat_dong.text}`;

/** The annex typed anew: no merges, objective and task said once, columns in another order, an office column between. */
function retyped(): CorpusCell[][] {
  const rows: CorpusCell[][] = [];
  let section = '';
  let lastObjective = '';
  let lastTask = '';
  for (const row of plan167.rows) {
    if (row.section.code !== section) {
      section = row.section.code;
      rows.push([section, over(row.section.name, 9)]);
      lastObjective = '';
      lastTask = '';
    }
    const [goal, work] = [objective(row), task(row)];
    const newGoal = goal !== lastObjective;
    rows.push([
      null,
      row.thoi_gian,
      row.chu_tri,
      row.phoi_hop,
      newGoal ? goal : null,
      newGoal || work !== lastTask ? work : null,
      activity(row),
      row.san_pham,
      null,
      'P. CCHC',
    ]);
    lastObjective = goal;
    lastTask = work;
  }
  return rows;
}

/** As printed: objective, task and what else the source merges stand in merged cells. */
function printed(): CorpusCell[][] {
  const rows: CorpusCell[][] = [];
  let section = '';
  plan167.rows.forEach((row, index) => {
    if (row.section.code !== section) {
      section = row.section.code;
      rows.push([section, over(row.section.name, 8)]);
    }
    const cell = (key: keyof PlanRow['cell_status'], text: string | null): CorpusCell => {
      if (!isOwn(row, key)) return null;
      let last = index;
      while (isMerged(plan167.rows[last + 1], key, section)) last += 1;
      return last > index ? over(text, 1, last - index + 1) : text;
    };
    rows.push([
      null,
      cell('muc_tieu', objective(row)),
      cell('nhiem_vu', task(row)),
      activity(row),
      cell('san_pham', row.san_pham),
      cell('chu_tri', row.chu_tri),
      cell('phoi_hop', row.phoi_hop),
      cell('thoi_gian', row.thoi_gian),
      null,
    ]);
  });
  return rows;
}

function isOwn(row: PlanRow, key: keyof PlanRow['cell_status']): boolean {
  const status = row.cell_status[key];
  return status === 'own' || status === 'blank';
}

function isMerged(row: PlanRow | undefined, key: keyof PlanRow['cell_status'], section: string): boolean {
  return row?.section.code === section && row.cell_status[key].startsWith('merged');
}

const top: CorpusCell[][] = [
  [over('PHỤ LỤC', 9)],
  [over('MỤC TIÊU, NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH TỈNH BẮC NINH NĂM 2026', 9)],
  [over('(Kèm theo Kế hoạch số 167/KH-UBND ngày 17/12/2025 của Chủ tịch UBND tỉnh Bắc Ninh)', 9)],
  [],
];
const sections: readonly (readonly [string, number])[] = [
  ['I', 8],
  ['II', 23],
  ['III', 5],
  ['IV', 7],
  ['V', 23],
  ['VI', 8],
  ['VII', 13],
];

/** What is wrong with the plan itself, however it is laid out. */
const findings: Readonly<Record<string, number>> = {
  'activity-duplicate': 1,
  'activity-several': 1,
  'budget-empty': 1,
  'deadline-after-event': 2,
  'deadline-missing': 9,
  'deadline-no-cadence': 21,
  'deadline-rest-day': 2,
  'deadline-separate-plan': 4,
  'lead-also-coordinates': 2,
  'lead-collective': 22,
  'lead-missing': 3,
  'numbering-gap': 2,
  'numbering-repeat': 1,
  'phrase-repeated': 5,
  'product-missing': 1,
  'role-swapped': 1,
  'target-conflict': 2,
  'year-mismatch': 1,
};

/** Plan 167/KH-UBND of Bắc Ninh whole, 87 rows, as printed and typed anew. */
export const wholePlans: readonly CorpusWorkbook[] = [
  {
    file: 'bac-ninh-167-nhu-ban-in',
    sheets: [
      {
        name: 'Phụ lục',
        rows: [...top, plan167.columns, ...printed()],
        freeze: { rows: 5, columns: 1 },
        expected: { kind: 'plan', records: sayings, sections, counts: findings },
      },
    ],
    resaved: true,
  },
  {
    file: 'bac-ninh-167-go-lai-khong-gop-o',
    sheets: [
      {
        name: 'KH 167',
        rows: [
          ...top,
          [
            'STT',
            'THỜI GIAN',
            'CQ CHỦ TRÌ',
            'CQ PHỐI HỢP',
            'MỤC TIÊU',
            'NHIỆM VỤ',
            'HOẠT ĐỘNG',
            'KẾT QUẢ/SP',
            'KINH PHÍ',
            'Phòng theo dõi',
          ],
          ...retyped(),
        ],
        filter: 'A5:J99',
        expected: { kind: 'plan', records: sayings, sections, counts: findings },
      },
    ],
  },
];
