import { foldText } from '../text/fold-text.ts';
import { rememberByText } from '../text/remember-text.ts';

/**
 * The years a text speaks of as "năm 2026". Spans ("giai đoạn 2026-2030"), horizons ("đến năm 2030"), dates and
 * numbers of documents ("60/2021/NĐ-CP") are not among them.
 */
export const statedYears: (text: string) => readonly number[] = rememberByText((text) => {
  if (!/(?:19|20)\d\d/.test(text)) return [];
  const folded = foldText(text);
  const years = new Set<number>();
  for (const match of folded.matchAll(/\bnam ((?:19|20)\d\d)\b(?!\s*[-/]\s*\d)/g)) {
    const before = folded.slice(Math.max(0, match.index - 12), match.index);
    if (/(?:den|den het|tu|giai doan|truoc|tam nhin)\s*$/.test(before)) continue;
    // "ngày 15 tháng 5 năm 2025" dates a document.
    if (/thang \d{1,2}\s*$/.test(before)) continue;
    years.add(Number(match[1]));
  }
  return [...years];
});

/** Work that a plan rightly does for the year after: next year's budget, staffing, plan. */
export const preparesNextYear: (text: string) => boolean = rememberByText((text) =>
  /\b(?:du toan|du tru|kinh phi|ngan sach|bien che|ke hoach|dang ky|chuan bi|chi tieu)\b/.test(foldText(text)),
);
