import type { CorpusCell, CorpusWorkbook } from '../corpus-sheet.ts';
import { day, over, runs } from '../corpus-sheet.ts';
import { annexTop, letterhead, signatures } from '../content/layouts.ts';
import type { Work } from '../content/works.ts';
import { expectedOf, langSon2026 } from '../content/works.ts';

const title = 'KẾ HOẠCH NÂNG CAO CHỈ SỐ CẢI CÁCH HÀNH CHÍNH TỈNH LẠNG SƠN NĂM 2026';
const attached = '(Kèm theo Kế hoạch số 215/KH-UBND ngày 12/6/2026 của UBND tỉnh Lạng Sơn)';
const head = (width: number) => annexTop(width, title, attached);
const inOrder = langSon2026.map((work) => expectedOf(work));
const sectionNames: Readonly<Record<string, string>> = {
  I: 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH',
  II: 'CẢI CÁCH THỂ CHẾ, BỘ MÁY',
  III: 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH, BÁO CÁO',
};

/** Rows of work under group rows "I", "II", "III". */
function grouped(width: number, row: (work: Work, number: number) => CorpusCell[]): CorpusCell[][] {
  const rows: CorpusCell[][] = [];
  let section = '';
  let number = 0;
  for (const work of langSon2026) {
    if (work.section !== section) {
      section = work.section ?? '';
      number = 0;
      rows.push([section, over(sectionNames[section] ?? '', width - 1)]);
    }
    number += 1;
    rows.push(row(work, number));
  }
  return rows;
}

const sections: readonly (readonly [string, number])[] = [
  ['I', 2],
  ['II', 2],
  ['III', 2],
];

/** Plans without a fault, each in another office's layout. */
export const cleanPlans: readonly CorpusWorkbook[] = [
  {
    file: 'ke-hoach-lang-son-phu-luc',
    sheets: [
      {
        name: 'Phụ lục',
        rows: [
          ...head(6),
          ['STT', 'Nhiệm vụ', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành'],
          ...grouped(6, (work, number) => [number, work.task, work.product, work.lead, work.co, work.due]),
          ...signatures(6, 'TM. ỦY BAN NHÂN DÂN'),
        ],
        freeze: { rows: 5, columns: 1 },
        filter: 'A5:F14',
        expected: { kind: 'plan', records: inOrder, sections },
      },
    ],
  },
  {
    file: 'ke-hoach-viet-tat-dao-cot',
    sheets: [
      {
        name: 'PL 1',
        rows: [
          ...head(7),
          ['TG hoàn thành', 'CQ chủ trì', 'CQ phối hợp', 'ND công việc', 'SP dự kiến', 'Ghi chú', 'TT'],
          ...langSon2026.map((work, index) => [work.due, work.lead, work.co, work.task, work.product, null, index + 1]),
        ],
        expected: { kind: 'plan', records: inOrder },
      },
    ],
  },
  {
    file: 'ke-hoach-khong-dau',
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['KE HOACH CAI CACH HANH CHINH NAM 2026'],
          [],
          ['STT', 'NHIEM VU', 'SAN PHAM', 'CO QUAN CHU TRI', 'CO QUAN PHOI HOP', 'THOI HAN'],
          ...langSon2026.map((work, index) => [index + 1, work.task, work.product, work.lead, work.co, work.due]),
        ],
        expected: { kind: 'plan', records: inOrder },
      },
    ],
  },
  {
    file: 'ke-hoach-tieu-de-nfd-xuong-dong',
    sheets: [
      {
        name: 'Phụ lục'.normalize('NFD'),
        rows: [
          ...head(6).map((cells) => cells),
          [
            'Số\nTT',
            'Nội dung\nnhiệm vụ'.normalize('NFD'),
            'Kết quả,\nsản phẩm'.normalize('NFD'),
            'Đơn vị\nchủ trì'.normalize('NFD'),
            'Đơn vị\nphối hợp'.normalize('NFD'),
            'Thời hạn\nhoàn thành'.normalize('NFD'),
          ],
          ...langSon2026.map((work, index) => [`${index + 1}.`, work.task, work.product, work.lead, work.co, work.due]),
        ],
        left: 2,
        top: 3,
        expected: { kind: 'plan', records: inOrder },
      },
    ],
  },
  {
    file: 'ke-hoach-tieu-de-hai-hang',
    sheets: [
      {
        name: 'Phân công',
        rows: [
          ...letterhead(7, 'UBND TỈNH LẠNG SƠN', 'SỞ NỘI VỤ', 'Số: 215/KH-SNV', 'Lạng Sơn, ngày 12 tháng 6 năm 2026'),
          [over(title, 7)],
          [],
          [
            over('TT', 1, 2),
            over('Nội dung nhiệm vụ', 1, 2),
            over('Phân công thực hiện', 2),
            null,
            over('Thời gian', 2),
            null,
            over('Sản phẩm', 1, 2),
          ],
          [null, null, 'Chủ trì', 'Phối hợp', 'Bắt đầu', 'Hoàn thành', null],
          ...langSon2026.map((work, index) => [
            index + 1,
            work.task,
            work.lead,
            work.co,
            'Tháng 6/2026',
            work.due,
            work.product,
          ]),
        ],
        expected: { kind: 'plan', records: inOrder },
      },
    ],
  },
  {
    file: 'ke-hoach-ngay-kieu-date',
    sheets: [
      {
        name: 'Tiến độ',
        rows: [
          ['TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026'],
          ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Hạn hoàn thành', 'Sản phẩm', 'Mã nội bộ'],
          [1, 'Ban hành kế hoạch kiểm tra công vụ', 'Sở Nội vụ', 'Sở Tư pháp', day(2026, 3, 31), 'Kế hoạch', 'X1'],
          [
            2,
            'Công bố thủ tục hành chính nội bộ',
            'VP UBND tỉnh',
            'Sở Nội vụ',
            day(2026, 6, 30, 'd/m/yyyy'),
            'Quyết định',
            'X2',
          ],
          [
            3,
            'Rà soát văn bản quy phạm pháp luật',
            'Sở Tư pháp',
            'Sở TC',
            day(2026, 9, 30, '[$-42A]dd mmmm yyyy'),
            'Báo cáo',
            'X3',
          ],
          [4, 'Tổng kết công tác cải cách hành chính', 'SNV', 'Sở KHCN', '30.11.2026', 'Báo cáo', 'X4'],
        ],
        hiddenColumns: ['G'],
        table: 'A2:G6',
        expected: {
          kind: 'plan',
          records: [
            { lead: 'SNV', co: 'STP', due: 'by_date 2026-03-31' },
            { lead: 'VPUBND', co: 'SNV', due: 'by_date 2026-06-30' },
            { lead: 'STP', co: 'STC', due: 'by_date 2026-09-30' },
            { lead: 'SNV', co: 'SKHCN', due: 'by_date 2026-11-30' },
          ],
        },
      },
    ],
  },
  {
    file: 'ke-hoach-lap-tieu-de-sang-trang',
    sheets: [
      {
        name: 'Phụ lục I',
        rows: [
          ...head(6),
          ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'],
          ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
          ...langSon2026
            .slice(0, 3)
            .map((work, index) => [index + 1, work.task, work.product, work.lead, work.co, work.due]),
          [null, null, 2],
          ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'],
          ...langSon2026
            .slice(3)
            .map((work, index) => [index + 4, work.task, work.product, work.lead, work.co, work.due]),
          ['Ghi chú: Các cơ quan báo cáo kết quả về Sở Nội vụ trước ngày 30/11/2026.'],
        ],
        expected: { kind: 'plan', records: inOrder },
      },
    ],
  },
  {
    file: 'ke-hoach-chu-tri-phoi-hop-mot-cot',
    sheets: [
      {
        name: 'Phân công',
        rows: [
          ...head(5),
          ['STT', 'Nội dung công việc', 'Cơ quan chủ trì, phối hợp', 'Thời hạn', 'Kết quả/Sản phẩm'],
          ...langSon2026.map((work, index) => [
            index + 1,
            work.task,
            `Chủ trì: ${work.lead}${index % 2 ? ';\n' : '\n'}Phối hợp: ${work.co}`,
            work.due,
            work.product,
          ]),
        ],
        expected: { kind: 'plan', records: inOrder },
      },
    ],
  },
  {
    file: 'ke-hoach-chu-dam-trong-o',
    sheets: [
      {
        name: 'KH 2026',
        rows: [
          ...head(6),
          [
            runs('S', 'TT'),
            runs('Nhiệm', ' vụ'),
            'Đầu ra',
            runs('Cơ quan ', 'chủ trì'),
            'Phối hợp thực hiện',
            runs('Thời ', 'hạn'),
          ],
          ...langSon2026.map((work, index) => [
            index + 1,
            runs(work.task.slice(0, 8), work.task.slice(8)),
            work.product,
            work.lead,
            work.co,
            work.due,
          ]),
          [null, over('Tổng cộng: 06 nhiệm vụ', 5)],
        ],
        expected: { kind: 'plan', records: inOrder },
      },
    ],
    resaved: true,
  },
];
