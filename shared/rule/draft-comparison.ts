import { arrangeSteps, type PrintedStep } from './arrange-steps.ts';
import { isRemaining, stepProblems, stepsRule } from './draft-steps.ts';
import { parseInterval } from './parse-interval.ts';
import { baseOf, problemAt, type Branch, type Draft, type DraftOutcome } from './rule-draft.ts';
import type { Interval, Measure, RuleProblem } from './rule.ts';

const pastYear =
  /(?:so với|so cùng|bằng|hơn) (?:với )?(?:kết quả )?(?:điểm )?(?:của )?(?:năm|kỳ|cùng kỳ|quý|lần|giai đoạn|đợt)(?: đánh giá)?(?: (?:trước|ngoái|liền kề|\d{4}|liền trước)|$)|năm trước|năm liền kề|cùng kỳ/;
const condition = /nhưng|đồng thời|trong đó|(?:^|\s)và (?!vượt|bằng|đạt|giảm)|đúng hạn|kịp thời/;

type Side = 'more' | 'same' | 'less';
type Sides = ReadonlySet<Side>;
const set = (...sides: Side[]): Sides => new Set(sides);

/** The sides of last year's figure that a condition names. */
function trendSides(low: string): Sides | null {
  if (
    /(?:bằng|không đổi|giữ nguyên|ngang) (?:hoặc|và|và\/hoặc) (?:cao hơn|tăng|lớn hơn|hơn)|(?:tăng|cao hơn|lớn hơn) (?:hoặc|và) (?:bằng|giữ nguyên|không đổi)/.test(
      low,
    )
  )
    return set('more', 'same');
  if (
    /(?:bằng|không đổi|giữ nguyên|ngang) (?:hoặc|và) (?:thấp hơn|giảm|nhỏ hơn)|(?:giảm|thấp hơn|không tăng) (?:hoặc|và) (?:bằng|giữ nguyên|không đổi|giảm)/.test(
      low,
    )
  )
    return set('same', 'less');
  if (/không (?:tăng|cao hơn|cải thiện)|chưa tăng/.test(low)) return set('same', 'less');
  if (/không (?:giảm|thấp hơn)/.test(low)) return set('more', 'same');
  if (/(?:^|\s)(?:bằng|giữ nguyên|duy trì|không đổi|không thay đổi|ngang bằng|tương đương|giữ vững)(?=\s|$)/.test(low))
    return set('same');
  if (/(?:^|\s)(?:tăng|cao hơn|lớn hơn|nhiều hơn|cải thiện)(?=\s|$)/.test(low)) return set('more');
  if (/(?:^|\s)(?:giảm|thấp hơn|nhỏ hơn|ít hơn|sụt giảm)(?=\s|$)/.test(low)) return set('less');
  return null;
}

/** The sides of the target that a condition names. */
function targetSides(low: string): Sides | null {
  if (/(?:không|chưa) (?:đạt|hoàn thành)/.test(low) && /(?<!không |chưa )vượt/.test(low)) return null;
  if (
    /đạt (?:và|hoặc|và\/hoặc) vượt|vượt (?:hoặc|và) đạt|đạt, vượt|hoàn thành (?:và|hoặc) (?:hoàn thành )?vượt/.test(low)
  )
    return set('more', 'same');
  if (/(?:không|chưa) vượt/.test(low)) return set('same', 'less');
  if (
    /(?:không|chưa) (?:đạt|hoàn thành|bảo đảm|đảm bảo)|(?:^|\s)(?:thấp hơn|dưới)(?= (?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|mức))|^hụt/.test(
      low,
    )
  )
    return set('less');
  if (/(?:^|\s)(?:vượt|cao hơn)(?=\s|$)/.test(low)) return set('more');
  if (/(?:^|\s)(?:đạt|hoàn thành|bằng|đúng bằng)(?=\s|$)/.test(low)) return set('same');
  return null;
}

/** "Tăng so với năm trước: 1; bằng: 0,5; giảm: 0" and "Vượt chỉ tiêu: 1; đạt: 0,5; không đạt: 0". */
export function draftComparison(draft: Draft): DraftOutcome | null {
  const { branches } = draft;
  if (branches.some((b) => b.amount.kind !== 'points' || condition.test(b.low))) return null;
  const trend = branches.some((b) => pastYear.test(b.low)) || speaksOfDirections(branches);
  const target =
    !trend &&
    branches.some(
      (b) =>
        /(?:^|\s)vượt(?= (?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|mức|số|so với|từ|trên|dưới)|$)/.test(b.low) ||
        /^(?:đạt|hoàn thành) (?:chỉ tiêu|mục tiêu|dự toán)/.test(b.low),
    );
  if (!trend && !target) return null;
  const numbered = branches.some((b) => /\d/.test(withoutYears(b.low)));
  if (numbered) return draftChange(draft, trend ? 'growth' : 'excess');
  const points: Partial<Record<Side, number>> = {};
  const problems: RuleProblem[] = [];
  const rest: Branch[] = [];
  for (const branch of branches) {
    if (branch.amount.kind !== 'points') return null;
    const sides = trend ? trendSides(branch.low) : targetSides(branch.low);
    if (!sides) {
      if (!isRemaining(branch.low) && branch.low !== 'không') return null;
      rest.push(branch);
      continue;
    }
    for (const side of sides) {
      if (points[side] !== undefined && points[side] !== branch.amount.points) {
        const message = 'Hai mức cùng nói về một trường hợp nhưng điểm khác nhau. Đang lấy mức nêu trước.';
        problems.push(problemAt(draft.source, branch.condition, 'error', message));
      } else points[side] = branch.amount.points;
    }
  }
  for (const branch of rest) {
    if (branch.amount.kind !== 'points') return null;
    for (const side of ['more', 'same', 'less'] as const) points[side] ??= branch.amount.points;
  }
  if (target && points.same === undefined && points.more === undefined) return null;
  // Whoever exceeds a target has also met it, where exceeding has no points of its own.
  if (target && points.more === undefined) points.more = points.same;
  problems.push(...silentSides(draft, points, trend));
  const [more, same, less] = [points.more ?? null, points.same ?? null, points.less ?? null];
  const rule = trend
    ? ({ kind: 'trend', ...baseOf(draft), up: more, same, down: less } as const)
    : ({ kind: 'target', ...baseOf(draft), exceed: more, meet: same, miss: less } as const);
  return { rule, problems };
}

function withoutYears(low: string): string {
  return low.replace(/(?:năm|quý|tháng|kỳ) (?:[ivx]+\/)?\d+/g, '');
}

/** Without "năm trước", only a full set of directions speaks of a trend ("Tăng: 1; Giữ nguyên: 0,5; Giảm: 0"). */
function speaksOfDirections(branches: readonly Branch[]): boolean {
  const heads = branches.map((b) =>
    /^(?:tăng|giảm|giữ nguyên|không tăng|không giảm|không đổi|không thay đổi|bằng|duy trì)(?: lên| xuống)?(?: hoặc .*)?$/.test(
      b.low,
    ),
  );
  const some = branches.some((b) => b.low.startsWith('tăng')) || branches.some((b) => b.low.startsWith('giảm'));
  return branches.length > 1 && some && heads.every((head, i) => head || isRemaining(branches[i]!.low));
}

function silentSides(draft: Draft, points: Partial<Record<Side, number>>, trend: boolean): RuleProblem[] {
  const words = trend
    ? { more: 'tăng so với năm trước', same: 'bằng năm trước', less: 'giảm so với năm trước' }
    : { more: 'vượt chỉ tiêu', same: 'đạt đúng chỉ tiêu', less: 'không đạt chỉ tiêu' };
  const whole = { start: 0, end: draft.source.text.length };
  return (['more', 'same', 'less'] as const)
    .filter((side) => points[side] === undefined)
    .map((side) =>
      problemAt(draft.source, whole, 'warning', `Thang điểm chưa nói được bao nhiêu điểm khi ${words[side]}.`),
    );
}

/** "Tăng từ 5% trở lên so với năm trước: 1; tăng dưới 5%: 0,5; không tăng: 0" */
function draftChange(draft: Draft, measure: Measure): DraftOutcome | null {
  const printed: PrintedStep[] = [];
  const spans: Branch[] = [];
  let otherwise: number | null = null;
  for (const branch of draft.branches) {
    if (branch.amount.kind !== 'points') return null;
    const { points } = branch.amount;
    const interval = changeInterval(branch.low, measure);
    if (interval) {
      printed.push({ interval, amount: { kind: 'points', points }, label: null });
      spans.push(branch);
    } else if (isRemaining(branch.low)) otherwise = points;
    else return null;
  }
  const arranged = arrangeSteps(printed, measure);
  return {
    rule: stepsRule(draft, arranged, measure, otherwise, null, null),
    problems: stepProblems(draft, arranged, spans, measure, otherwise),
  };
}

function changeInterval(low: string, measure: Measure): Interval | null {
  const zero = { value: 0, closed: true };
  const sides = measure === 'growth' ? trendSides(low) : targetSides(low);
  const number = withoutYears(low);
  if (!/\d/.test(number)) {
    if (!sides) return null;
    const from = sides.has('less') ? null : { value: 0, closed: sides.has('same') };
    const to = sides.has('more') ? null : { value: 0, closed: sides.has('same') };
    return sides.size === 1 && sides.has('same') ? { from: zero, to: zero } : { from, to };
  }
  const reading = parseInterval(
    number
      .replace(/(?:tăng|giảm|vượt|cao hơn|thấp hơn)(?: thêm| so với| chỉ tiêu| mức| kế hoạch| dự toán)*/g, ' ')
      .replace(/so với.*$/, ''),
  );
  if (!reading?.percent || !sides || sides.size !== 1) return null;
  const { from, to } = reading.interval;
  if (sides.has('more')) return { from: from ?? { value: 0, closed: false }, to };
  if (!sides.has('less')) return null;
  const minus = (bound: Interval['from']): Interval['from'] =>
    bound && { ...bound, value: bound.value === 0 ? 0 : -bound.value };
  return { from: minus(to), to: minus(from) ?? { value: 0, closed: false } };
}
