import { choiceKey } from '../rule/choice-match.ts';
import { foldText } from '../text/fold-text.ts';

/** One answer of a form and what it is worth. Belongs to the form: an officer may change all of it. */
export interface ScaledAnswer {
  readonly label: string;
  /** Percent that the answer is worth; `null` = the answer is left out ("Không có ý kiến"). */
  readonly weight: number | null;
  /** Whether it counts as satisfied where the index is the share of satisfied answers. */
  readonly satisfied: boolean;
}

/** Answers given so often are meant, even where their worth is not known. */
const leastShare = 0.02;
const mostAnswers = 12;

/** Where the letters of a form say nothing else. An example: each form has its own. */
const letters: readonly (readonly [letter: string, weight: number, satisfied: boolean])[] = [
  ['A', 100, true],
  ['B', 60, true],
  ['C', 20, false],
  ['D', 0, false],
];

/** What an answer is known by: its letter or number where it has one, else its words. */
export function answerKey(answer: string | number): string {
  const key = choiceKey(String(answer));
  const lead = /^(?:(?:mức|điểm) )?([a-e]|\d{1,2})(?:\s*[.):-]\s*(?=\p{L})|\s*(?:điểm|sao)?$|[.)]$)/u.exec(key);
  return lead?.[1] ?? key;
}

/** The words behind the letter or number of an answer: "A. Rất hài lòng" → "rat hai long". */
function answerWords(answer: string | number): string {
  return foldText(String(answer)).replace(/^(?:[a-e]|\d{1,2})\s*[.):-]\s*(?=\p{L})/u, '');
}

const positive = String.raw`(?:hai long|dong y|tot|quan tam|de dang|thuan tien|nhanh|dung|day du|kip thoi|ro rang)`;
const degrees: readonly (readonly [words: RegExp, level: number | null])[] = [
  [/^(?:khong|chua) (?:co )?(?:y kien|biet|tra loi|su dung|ap dung|phat sinh)|^y kien khac/, null],
  [new RegExp(`^(?:rat|hoan toan) ${positive}`), 5],
  [new RegExp(`^(?:rat khong|hoan toan khong|rat chua) ${positive}|^(?:rat|qua) (?:kem|te|cham)`), 1],
  [new RegExp(`^(?:khong|chua|it)(?: that su| duoc)? ${positive}|^(?:kem|yeu|cham)$`), 2],
  [/^(?:binh thuong|chap nhan duoc|tam duoc|trung binh|trung lap|phan van)/, 3],
  [new RegExp(`^kha$|^(?:kha|tuong doi) ${positive}`), 3.5],
  [new RegExp(`^${positive}`), 4],
];

/** How far up an answer stands, 5 at the top; `null` = no opinion; `undefined` = the words say nothing. */
function levelOf(answer: string | number): number | null | undefined {
  const words = answerWords(answer);
  return degrees.find(([pattern]) => pattern.test(words))?.[1];
}

/**
 * A scale for the answers found on a sheet, to start from: words by equal steps from the worst to the best, numbers
 * from 1 to 5, letters by the example. Answers without a known worth are left out (`weight` null) where they are given
 * often, and are no answers of the form otherwise.
 *
 * @param given every distinct answer and how often it was given
 * @param whole `true` where the answers are the form's own (a tally's columns), so that all of them belong
 */
export function guessScale(given: ReadonlyMap<string | number, number>, whole = false): ScaledAnswer[] {
  const byKey = new Map<string, { label: string; times: number; level: number | null | undefined }>();
  let total = 0;
  for (const [answer, times] of given) {
    total += times;
    const key = answerKey(answer);
    const level = levelOf(answer);
    const known = byKey.get(key);
    const label = String(answer).trim();
    if (!known) byKey.set(key, { label, times, level });
    else {
      known.times += times;
      // The fuller form of an answer names it: "A. Rất hài lòng" rather than "A".
      if (known.level === undefined && level !== undefined) Object.assign(known, { level, label });
    }
  }
  const worded = [...byKey.values()].flatMap(({ level }) => (typeof level === 'number' ? [level] : []));
  const top = Math.max(4, ...worded);
  const bottom = Math.min(2, ...worded);
  const counted: (ScaledAnswer & { order: number })[] = [];
  const spokenFor = new Set<string>();
  for (const [key, { label, level }] of byKey) {
    if (level === undefined) continue;
    spokenFor.add(key);
    const weight = level === null ? null : Math.round(((level - bottom) / (top - bottom)) * 1000) / 10;
    counted.push({ label, weight, satisfied: (level ?? 0) >= 4, order: level ?? -1 });
  }
  if (worded.length === 0) counted.push(...plainScale(byKey, spokenFor));
  counted.sort((a, b) => b.order - a.order);
  const scale: ScaledAnswer[] = counted.map(({ label, weight, satisfied }) => ({ label, weight, satisfied }));
  for (const [key, { label, times }] of byKey) {
    if (spokenFor.has(key) || scale.length >= mostAnswers) continue;
    if (whole || (times > 1 && times >= total * leastShare)) scale.push({ label, weight: null, satisfied: false });
  }
  return scale;
}

/** Bare letters or bare numbers: the whole scale, answers that nobody gave too. */
function plainScale(
  byKey: ReadonlyMap<string, { readonly label: string }>,
  spokenFor: Set<string>,
): (ScaledAnswer & { order: number })[] {
  const keys = [...byKey.keys()];
  if (keys.some((key) => letters.some(([letter]) => letter.toLowerCase() === key))) {
    return letters.map(([label, weight, satisfied], index) => {
      spokenFor.add(label.toLowerCase());
      return { label, weight, satisfied, order: 9 - index };
    });
  }
  if (!keys.some((key) => /^[1-5]$/.test(key))) return [];
  return [5, 4, 3, 2, 1].map((number) => {
    spokenFor.add(String(number));
    return { label: String(number), weight: (number - 1) * 25, satisfied: number >= 4, order: number };
  });
}
