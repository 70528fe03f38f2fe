import { foldText } from '../text/fold-text.ts';
import { parseNumber } from '../text/parse-number.ts';
import { isDateFormat } from './cell-text.ts';
import { codeCandidates } from './item-code.ts';
import type { SheetView } from './sheet-view.ts';

/** What the cells under a header look like; shares are of the filled cells looked at. */
export interface ColumnProfile {
  readonly filled: number;
  readonly numeric: number;
  readonly deadline: number;
  readonly agency: number;
  readonly code: number;
  /** Rank targets: "nhóm 05 tỉnh dẫn đầu". */
  readonly rank: number;
  /** Times of the day: "7h30 - 8h00". */
  readonly clock: number;
  /** Numbers that are days of 2015–2050 in Excel's count. */
  readonly serial: number;
  readonly averageLength: number;
  readonly longest: number;
}

const rowsLookedAt = 80;
const firstDay = 42_005;
const lastDay = 55_152;
const deadlineWords =
  /^(?:(?:cham nhat|truoc|xong|hoan thanh|trong|den|tu|het|thuc hien|dinh ky|ngay|sau)\s+)*(?:thang|quy|nam|tuan|hang|hang nam|thuong xuyen|dinh ky|khi co|khi |sau khi|giai doan|theo ke hoach|theo quy dinh|6 thang|ngay sau|\d{1,2}[/.-]\d{1,4}|\d{4}$|\d+ ngay|truoc ngay|ngay \d)/;
const agencyWords =
  /^[-+*• ]*(?:(?:co quan |don vi |cq |dv )?(?:chu tri|phoi hop)\s*: *[-+*• ]*)?(?:cac |toan bo |nhu |mot so )?(?:so|ubnd|uy ban|van phong|cong an|bo|ban|phong|trung tam|chi cuc|cuc|thanh tra|buu dien|bao|hdnd|hoi dong|co quan|don vi|thu truong|to|chu tich|dai|hoi|nganh|doanh nghiep|vp|snv|stp|stc|stttt|tt|dia phuong|kho bac|bhxh|bao hiem|truong|doan|mttq|lien minh|toa an|vien|thue)\b/;

const clockTime = /^(?:tu )?\d{1,2} ?(?:h|g|gio|:) ?\d{0,2}\b/;
const rankWords = /\b(?:nhom|top|hang|thu hang|xep hang|dan dau|hang thu)\b/;

/** Looks at up to 80 rows of a column. */
export function profileColumn(view: SheetView, column: number, top: number, bottom: number): ColumnProfile {
  let filled = 0;
  let numeric = 0;
  let deadline = 0;
  let agency = 0;
  let code = 0;
  let rank = 0;
  let serial = 0;
  let clock = 0;
  let length = 0;
  let longest = 0;
  const last = Math.min(bottom, top + rowsLookedAt - 1);
  for (let row = top; row <= last; row += 1) {
    const text = view.text(row, column);
    // A cell merged over other columns is a group row or a title.
    if (text === '' || view.lastColumnOf(row, column) > column) continue;
    filled += 1;
    length += text.length;
    longest = Math.max(longest, text.length);
    const value = view.value(row, column);
    const format = view.format(row, column);
    const isDate = typeof value === 'number' && isDateFormat(format);
    const folded = foldText(text.slice(0, 60));
    // A date whose format was lost by pasting values is the number of its day.
    if (!isDate && typeof value === 'number' && value >= firstDay && value <= lastDay) serial += 1;
    if (!isDate && (typeof value === 'number' || parseNumber(text) !== null)) numeric += 1;
    if (isDate || (typeof value !== 'number' && deadlineWords.test(folded))) deadline += 1;
    if (agencyWords.test(folded)) agency += 1;
    if (rankWords.test(folded)) rank += 1;
    if (clockTime.test(folded)) clock += 1;
    if (codeCandidates(value, format).length > 0) code += 1;
  }
  const share = (count: number) => (filled === 0 ? 0 : count / filled);
  return {
    filled,
    numeric: share(numeric),
    deadline: share(deadline),
    agency: share(agency),
    code: share(code),
    rank: share(rank),
    serial: share(serial),
    clock: share(clock),
    averageLength: filled === 0 ? 0 : length / filled,
    longest,
  };
}
