import type { CriteriaSet } from '../criteria-set/criteria-set.ts';
import { columnLetters } from '../sheet/a1.ts';
import type { ChoiceList } from './choice-lists.ts';
import { criteriaSheetName } from './criteria-sheet.ts';
import { lossSheetName } from './loss-sheet.ts';
import { TemplateDraft, wrappedLines } from './template-draft.ts';
import type { TemplateSheet } from './template-sheet.ts';
import { illustrativeWord } from './title-block.ts';

export const guideSheetName = 'Hướng dẫn';

const proseEnd = 7;
const charactersPerLine = 118;
const listWidth = 16;

function guideParts({ policy, illustrative, note }: CriteriaSet): [heading: string, lines: string[]][] {
  const notApplicable =
    policy.notApplicable === 'full-marks'
      ? 'Tiêu chí «Không áp dụng» được tính đủ điểm tối đa theo quy định của bộ tiêu chí; phải ghi lý do ở cột Ghi chú.'
      : 'Tiêu chí «Không áp dụng» không có điểm và không tính vào số tiêu chí phải chấm; phải ghi lý do ở cột Ghi chú.';
  return [
    ...(illustrative ? [[illustrativeWord, [note ?? '']] satisfies [string, string[]]] : []),
    [
      'Điền gì, ở đâu',
      [
        `Chỉ điền các ô nền vàng nhạt ở trang «${criteriaSheetName}». Ô nền xám là ô không cần điền; ô trắng có công thức thì không sửa được.`,
        'Tiêu chí có mức: bấm vào ô Kết quả lựa chọn, chọn một mức trong danh sách.',
        'Tiêu chí tính theo tỷ lệ: nhập Tử số và Mẫu số. Chỉ khi không có hai số này mới nhập tỷ lệ vào Số liệu kê khai (85% nhập là 85).',
        'Tiêu chí đếm hoặc xếp hạng: nhập số nguyên vào Số liệu kê khai.',
        'Tiêu chí so với năm trước hoặc chỉ tiêu: nhập số năm nay vào Số liệu kê khai, số để so vào Mẫu số.',
        'Điểm ĐTXHH và Điểm thẩm định do cơ quan có thẩm quyền nhập; đơn vị để trống.',
      ],
    ],
    [
      'Điểm được tính thế nào',
      [
        'Điểm tự chấm tính ngay theo thang điểm đã in. Ô trống nghĩa là chưa chấm, khác với 0 điểm.',
        'Điểm đạt được lấy điểm thẩm định; chưa thẩm định thì lấy điểm tự chấm. Tiêu chí điều tra lấy Điểm ĐTXHH.',
        'Dòng lĩnh vực và tiêu chí cộng các dòng bên dưới; cột Ghi chú cho biết đã chấm bao nhiêu tiêu chí.',
        'Chỉ số (%) = điểm đã thẩm định, điều tra ÷ tổng điểm tối đa của các tiêu chí đã có điểm ấy.',
        notApplicable,
      ],
    ],
    [
      'Khi mất điểm',
      [
        'Ghi Nguyên nhân mất điểm, Giải pháp khắc phục, Cơ quan chủ trì và Thời hạn hoàn thành ở các cột bên phải bảng.',
        `Trang «${lossSheetName}» tự liệt kê các tiêu chí mất điểm, mất nhiều xếp trước; không cần gõ vào trang ấy.`,
      ],
    ],
    [
      'Khóa và in',
      [
        'Trang được khóa không mật khẩu để khỏi xóa nhầm công thức. Cần sửa cấu trúc: Xem lại › Bỏ bảo vệ trang tính.',
        'Vẫn lọc, đổi độ rộng cột và định dạng ô được khi trang đang khóa. Bản in khổ A4 ngang, lặp lại dòng tiêu đề, có số trang.',
        'Dòng có chữ dài chưa hiện hết: bấm đúp vào vạch dưới số thứ tự dòng ở mép trái.',
        `Các cột Nguyên nhân, Giải pháp, Cơ quan chủ trì, Thời hạn in ở trang «${lossSheetName}»; trước khi in, lọc bỏ dòng trống ở cột Thứ tự.`,
      ],
    ],
  ];
}

/** The sheet of instructions, with the levels of those drop-downs that need cells. `rangeOf` names these cells. */
export function layOutGuideSheet(
  set: CriteriaSet,
  lists: readonly ChoiceList[],
): { readonly sheet: TemplateSheet; readonly rangeOf: (index: number) => string | null } {
  const draft = new TemplateDraft();
  draft.band(0, 0, proseEnd, 'title', 'HƯỚNG DẪN SỬ DỤNG');
  draft.heights.set(0, 26);
  let row = 1;
  for (const [heading, lines] of guideParts(set)) {
    row += 1;
    draft.band(row, 0, proseEnd, 'heading', heading);
    for (const line of lines) {
      row += 1;
      draft.band(row, 0, proseEnd, 'prose', line);
      draft.heights.set(row, 4 + 15 * wrappedLines(line, charactersPerLine));
    }
    row += 1;
  }
  const ranges = new Map<number, string>();
  if (lists.length > 0) {
    row += 1;
    draft.band(row, 0, proseEnd, 'heading', 'Các mức để chọn của tiêu chí có mức ghi dài');
    for (const { index, code, words } of lists) {
      row += 1;
      draft.set(row, 0, 'centre', code);
      words.forEach((word, place) => draft.set(row, place + 1, 'text', word));
      draft.fitHeight(row, [8, ...words.map(() => listWidth)], 20);
      ranges.set(index, `'${guideSheetName}'!$B$${row + 1}:$${columnLetters(words.length)}$${row + 1}`);
    }
  }
  const right = Math.max(proseEnd, ...lists.map(({ words }) => words.length));
  return {
    rangeOf: (index) => ranges.get(index) ?? null,
    sheet: {
      name: guideSheetName,
      widths: [8, ...Array.from({ length: right }, () => listWidth)],
      cells: draft.cells,
      merges: draft.merges,
      heights: draft.heights,
      validations: [],
      freeze: null,
      filter: null,
      print: {
        area: `$A$1:$${columnLetters(right)}$${row + 1}`,
        orientation: 'portrait',
        titleRow: null,
        footer: set.illustrative ? illustrativeWord : set.name,
      },
      protected: true,
    },
  };
}
