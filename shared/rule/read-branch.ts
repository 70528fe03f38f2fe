import { withoutTrailingBracket, type Clause } from './clause.ts';
import { isUnitName, parseAmount, type AmountReading } from './parse-amount.ts';
import { trimSpan, type RuleText, type Span } from './rule-text.ts';

/** "Điều kiện: điểm", "điều kiện được điểm", "điều kiện (điểm)" or "điểm: điều kiện". */
export function readBranch(source: RuleText, span: Span, maxScore: number | null): Clause | null {
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
    const sign =
      dashBeforeNumber(low, i, end) ||
      c === ':' ||
      (c === '=' && !/[<>]/.test(low[i - 1]!)) ||
      (c === '>' && low[i - 1] === '=');
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

/** "Đạt - 1": a dash behind words and before a lone number. */
function dashBeforeNumber(low: string, at: number, end: number): boolean {
  if (low[at] !== '-' || low[at - 1] !== ' ' || low[at + 1] !== ' ') return false;
  return /\p{L} $/u.test(low.slice(0, at)) && /^\d+(?:[.,]\d+)?$/.test(low.slice(at + 2, end).trim());
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
