import { readNumber } from './interval-tokens.ts';

/** What the right-hand side of a branch gives. Points are already numbers; fractions of the maximum are worked out. */
export type AmountReading =
  | { readonly kind: 'points'; readonly points: number }
  /** Taken from the full score. */
  | { readonly kind: 'deduct'; readonly points: number }
  | { readonly kind: 'proportion'; readonly factor: number; readonly over: number; readonly subject: string }
  /** So many points for, or off for, every `per` units. */
  | {
      readonly kind: 'each';
      readonly deduct: boolean;
      readonly points: number;
      readonly per: number;
      readonly unit: string;
    }
  /** "điểm tối đa" where the maximum is not known. */
  | { readonly kind: 'needs-maximum' }
  /** Understood, but it names no definite number of points ("tối đa 3 điểm", "từ 1-3 điểm"). */
  | { readonly kind: 'indefinite' };

const lead =
  /^(?:(?:thì|sẽ|được|đạt|tính|chấm|cho|là|bằng|hưởng|cộng|ghi|đủ|tổng|số|mức|điểm số|điểm đánh giá|điểm đạt được|điểm tự đánh giá|điểm(?! (?:tối đa|chuẩn))|=>|=|:|-(?= ))\s*)+/;
const number = String.raw`(\d+(?:[.,]\d+)?)`;
const unit = String.raw`(?:điểm|điêm|đ\.?)`;
const whole = String.raw`(?:tối đa|chuẩn|của tiêu chí|tối đa của tiêu chí|của tiêu chí này)`;
const ofAll = String.raw`(?:(?:của |trên |tổng |số |mức )*(?:điểm số|điểm)(?: ${whole})?)`;

const plain = new RegExp(String.raw`^\+? ?${number} ?${unit}?(?: toàn tiêu chí)?$`);
const negative = new RegExp(String.raw`^- ?${number} ?${unit}?$`);
const maximum = new RegExp(
  String.raw`^(?:điểm )?tối đa(?: điểm)?$|^(?:(?:toàn bộ|trọn|100 ?%) )(?:số )?điểm(?: ${whole})?$|^(?:số )?điểm ${whole}$|^điểm$`,
);
const fraction = new RegExp(String.raw`^(\d{1,2}) ?\/ ?(\d{1,2}) (?:(?:số|tổng) )*(?:điểm số|điểm)( ${whole})?$`);
const half = new RegExp(String.raw`^(?:một |1 )?nửa(?: ${ofAll})?$`);
const share = new RegExp(String.raw`^${number} ?%(?: ${ofAll})$`);
const bareShare = new RegExp(String.raw`^${number} ?%$`);
const nothing =
  /^(?:không|chưa)(?: được| tính| chấm| cho| có| ghi)* ?điểm$|^mất(?: hết| toàn bộ)?(?: số)? điểm$|^không tính$/;
const everything = /^(?:hết|toàn bộ|tất cả)(?: (?:số )?điểm)?(?: (?:tối đa|của tiêu chí))?$/;
const indefinite = new RegExp(
  String.raw`^(?:tối đa|không quá|tối thiểu|ít nhất|từ) ${number}(?: ?(?:-|đến) ?${number})? ?${unit}?$|^${number} ?(?:-|đến) ?${number} ?${unit}$`,
);
const each = new RegExp(
  String.raw`^(trừ )?\+? ?${number} ?${unit} ?(?:\/|cho mỗi|cho một|cho 01|cho 1|cho từng|đối với mỗi|với mỗi|trên mỗi|mỗi|trên một) ?(?:(\d{1,3}) )?([\p{L}(][^;:]*)$`,
  'u',
);

/** Reads an amount (lower-case NFC, trimmed). `maxScore` resolves "điểm tối đa"; `null` = this is no amount. */
export function parseAmount(low: string, maxScore: number | null): AmountReading | null {
  const bare = low.replace(/^(?:bị|sẽ bị) (?=trừ)/, '');
  const text = bare.replace(lead, '').trim();
  const off = /^(?:bị )?(?:trừ|giảm trừ)(?: đi)? (.+)$/.exec(text);
  const perUnit = each.exec(text.replace(/^bị /, ''));
  if (perUnit && isUnitName(perUnit[4]!)) {
    return {
      kind: 'each',
      deduct: perUnit[1] !== undefined,
      points: decimal(perUnit[2]!),
      per: Number(perUnit[3] ?? '1'),
      unit: perUnit[4]!.trim(),
    };
  }
  if (off) return parseDeduction(off[1]!, maxScore);
  return parsePoints(text === '' ? bare.trim() : text, maxScore) ?? parseProportion(low, maxScore);
}

/** What is counted: words, without points, percentages or comparisons of their own. */
export function isUnitName(low: string): boolean {
  return isBalanced(low) && /\p{L}/u.test(low) && !notUnit.test(low);
}

const notUnit =
  /^(?:tối đa|số|tiêu chí)(?!\p{L})|\d ?(?:điểm|đ)(?!\p{L})|[%:;=<>[\]/×]|(?:^|\s)(?:trên|dưới|vượt|tối đa|tối thiểu|không quá|mỗi|cứ)(?=\s+\d|$)/u;

function parsePoints(text: string, maxScore: number | null): AmountReading | null {
  const match = plain.exec(text);
  if (match) return { kind: 'points', points: decimal(match[1]!) };
  const minus = negative.exec(text);
  if (minus) return { kind: 'points', points: -decimal(minus[1]!) };
  if (nothing.test(text)) return { kind: 'points', points: 0 };
  const part = partOfMaximum(text);
  if (part !== null) return ofMaximum(part, maxScore);
  if (/^1\/2 điểm$/.test(text) || indefinite.test(text)) return { kind: 'indefinite' };
  return null;
}

function parseDeduction(text: string, maxScore: number | null): AmountReading | null {
  const match = plain.exec(text);
  if (match) return { kind: 'deduct', points: decimal(match[1]!) };
  const part = everything.test(text) ? 1 : (partOfMaximum(text) ?? barePart(text));
  if (part !== null) {
    const taken = ofMaximum(part, maxScore);
    return taken.kind === 'points' ? { kind: 'deduct', points: taken.points } : taken;
  }
  return indefinite.test(text) || /^(?:tối đa|điểm|từ) /.test(text) ? { kind: 'indefinite' } : null;
}

function barePart(text: string): number | null {
  const match = bareShare.exec(text);
  return match ? decimal(match[1]!) / 100 : null;
}

/** The share of the maximum that a wording names, 1 = all of it. */
function partOfMaximum(text: string): number | null {
  if (maximum.test(text)) return 1;
  if (half.test(text)) return 0.5;
  const parts = fraction.exec(text);
  if (parts && Number(parts[2]) > 0 && (parts[3] !== undefined || text.includes('số điểm'))) {
    return Number(parts[1]) / Number(parts[2]);
  }
  const percent = share.exec(text);
  return percent ? decimal(percent[1]!) / 100 : null;
}

function ofMaximum(part: number, maxScore: number | null): AmountReading {
  if (maxScore === null) return { kind: 'needs-maximum' };
  return { kind: 'points', points: clean(part * maxScore) };
}

const times = /×|(?<=[\s)\]%])x(?=[\s([\d])|(?<=\s)nhân(?: với)?(?=\s)/;
const ratioWords = /t[ỷỉ] lệ|%|\/|:|chia cho|kết quả|mức độ|chỉ số|sipas|hài lòng|phần trăm/;

/** A ratio that carries a condition of its own is no plain ratio. */
const comparing = /(?:^|[\s(])(?:nếu|thì|trên|dưới|từ|trở lên|tối đa|tối thiểu|mỗi|cứ|trừ)(?=\s)|[<>=]/;

/** "Điểm = tỷ lệ % × điểm tối đa", "b/a × 2", "tính theo tỷ lệ". */
function parseProportion(low: string, maxScore: number | null): AmountReading | null {
  const text = low
    .replace(
      /^(?:(?:thì|sẽ|số|điểm số|điểm(?! tối đa)|đánh giá|đạt được|tự đánh giá|tự chấm|được|đạt|là|tính|chấm|xác định|theo công thức|bằng công thức|công thức|sau|như sau|theo|cách tính|=|:|bằng)\s*)+(?=\S)/,
      '',
    )
    .trim();
  const parts = stripHundredth(text)
    .split(times)
    .map((part) => part.trim());
  if (parts.length === 1) return proportionInWords(low, maxScore);
  const factors = parts.map((part) => factorOf(part, maxScore));
  const ratios = parts.filter((part, i) => factors[i] === null && !/^100 ?%?$/.test(part));
  const stated = factors.filter((f, i) => f !== null && !/^100 ?%?$/.test(parts[i]!));
  if (ratios.length !== 1 || stated.length !== 1) return null;
  if (stated[0] === 'unknown') return { kind: 'needs-maximum' };
  const ratio = ratios[0]!;
  if (!ratioWords.test(ratio) || /\d ?(?:điểm|đ)(?![\p{L}])/u.test(ratio)) return null;
  const over = /\/ ?(\d+(?:[.,]\d+)?) ?%? ?[\])]?$/.exec(ratio);
  if (comparing.test(ratio) || /\d ?%/.test(over ? ratio.slice(0, over.index) : ratio)) return null;
  return { kind: 'proportion', factor: stated[0]!, over: over ? decimal(over[1]!) : 100, subject: ratio };
}

/** "[tỷ lệ % × điểm tối đa]/100%" and "tỷ lệ % × 2 / 100" say the same as without the hundredth. */
function stripHundredth(text: string): string {
  const bracketed = /^[[({](.*)[\])}] ?(?:[/:] ?100 ?%?)?$/s.exec(text);
  if (bracketed && isBalanced(bracketed[1]!)) return bracketed[1]!.trim();
  return text.replace(/(?<=(?:đa|điểm|\d) ?)[/:] ?100 ?%?$/, '').trim();
}

/** Whether every bracket of the text closes one that it opened. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if ('[({'.includes(c)) depth++;
    if ('])}'.includes(c) && --depth < 0) return false;
  }
  return depth === 0;
}

function factorOf(part: string, maxScore: number | null): number | 'unknown' | null {
  if (
    /^(?:số |thang |mức )?điểm(?: số)? ?(?:tối đa|chuẩn)?(?: của (?:tiêu chí|tctp|tiêu chí thành phần)(?: này)?)?$/.test(
      part,
    )
  ) {
    return maxScore ?? 'unknown';
  }
  const match = new RegExp(String.raw`^\(?${number} ?(?:${unit})?\)?(?: tối đa)?$`).exec(part);
  return match ? decimal(match[1]!) : null;
}

const inProportion =
  /^(?:(?:thì|điểm|được|số|đánh giá|đạt được|sẽ|tính|chấm|cho|xác định|quy đổi|=|:|là)\s*)*(?:theo|tương ứng(?: với| theo)?|tỷ lệ thuận với|bằng)\s+(?:đúng )?(t[ỷỉ] lệ.*|phần trăm.*|% .*)$/;

/** "tính điểm theo tỷ lệ", with nothing that would change the meaning. */
function proportionInWords(low: string, maxScore: number | null): AmountReading | null {
  const match = inProportion.exec(low.trim());
  if (!match || /\d/.test(match[1]!) || /trừ|cộng|mỗi|cứ |tối đa|tối thiểu/.test(match[1]!)) return null;
  return maxScore === null
    ? { kind: 'needs-maximum' }
    : { kind: 'proportion', factor: maxScore, over: 100, subject: match[1]! };
}

function decimal(digits: string): number {
  return readNumber(digits, true) ?? Number.NaN;
}

function clean(value: number): number {
  return Number(value.toPrecision(15));
}
