import { arrangeSteps, type PrintedStep } from './arrange-steps.ts';
import { decimal } from './clause.ts';
import { amountOf, draftSteps, stepsRule } from './draft-steps.ts';
import { parseInterval } from './parse-interval.ts';
import { clausesOf, problemAt, quote, type Branch, type Draft, type DraftOutcome } from './rule-draft.ts';
import type { Interval } from './rule.ts';

const number = String.raw`(\d+(?:[.,]\d+)?)`;
const down = '(?:giảm|thấp hơn|thiếu|hụt|kém|không đạt)';
const up = '(?:tăng|cao hơn|vượt|thêm)';
const more = '(?: (?:thêm|đi|xuống|hơn))?';
const than = '(?: so với (?:mức |yêu cầu |chỉ tiêu |quy định |kế hoạch |trên)*)?';
const giving = '(?:,? ?(?:thì|bị|được|sẽ|cộng|thêm|tính))*';
const each = '(?:cứ mỗi|mỗi|cứ)(?: khi)?';
const within = String.raw`(?:(?:(?:từ )?(?:trên )?${number} ?%? ?(?:đến|-) ?dưới ${number} ?%|dưới ${number} ?%)[,:]? ?(?:thì )?)?`;
const missing = String.raw`(?:[\p{L} ]* )?(?:chưa|không) (?:đạt|hoàn thành|thực hiện|giải quyết)(?: được)?`;
const falling = new RegExp(
  String.raw`^${within}${each} (?:${down}${more} ${number} ?%|${number} ?% ${down}${more}|${number} ?% ${missing})${than}${giving}$`,
  'u',
);
/** Short of the whole, without a level to start from: of 100 %. */
const shortfall = new RegExp(
  String.raw`^(?:dưới 100 ?%[,:]? ?(?:thì )?)?${each} (?:(?:còn )?(?:thiếu|hụt|chưa đạt|không đạt)${more} ${number} ?%|${number} ?% (?:còn )?(?:thiếu|hụt|chưa đạt|không đạt))(?: so với (?:yêu cầu|100 ?%))?${giving}$`,
);
/** Counted up from nothing. */
const gaining = new RegExp(
  String.raw`^${each} ${number} ?%((?: (?!vượt|tăng|giảm|trên|dưới|thiếu|chưa|không|cao|thấp|kém|quá|trễ|chậm|sai|vi)\p{L}+)*)$`,
  'u',
);
const growing = new RegExp(
  String.raw`^${each} (?:tăng${more} ${number} ?%|${number} ?% tăng${more}) so với (?:cùng kỳ )?năm (?:trước|liền kề|trước liền kề)${giving}$`,
);
/** "Tăng 1% so với năm trước: 0,1 điểm; tối đa 1 điểm": only a cap above the one step says that the steps add up. */
const growingToCap = new RegExp(
  String.raw`^(?:tăng${more} ${number} ?%|${number} ?% tăng${more}) so với (?:cùng kỳ )?năm (?:trước|liền kề|trước liền kề)${giving}$`,
);
const rising = new RegExp(
  String.raw`^${each} (?:${up}${more} ${number} ?%|${number} ?% ${up}${more})${than}${giving}$`,
);
const ofTheBad = new RegExp(
  String.raw`^${each} ${number} ?% ([\p{L} ]*(?:quá hạn|trễ hạn|chậm|trễ|sai|vi phạm|không đúng hạn)[\p{L} ]*)$`,
  'u',
);

const slides = [falling, rising, ofTheBad, shortfall, gaining, growing];

/** More bands than an officer could check. */
const mostBands = 40;

interface Slide {
  /** Value from which the points run, and how they run with each further band. */
  readonly from: number;
  readonly start: number;
  readonly per: number;
  readonly change: number;
  readonly towards: 'down' | 'up';
  /** Where the points stop. */
  readonly limit: number;
}

/**
 * "Đạt từ 90% trở lên: 2 điểm; cứ giảm 1% trừ 0,1 điểm": points that run in bands. They become plain steps, a band for
 * every whole part; what is less than a part changes nothing, and a remark says so. `null` = no such rule.
 */
export function draftSlide(draft: Draft): DraftOutcome | null {
  const [only, another] = draft.branches;
  if (only && !another && addsUpToCap(draft, only)) return draftGrowth(draft, only, []);
  const at = draft.branches.findIndex((b) => slides.some((r) => r.test(b.low)));
  const branch = draft.branches[at];
  if (branch === undefined) return null;
  const others = draft.branches.filter((b) => b !== branch);
  const bad = ofTheBad.exec(branch.low);
  if (growing.test(branch.low)) return draftGrowth(draft, branch, others);
  const slide = bad ? badShare(draft, branch, others, decimal(bad[1]!)) : againstBase(draft, branch, others);
  if (slide === null) return null;
  const pieces = bandsOf(slide);
  if (pieces === null) return null;
  const low = slide.towards === 'down' ? others.filter((b) => b !== baseOf(others)) : [];
  const below = low[0] && parseInterval(low[0].low)?.interval.to;
  const outcome = draftSteps(draft, low, below ? pieces.flatMap((piece) => endAt(piece, below.value)) : pieces);
  return withRemark(draft, branch, slide.per, outcome);
}

function addsUpToCap(draft: Draft, branch: Branch): boolean {
  const change = changeOf(branch);
  const caps = clausesOf(draft, 'cap').filter((c) => !c.deduct);
  const cap = caps.length === 1 ? (caps[0]!.points ?? draft.maxScore) : null;
  return growingToCap.test(branch.low) && change !== null && cap !== null && cap > change;
}

function perOf(match: RegExpExecArray): number {
  return decimal(match.slice(1).find((part) => part !== undefined)!);
}

/** The one branch that the sliding starts from: "đạt từ 90% trở lên". */
function baseOf(others: readonly Branch[]): Branch | null {
  const bases = others.filter((b) => {
    const reading = parseInterval(b.low);
    return (
      reading?.percent && !reading.compound && reading.interval.from?.closed && (reading.bare || !reading.interval.to)
    );
  });
  return bases.length === 1 ? bases[0]! : null;
}

function againstBase(draft: Draft, branch: Branch, others: readonly Branch[]): Slide | null {
  if (others.length === 0) return alone(draft, branch);
  const base = baseOf(others);
  const start = base && amountOf(base);
  const from = base && parseInterval(base.low)?.interval.from?.value;
  const change = changeOf(branch);
  if (start?.kind !== 'points' || from === null || from === undefined || change === null) return null;
  const fall = falling.exec(branch.low);
  if (fall) {
    const top = fall[2] ?? fall[3];
    const below = top === undefined ? from : decimal(top);
    const rest = others.filter((b) => b !== base);
    const onlyZero = rest.every((b) => b.amount.kind === 'points' && isLow(b));
    if (change >= 0 || below !== from || rest.length > 1 || !onlyZero) return null;
    // "từ 70% đến dưới 90%: cứ giảm 1% …" needs its own word on what lies below 70%.
    const lowest = rest[0] && parseInterval(rest[0].low)?.interval.to?.value;
    if (fall[1] !== undefined && lowest !== decimal(fall[1])) return null;
    const per = decimal((fall[4] ?? fall[5] ?? fall[6])!);
    return { from, start: start.points, per, change, towards: 'down', limit: floorOf(draft, start.points) };
  }
  const rise = rising.exec(branch.low);
  if (rise === null) return null;
  const cap = clausesOf(draft, 'cap').find((c) => c.points !== null)?.points ?? draft.maxScore;
  if (change <= 0 || others.length > 1 || cap === null || cap < start.points) return null;
  return { from, start: start.points, per: perOf(rise), change, towards: 'up', limit: cap };
}

/**
 * No level to start from: short of 100 %, or counted up from nothing where all of it makes the maximum. Anything else
 * may start anywhere.
 */
function alone(draft: Draft, branch: Branch): Slide | null {
  const change = changeOf(branch);
  const { maxScore } = draft;
  if (change === null || maxScore === null || maxScore <= 0) return null;
  const short = shortfall.exec(branch.low);
  if (short) {
    const limit = floorOf(draft, maxScore);
    return change < 0 ? { from: 100, start: maxScore, per: perOf(short), change, towards: 'down', limit } : null;
  }
  const gain = gaining.exec(branch.low);
  if (!gain || change <= 0) return null;
  const per = decimal(gain[1]!);
  const whole = clean((100 / per) * change);
  const cap = clausesOf(draft, 'cap').find((c) => c.points !== null && !c.deduct)?.points ?? null;
  const fits = cap === null ? Math.abs(whole - maxScore) < 1e-9 : cap <= whole + 1e-9 && cap <= maxScore;
  return fits ? { from: 0, start: 0, per, change, towards: 'up', limit: cap ?? maxScore } : null;
}

/** "Cứ tăng 1% so với năm trước được 0,1 điểm, tối đa 1 điểm": growth in bands; no growth gives nothing. */
function draftGrowth(draft: Draft, branch: Branch, others: readonly Branch[]): DraftOutcome | null {
  const change = changeOf(branch);
  const cap = clausesOf(draft, 'cap').find((c) => c.points !== null && !c.deduct)?.points ?? draft.maxScore;
  if (others.length > 0 || change === null || change <= 0 || cap === null || cap <= 0) return null;
  const per = perOf((growing.exec(branch.low) ?? growingToCap.exec(branch.low))!);
  const count = Math.ceil(clean(cap / change));
  if (count > mostBands) return null;
  const bands = Array.from({ length: count + 1 }, (_, k): PrintedStep => ({
    interval: {
      from: { value: clean(k * per), closed: k > 0 },
      to: k === count ? null : { value: clean((k + 1) * per), closed: false },
    },
    amount: { kind: 'points', points: k === count ? cap : clean(k * change) },
    label: null,
  }));
  const none: PrintedStep = {
    interval: { from: null, to: { value: 0, closed: true } },
    amount: { kind: 'points', points: 0 },
    label: null,
  };
  const arranged = arrangeSteps([none, ...bands], 'growth');
  const rule = stepsRule(draft, arranged, 'growth', null, null, null);
  return withRemark(draft, branch, per, { rule, problems: [] });
}

function isLow({ low }: Branch): boolean {
  const reading = parseInterval(low);
  return reading?.percent === true && !reading.compound && reading.interval.from === null;
}

/** "Mỗi 1% hồ sơ quá hạn trừ 0,1 điểm": counted down from the maximum as the share of what went wrong grows. */
function badShare(draft: Draft, branch: Branch, others: readonly Branch[], per: number): Slide | null {
  const change = changeOf(branch);
  if (draft.maxScore === null || draft.maxScore <= 0 || others.length > 0 || change === null || change >= 0)
    return null;
  return { from: 0, start: draft.maxScore, per, change, towards: 'up', limit: floorOf(draft, draft.maxScore) };
}

function changeOf({ amount }: Branch): number | null {
  if (amount.kind === 'deduct') return -amount.points;
  return amount.kind === 'points' ? amount.points : null;
}

function floorOf(draft: Draft, start: number): number {
  const most = clausesOf(draft, 'cap').find((c) => c.points !== null && c.deduct)?.points;
  const least = clausesOf(draft, 'floor')[0]?.points;
  return least ?? (most === null || most === undefined ? 0 : Math.max(0, clean(start - most)));
}

/** The bands as steps; `null` when they are too many to be checked by eye or run nowhere. */
function bandsOf({ from, start, per, change, towards, limit }: Slide): PrintedStep[] | null {
  if (per <= 0 || change === 0) return null;
  const bands: PrintedStep[] = [];
  for (let k = 0; k <= mostBands; k++) {
    const reached = change < 0 ? start + k * change <= limit + 1e-9 : start + k * change >= limit - 1e-9;
    const points = reached ? limit : clean(start + k * change);
    const [near, far] = [k, k + 1].map((n) => clean(towards === 'down' ? from - n * per : from + n * per));
    const end = towards === 'down' ? far! < 0 : far! > 100;
    const last = reached || end;
    const interval: Interval =
      towards === 'down'
        ? {
            from: last ? null : { value: far!, closed: false },
            to: k === 0 ? null : { value: near!, closed: true },
          }
        : { from: { value: near!, closed: true }, to: last ? null : { value: far!, closed: false } };
    bands.push({ interval, amount: { kind: 'points', points }, label: null });
    if (last) return bands;
  }
  return null;
}

/** A band above what "dưới 50%: 0" says for itself. */
function endAt(piece: PrintedStep, least: number): PrintedStep[] {
  const { from, to } = piece.interval;
  if (to !== null && to.value < least) return [];
  if (from !== null && from.value >= least) return [piece];
  return [{ ...piece, interval: { from: { value: least, closed: true }, to } }];
}

function withRemark(draft: Draft, branch: Branch, per: number, outcome: DraftOutcome): DraftOutcome {
  if ('refused' in outcome) return outcome;
  const part = `${String(per).replace('.', ',')}%`;
  const message = `${quote(draft.source, branch.condition)} được hiểu là tính cho mỗi ${part} trọn; phần lẻ chưa đủ ${part} không làm đổi điểm.`;
  return { ...outcome, problems: [...outcome.problems, problemAt(draft.source, branch.condition, 'warning', message)] };
}

function clean(value: number): number {
  return Number(value.toFixed(9));
}
