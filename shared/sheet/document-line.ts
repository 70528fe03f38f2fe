import { foldText } from '../text/fold-text.ts';

/**
 * What a line outside the tables is: letterhead (`state`, `authority`), `number` ("Số: 167/KH-UBND"), `dateline`,
 * `attachment` ("(Kèm theo …)"), `annex` ("Phụ lục I"), `unit` ("Đơn vị tính: điểm"), `sample` ("MINH HỌA"), or `text`.
 */
export type DocumentLine =
  'state' | 'authority' | 'number' | 'dateline' | 'attachment' | 'annex' | 'unit' | 'sample' | 'text';

const kinds: readonly (readonly [DocumentLine, RegExp])[] = [
  ['state', /^(?:cong hoa\b|chu nghia viet nam|doc lap\b.{0,6}tu do|[-_* ]+$)/],
  ['number', /^(?:so|so hieu|so van ban)\s*:/],
  [
    'dateline',
    /^[^,;:()]{2,40}, *ngay\b.{0,20}\bthang\b|^ngay\b.{0,20}\bthang\b.{0,12}\bnam\b[ .\d…]*$|^ngay (?:ban hanh|ky)\s*:/,
  ],
  ['attachment', /^[([]?\s*(?:ban hanh )?(?:dinh )?kem theo\b|^[([]\s*(?:tai|theo|trich|cua|ap dung)\b/],
  ['annex', /^(?:phu luc|bieu|bieu mau|bieu so|mau|mau so|bang|bang so)(?: so)?\s*[\divxlc]*[a-z]?\s*[.:]?$/],
  [
    'unit',
    /^[([]?\s*(?:don vi tinh|dvt|don vi|co quan|nguoi lap|ngay lap|so lieu den|ky bao cao|nam bao cao|tinh den)\s*:/,
  ],
  ['authority', /^(?:tinh|thanh pho|tp\.?|huyen|thi xa|xa|phuong|nhan dan)(?: [\p{L}\-.]+){1,5}$/u],
  [
    'authority',
    /^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|so (?!sanh)|bo |van phong|trung tam|cong an|ban |phong |chi cuc|cuc )(?!.*\b(?:nam|ke hoach|chi so|nhiem vu|tieu chi)\b)/,
  ],
];

/** Classifies one line; see `DocumentLine`. */
export function documentLine(text: string): DocumentLine {
  if (saysIllustrative(text) && text.length <= 60 && saysLittleElse(text)) return 'sample';
  const folded = foldText(text);
  for (const [kind, pattern] of kinds) if (pattern.test(folded)) return kind;
  return 'text';
}

/** Whether a text says that its figures are an illustration: "MINH HỌA", "dữ liệu minh hoạ"; not the place Minh Hòa. */
export function saysIllustrative(text: string): boolean {
  return (
    /(?<!\p{L})minh\s+(?:họa|hoạ)(?!\p{L})/iu.test(text.normalize('NFC')) ||
    /(?:so|du) lieu minh hoa\b/.test(foldText(text))
  );
}

const sampleWords =
  /\b(?:minh hoa|so lieu|du lieu|thong tin|noi dung|chi|co tinh chat|mang tinh|bang|bieu|ban|mau|vi du|tai lieu|day la|de|khong phai(?: la)?|chinh thuc|trong|cac|deu|la)\b/g;

/** Whether a line that says MINH HỌA is a remark; a title that ends in it says more. */
function saysLittleElse(text: string): boolean {
  return (
    foldText(text)
      .replace(sampleWords, '')
      .replace(/[^a-z]/g, '').length < 8
  );
}
