import { isUnitName, parseAmount, type AmountReading } from './parse-amount.ts';
import { readNumber } from './parse-interval.ts';
import { trimSpan, type RuleText, type Span } from './rule-text.ts';

/** One clause of a rule, read on its own. */
export type Clause = { readonly span: Span } & (
  | { readonly kind: 'branch'; readonly condition: Span; readonly amount: AmountReading }
  /** "Mỗi văn bản 0,5 điểm", "mỗi vi phạm trừ 0,25". */
  | {
      readonly kind: 'each';
      readonly deduct: boolean;
      readonly points: number;
      readonly per: number;
      readonly unitName: string;
    }
  | { readonly kind: 'formula'; readonly amount: AmountReading }
  /** `points` null = the maximum of the criterion. */
  | { readonly kind: 'cap'; readonly points: number | null; readonly deduct: boolean }
  | { readonly kind: 'floor'; readonly points: number }
  | { readonly kind: 'rounding'; readonly step: number }
  | { readonly kind: 'role'; readonly role: 'bonus' | 'penalty' }
  | { readonly kind: 'survey' }
  | { readonly kind: 'note' }
  | { readonly kind: 'header' }
  | { readonly kind: 'unknown'; readonly at: Span; readonly reason: 'no-points' | 'indefinite' | 'words' }
);

const number = String.raw`(\d+(?:[.,]\d+)?)`;
const points = String.raw`(?: ?(?:điểm|đ)\.?)?`;
const cap = new RegExp(
  String.raw`^(?:nhưng |và |song )?(?:(?:tổng|số|điểm|mức|cộng|thưởng|được|tính) )*(?:tối đa không quá|tối đa|không vượt quá|không quá|cao nhất|nhiều nhất)(?: là| bằng)?(?: :|:)? ?(?:${number}${points}|(?:số )?điểm tối đa.*)$`,
);
const deductCap = new RegExp(
  String.raw`^(?:nhưng |và )?(?:tổng )?(?:(?:tối đa|tổng)? ?(?:số )?(?:điểm )?(?:bị )?trừ(?: tối đa| không quá| không vượt quá)|tối đa (?:bị )?trừ|không trừ quá|mức trừ tối đa)(?: là)?(?: :|:)? ?${number}${points}$`,
);
const floor = new RegExp(
  String.raw`^(?:nhưng |và )?(?:(?:số|điểm|mức) )*(?:tối thiểu|thấp nhất|không thấp hơn|không dưới|ít nhất)(?: là| bằng| còn)?(?: :|:)? ?${number}${points}$`,
);
const toNothing =
  /^(?:nhưng |và )?(?:(?:trừ|tính trừ) ?(?:cho )?(?:đến|tới)(?: khi)? (?:hết|bằng 0|0)(?: (?:số )?điểm.*)?|đến (?:khi )?hết (?:số )?điểm.*|không (?:có |tính |cho )?(?:điểm )?âm|không tính điểm âm|không trừ quá (?:số )?điểm tối đa.*|cho đến khi hết điểm)$/;
const rounding = new RegExp(
  String.raw`^\(?(?:điểm )?(?:được )?làm tròn(?: số)?(?: đến| tới| lấy)?(?: ${number}${points}|(?: hàng)? ?(\d{1,2}|một|hai|ba) (?:chữ )?số.*)\)?$`,
);
const role = /^(điểm thưởng|điểm cộng|cộng điểm|thưởng điểm|điểm trừ|trừ điểm|điểm phạt)$/;
const rolePrefix = /^(?:điểm thưởng|điểm cộng|cộng điểm|điểm trừ|trừ điểm|điểm phạt) ?(?:\([^()]*\) ?)?: ?/;
const titlePrefix =
  /^(?:thang điểm|cách chấm(?: điểm)?|cách tính(?: điểm)?|phương pháp (?:tính|chấm)(?: điểm)?|cách đánh giá|điểm đánh giá|đánh giá|tính điểm|chấm điểm|mức điểm|tiêu chí chấm) ?: ?/;
const enumerator = /^(?:[-+×•]+ ?|\(?[a-zđ][).] |\(?\d{1,2}[).] |\(?(?:i{1,3}|iv|v)[).] )/;
const noteStart =
  /^\(?(?:ghi chú|lưu ý|chú ý|chú thích|chú giải|nguồn|số liệu|căn cứ|trong đó|mẫu số|tử số|với |chỉ tính|chỉ chấm|chỉ áp dụng|không tính|không chấm|không áp dụng|không bao gồm|theo |trường hợp .*giảm trừ điểm tối đa|việc |tài liệu|tlkc|ký hiệu|[a-z] ?(?:là|:) )/;
const headerStart =
  /^(?:tính tỷ lệ|tính tỉ lệ|tỷ lệ|tỉ lệ|tiêu chí|cách tính|thang điểm|cách chấm|phương pháp|đánh giá|mức độ|kết quả|số |tính điểm|chấm điểm|xác định|điểm chất lượng|công thức)/;
const survey =
  /^(?:(?:điểm|kết quả|được|đánh giá|chấm điểm|chấm|tính|lấy|xác định|thực hiện|tiêu chí|số liệu|dựa trên|theo|từ|qua|thông qua|bằng|trên cơ sở|do|tỉnh|phiếu|của)[ :]*)*(?:điều tra|khảo sát|đtxhh)(?: xã hội học| xhh| ý kiến| sự hài lòng| lấy ý kiến| sipas| trực tuyến| đánh giá)*(?: (?:đối với|của|về|ở|tại|do|bởi) .*)?(?: ?\(?\d+(?:[.,]\d+)? ?(?:điểm|đ)\)?)?$|^đtxhh$|^điểm đtxhh$|^(?:chỉ số )?sipas$/;
/** Whatever it says, it gives no points. */
const remark = /^\([^()]*\)$|^(?:ghi chú|lưu ý|chú ý|chú thích)(?!\p{L})/u;
/** A criterion that does not arise leaves the maximum: the set's own policy, not points. */
const excuse = /(?:giảm trừ|không tính|không tính vào) điểm tối đa/;
const limiting = /tối đa|tối thiểu|không quá|làm tròn|cao nhất|thấp nhất/;
const pointsOut = /\d ?(?:điểm|đ(?!\p{L}))|điểm tối đa|(?:^|[\s,(])(?:trừ|cộng) \d/u;

/** Reads one clause; what it cannot place is `unknown` with the words that stopped it. */
export function readClause(source: RuleText, whole: Span, maxScore: number | null): Clause {
  const span = withoutLead(source, whole);
  const low = source.low.slice(span.start, span.end);
  const plain = stripped(low);
  const modifier = readModifier(plain, span);
  if (modifier) return modifier;
  if (remark.test(low) || excuse.test(low)) return readSilent(source, span, whole);
  return (
    readWhole(low, span, maxScore) ??
    readEach(source, span, maxScore) ??
    readBranch(source, span, maxScore) ??
    (survey.test(plain) ? { kind: 'survey', span } : null) ??
    readSilent(source, span, whole)
  );
}

function withoutLead(source: RuleText, whole: Span): Span {
  let span = trimSpan(source, whole);
  for (let turn = 0; turn < 4; turn++) {
    const low = source.low.slice(span.start, span.end);
    const lead = enumerator.exec(low) ?? titlePrefix.exec(low) ?? rolePrefix.exec(low);
    if (!lead || lead[0].length >= low.length) return span;
    span = trimSpan(source, { start: span.start + lead[0].length, end: span.end });
  }
  return span;
}

/** The role that the words before the first colon give to the whole rule. */
export function roleInFront(low: string): 'bonus' | 'penalty' | null {
  const lead = rolePrefix.exec(low.replace(enumerator, '')) ?? role.exec(low.replace(/:$/, '').trim());
  if (!lead) return null;
  return /trừ|phạt/.test(lead[0]) ? 'penalty' : 'bonus';
}

function stripped(low: string): string {
  const bracketed = /^\(([^()]*)\)$/.exec(low);
  return (bracketed ? bracketed[1]! : low).replace(/[\s:.,-]+$/, '').trim();
}

const digitsInWords: Readonly<Record<string, number>> = { một: 1, hai: 2, ba: 3 };

function readModifier(low: string, span: Span): Clause | null {
  const mostOff = deductCap.exec(low);
  if (mostOff) return { kind: 'cap', span, deduct: true, points: decimal(mostOff[1]!) };
  const most = cap.exec(low);
  if (most) return { kind: 'cap', span, deduct: false, points: most[1] === undefined ? null : decimal(most[1]) };
  const least = floor.exec(low);
  if (least) return { kind: 'floor', span, points: decimal(least[1]!) };
  if (toNothing.test(low)) return { kind: 'floor', span, points: 0 };
  const round = rounding.exec(low);
  if (round) {
    const step = round[1] !== undefined ? decimal(round[1]) : 10 ** -(digitsInWords[round[2]!] ?? Number(round[2]));
    return step > 0 && step <= 1 ? { kind: 'rounding', span, step: Number(step.toFixed(6)) } : null;
  }
  if (role.test(low)) return { kind: 'role', span, role: /trừ|phạt/.test(low) ? 'penalty' : 'bonus' };
  return null;
}

const eachWord = /(?:^|[\s,:(])(mỗi|cứ mỗi|cứ một|cứ|từng)(?= )/;
const tail = new RegExp(
  String.raw`(?:[:=,-]? ?)(?:(?:thì|bị|được|sẽ|là|điểm) )*(?:(cộng|tính|trừ|đạt|thưởng|chấm|cho|giảm)(?: thêm| đi)? )?\+?(- ?)?${number} ?(%|điểm|đ)?(?: điểm| tối đa| số điểm)*$`,
);

/** "Mỗi … 0,5 điểm", "thiếu mỗi kỳ trừ 0,5đ", "0,5 điểm/văn bản". */
function readEach(source: RuleText, span: Span, maxScore: number | null): Clause | null {
  const low = withoutTrailingBracket(source.low.slice(span.start, span.end)).trim();
  const word = eachWord.exec(low);
  if (!word) return null;
  const wordAt = word.index + word[0].indexOf(word[1]!);
  const amount = tail.exec(low.slice(wordAt));
  if (!amount || amount.index <= word[1]!.length) return null;
  const text = source.text.slice(span.start, span.end);
  const from = wordAt + word[1]!.length;
  const counted = /^ (\d{1,4}) (?=\p{L})/u.exec(low.slice(from));
  const unitStart = from + (counted ? counted[0].length : 0);
  const unit = text
    .slice(unitStart, wordAt + amount.index)
    .replace(/[\s:,=-]+$/, '')
    .trim();
  if (!isUnitName(unit.toLowerCase()) || /^\d/.test(unit)) return null;
  const before = text
    .slice(0, wordAt)
    .replace(/[\s:,(-]+$/, '')
    .replace(/^(?:với|có|cứ)$/i, '')
    .trim();
  if (before !== '' && !isUnitName(before.toLowerCase())) return null;
  const percent = amount[4] === '%';
  if (percent && maxScore === null) return null;
  const value = decimal(amount[3]!);
  return {
    kind: 'each',
    span,
    deduct: amount[1] === 'trừ' || amount[1] === 'giảm' || amount[2] !== undefined,
    points: percent ? Number(((value / 100) * maxScore!).toPrecision(15)) : value,
    per: counted ? Number(counted[1]) : 1,
    unitName: before === '' ? unit : `${unit} (${before.replace(/[()]/g, '').trim()})`,
  };
}

/** Without a closing remark in brackets; brackets that limit or give points stay. */
function withoutTrailingBracket(low: string): string {
  return low.replace(/ ?\([^()]*\)[\s.]*$/, (bracket, at: number) =>
    at === 0 || pointsOut.test(bracket) || limiting.test(bracket) ? bracket : '',
  );
}

/** "Điều kiện: điểm", "điều kiện được điểm", "điều kiện (điểm)" or "điểm: điều kiện". */
function readBranch(source: RuleText, span: Span, maxScore: number | null): Clause | null {
  const low = source.low.slice(span.start, span.end);
  const end = withoutTrailingBracket(low).trimEnd().length;
  for (const reach of end < low.length ? [end, low.length] : [low.length]) {
    const found = splitAtSign(low, reach, maxScore) ?? splitAtWord(low, reach, maxScore);
    if (found) return branch(source, span, found.conditionEnd, found.amount);
  }
  return bracketAmount(source, span, low, maxScore) ?? amountFirst(source, span, low, maxScore);
}

interface Found {
  readonly conditionEnd: number;
  readonly amount: AmountReading;
}

/** The last `:` `=` `=>` whose right side is wholly an amount. */
function splitAtSign(low: string, end: number, maxScore: number | null): Found | null {
  let tries = 0;
  let best: Found | null = null;
  for (let i = end - 1; i > 0 && tries < 6; i--) {
    const c = low[i]!;
    const sign = c === ':' || (c === '=' && !/[<>]/.test(low[i - 1]!)) || (c === '>' && low[i - 1] === '=');
    if (!sign) continue;
    tries++;
    const amount = parseAmount(low.slice(i + 1, end).trim(), maxScore);
    if (!amount) {
      if (best) return best;
      continue;
    }
    best = { conditionEnd: c === '>' ? i - 1 : i, amount };
    // "…: Điểm = tỷ lệ × 2": the sign before the formula separates, not the one inside it.
    if (
      !/(?:^|[\s:(])(?:điểm|số điểm|điểm đánh giá|điểm đạt được|công thức) ?(?:số )?$/.test(
        low.slice(Math.max(0, i - 24), i),
      )
    )
      return best;
  }
  return best;
}

const trigger =
  /(?:thì|được|tính|chấm|cho|là|bị trừ|trừ|cộng|điểm|không|mất|nửa|một nửa|\+?\d+(?:[.,]\d+)?)(?= |\d|đ|%|\/)/g;
const spelled = /điểm|\dđ|\d đ|trừ|nửa|theo t[ỷỉ] lệ/;

/** No sign: the shortest condition whose rest is an amount that says "điểm". */
function splitAtWord(low: string, end: number, maxScore: number | null): Found | null {
  const text = low.slice(0, end);
  const from = Math.max(0, end - 160);
  trigger.lastIndex = from;
  for (let match = trigger.exec(text); match; match = trigger.exec(text)) {
    const at = match.index;
    if (at > 0 && /[\p{L}\d.,%/]/u.test(text[at - 1]!)) continue;
    const rest = text.slice(at);
    if (!spelled.test(rest)) break;
    const amount = parseAmount(rest, maxScore);
    if (amount && at > 0)
      return /(?:[×/+=*]|\sx|nhân|nhân với|chia|chia cho)\s*$/.test(text.slice(0, at))
        ? null
        : { conditionEnd: at, amount };
  }
  return null;
}

function bracketAmount(source: RuleText, span: Span, low: string, maxScore: number | null): Clause | null {
  const match = /^(.*\S) ?[([]([^()[\]]*)[)\]]$/.exec(low);
  if (!match || !/điểm|đ$/.test(match[2]!)) return null;
  const amount = parseAmount(match[2]!.trim(), maxScore);
  return amount ? branch(source, span, match[1]!.length, amount) : null;
}

function amountFirst(source: RuleText, span: Span, low: string, maxScore: number | null): Clause | null {
  const match =
    /^(\+?\d+(?:[.,]\d+)? ?(?:điểm|đ)?|(?:\d+\/\d+ |\d+ ?% )?(?:số )?điểm tối đa|điểm tối đa|không điểm) ?(:|=|-|,|nếu|khi|cho|đối với|trường hợp)(?= |\d)/.exec(
      low,
    );
  if (!match) return null;
  const bare = !/điểm|đ$/.test(match[1]!.trim());
  if (bare && match[2] !== ':' && match[2] !== '=') return null;
  const amount = parseAmount(match[1]!.trim(), maxScore);
  if (!amount) return null;
  const condition = trimSpan(source, { start: span.start + match[0].length, end: span.end }, /[\s:.,;-]/);
  return condition.end > condition.start ? { kind: 'branch', span, condition, amount } : null;
}

function branch(source: RuleText, span: Span, conditionEnd: number, amount: AmountReading): Clause | null {
  let condition = trimSpan(source, { start: span.start, end: span.start + conditionEnd }, /[\s:.,;=-]/);
  const words = source.low.slice(condition.start, condition.end);
  const lead = /^(?:(?:nếu|trường hợp|trong trường hợp|khi|đối với trường hợp|riêng trường hợp)\s+)+/.exec(words);
  if (lead) condition = { start: condition.start + lead[0].length, end: condition.end };
  const rest = source.low.slice(condition.start, condition.end);
  const trail =
    /(?:(?<!không|chưa)[\s,:]+đạt|[\s,:]+(?:thì|sẽ|được|là|tính|chấm|cho|bị|điểm đánh giá|số điểm))+[\s,:]*$/.exec(
      rest,
    );
  if (trail && trail.index > 0)
    condition = trimSpan(source, { start: condition.start, end: condition.start + trail.index });
  if (condition.end <= condition.start) return amount.kind === 'proportion' ? { kind: 'formula', span, amount } : null;
  if (amount.kind === 'indefinite')
    return {
      kind: 'unknown',
      span,
      at: trimSpan(source, { start: condition.end, end: span.end }, /[\s:=.,]/),
      reason: 'indefinite',
    };
  if (amount.kind === 'each') {
    if (!isUnitName(rest)) return null;
    const name = source.text.slice(condition.start, condition.end).replace(/[()]/g, '').trim();
    return {
      kind: 'each',
      span,
      deduct: amount.deduct,
      points: amount.points,
      per: amount.per,
      unitName: `${amount.unit} (${name})`,
    };
  }
  const formula =
    amount.kind === 'proportion' &&
    /^(?:(?:tổng|số|điểm|điểm số|công thức|đánh giá|tiêu chí|tính|theo|cách|đạt được|chất lượng|của)\s*)+$/.test(rest);
  return formula ? { kind: 'formula', span, amount } : { kind: 'branch', span, condition, amount };
}

/** A clause that is an amount and nothing else: a formula, or "0,5 điểm cho mỗi văn bản". */
function readWhole(low: string, span: Span, maxScore: number | null): Clause | null {
  const amount = parseAmount(low, maxScore);
  if (amount?.kind === 'proportion' || amount?.kind === 'needs-maximum') return { kind: 'formula', span, amount };
  if (amount?.kind === 'each') {
    return { kind: 'each', span, deduct: amount.deduct, points: amount.points, per: amount.per, unitName: amount.unit };
  }
  return null;
}

/** A clause without points: a note, a heading, or words that are not understood. */
function readSilent(source: RuleText, span: Span, whole: Span): Clause {
  const low = source.low.slice(span.start, span.end);
  const lost = pointsOut.exec(low);
  if (lost && !excuse.test(low)) {
    return { kind: 'unknown', span, at: { start: span.start + lost.index, end: span.end }, reason: 'words' };
  }
  if (noteStart.test(low) || excuse.test(low)) return { kind: 'note', span: whole };
  const colon = source.low.slice(span.start, whole.end).trimEnd().endsWith(':');
  if (colon || headerStart.test(low)) return { kind: 'header', span: whole };
  if (/^\([^()]*\)$/.test(low)) return { kind: 'note', span: whole };
  return { kind: 'unknown', span, at: span, reason: 'no-points' };
}

function decimal(digits: string): number {
  return readNumber(digits, true) ?? Number.NaN;
}
