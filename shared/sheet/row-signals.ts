import { foldText } from '../text/fold-text.ts';
import { normaliseText } from '../text/normalise-text.ts';

const signature =
  /^(?:noi nhan\b|tm[. ]|kt[. ]|tl[. ]|tuq[. ]|t[./]m[. ]|nguoi lap\b|lap bieu\b|lap bang\b|ky ten\b|\(ky|\(da ky|\(chu ky|xac nhan cua\b|thu truong (?:co quan|don vi)[^,;]*$|dai dien lanh dao)/;
const signer =
  /^(?:quyen |q\. ?)?(?:pho )?(?:giam doc|chu tich|truong phong|truong ban|chanh van phong|bo truong|thu truong|thu truong co quan|thu truong don vi|vu truong|to truong|ke toan truong|nguoi kiem tra|nguoi tong hop|truong doan)(?: so| ubnd)?$/;
const dateline = /^[^,;:]{2,40},? *ngay\b.{0,20}\bthang\b.{0,12}\bnam\b[ .\d…]*$/;
const note =
  /^(?:(?:ghi chu|luu y|chu thich|chu giai|giai thich|huong dan(?: [a-z]+){0,3}|noi dung kem theo)\s*:|\(\*+\)|\*+ ?\S|\([1-9]\) ?\S)/;
const countNote = /^(?:danh sach|danh muc|phu luc|bang|bieu)(?: nay)? (?:gom|co)(?: co)? \d+/;
const totalWord =
  /^(?!tong cong ty)(?:tong cong|tong so diem|tong so|tong diem(?: toi da)?|tong muc|tong|grand total|total|cong)(?=$|[\s:(.,+=\d-])(?! (?:hop|ket|cuc|cong ty|the|quan|dai|bien|bi thu|thu ky|ra soat|ket qua|dan|tac))/;
const columnNumber = /^(?:\(? ?(?:\d{1,2}|[a-zđ]) ?\)?)(?: ?[=:] ?[\d()+\-*/x:%., a-zđ]+)?$/;

/** What a line below or inside a table is, when it is no row of it. */
export type ClosingLine = 'signature' | 'note' | null;

/** Recognises "Nơi nhận:", "TM. UBND", datelines (`signature`) and "Ghi chú: …", "(*) …", "… ./." (`note`). */
export function closingLine(text: string): ClosingLine {
  const folded = foldText(text);
  if (signature.test(folded) || signer.test(folded) || dateline.test(folded)) return 'signature';
  if (note.test(folded) || countNote.test(folded) || /\.\/\.?$/.test(folded)) return 'note';
  return null;
}

/** Whether a text labels a totals row: "Tổng cộng", "TỔNG ĐIỂM (I+II)", "Cộng:"; not "Tổng hợp …" or "Công tác …". */
export function isTotalLabel(text: string): boolean {
  const plain = normaliseText(text);
  if (plain.length > 80) return false;
  const folded = foldText(plain);
  const match = totalWord.exec(folded);
  if (!match) return false;
  if (match[0] !== 'cong') return folded.length <= match[0].length + 60;
  // Folded, "cộng" is also "công": only the sum itself, a bracket, a colon or the name of a part may follow.
  if (/^cộng/i.test(plain)) return /^cong(?:$|\s*[:(.\d+=-]| (?:muc|phan|linh vuc|nhom|diem|[ivx]+\b))/.test(folded);
  return /^cong\s*:?$/.test(folded) && !/^công/i.test(plain);
}

/**
 * Whether the texts of a row number the columns: "1 2 3 …", "(1) (2) (3)", "A B 1 2 3=1+2". Needs three cells or
 * more, in order.
 */
export function isColumnNumberRow(texts: readonly string[]): boolean {
  if (texts.length < 3) return false;
  let previous = 0;
  let letters = 0;
  for (const [index, text] of texts.entries()) {
    const folded = foldText(text);
    if (!columnNumber.test(folded)) return false;
    const number = /^\(? ?(\d{1,2})/.exec(folded)?.[1];
    if (number === undefined) {
      if (previous > 0) return false;
      const letter = folded.replace(/[^a-z]/g, '');
      if (letter !== 'abcdefgh'[index]) return false;
      letters += 1;
      continue;
    }
    const value = Number(number);
    // The first may start at any small number where letters or unnumbered columns stand before it.
    if (value <= previous || value - previous > (previous === 0 ? 2 + letters : 3)) return false;
    previous = value;
  }
  return true;
}
