import fc from 'fast-check';
import { arrangeSteps, type PrintedStep } from '#shared/rule/arrange-steps.ts';
import type { RuleInput, RuleInputs } from '#shared/rule/rule-inputs.ts';
import type { Amount, Interval, Measure, Rule } from '#shared/rule/rule.ts';

const quarter = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max * 4 }).map((n) => n / 4);
const maximum = fc.constantFrom(0.5, 1, 1.5, 2, 3, 5, 10);

const subjects = [
  'Ban hành kế hoạch',
  'Gửi báo cáo',
  'Hồ sơ đúng hạn',
  'Cử công chức dự',
  'Công khai thủ tục',
  'Rà soát văn bản',
];
const manners = ['', ' kịp thời', ' chậm', ' đầy đủ', ' chưa đầy đủ', ' một phần', ' theo quy định'];
const label = fc
  .tuple(fc.constantFrom('', 'Không ', 'Chưa ', 'Có '), fc.constantFrom(...subjects), fc.constantFrom(...manners))
  .map(([not, subject, manner]) => (not === '' ? subject : not + subject.toLowerCase()) + manner);
const labels = (min: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(label, { minLength: min, maxLength: 6, selector: (text) => text.toLowerCase() });

const base = { rounding: null, notes: [] as readonly string[] };

const choice = fc.tuple(maximum, labels(1)).chain(([maxScore, names]) =>
  fc.tuple(...names.map(() => quarter(maxScore))).map((points): Rule => {
    const options = names.map((name, i) => ({ label: name, points: points[i]! }));
    return { kind: 'choice', ...base, maxScore, options };
  }),
);

function cut(values: readonly number[], closed: readonly boolean[]): Interval[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  return Array.from({ length: sorted.length + 1 }, (_, i) => ({
    from: i === 0 ? null : { value: sorted[i - 1]!, closed: closed[i - 1]! },
    to: i === sorted.length ? null : { value: sorted[i]!, closed: !closed[i]! },
  }));
}

function stepsOf(measure: Measure, values: fc.Arbitrary<number>, proportional: boolean): fc.Arbitrary<Rule> {
  const shape = fc.record({
    maxScore: maximum,
    cuts: fc.array(values, { minLength: 1, maxLength: 5 }),
    closed: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    skip: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }),
    otherwise: fc.option(fc.constant(0)),
    whenNone: fc.option(fc.constant(0.5)),
    over: fc.constantFrom(100, 100, 85, 70),
    rounding: fc.constantFrom(null, null, 0.25, 0.01),
  });
  return shape.chain((s) =>
    fc.array(quarter(s.maxScore), { minLength: 6, maxLength: 6 }).map((points): Rule => {
      const whole = measure === 'rank';
      const printed = cut(s.cuts, whole ? s.closed.map(() => true) : s.closed).flatMap((interval, i): PrintedStep[] => {
        if (s.skip[i] === 0 && i > 0) return [];
        const linear = proportional && s.skip[i] === 1;
        const amount: Amount = linear
          ? { kind: 'proportion', factor: s.maxScore, over: s.over }
          : { kind: 'points', points: points[i]! };
        return [{ interval, amount, label: null }];
      });
      const arranged = arrangeSteps(printed, measure);
      const kind = arranged.steps.some((step) => step.amount.kind === 'proportion') ? 'linear' : 'steps';
      return {
        kind,
        notes: [],
        maxScore: s.maxScore,
        rounding: s.rounding,
        measure,
        steps: arranged.steps,
        otherwise: arranged.gaps.length > 0 ? s.otherwise : null,
        whenNone: measure === 'percent' ? s.whenNone : null,
        unitName: null,
      };
    }),
  );
}

const percentSteps = stepsOf(
  'percent',
  fc.integer({ min: 1, max: 100 }).map((n) => n),
  true,
).filter(readable);
const finePercentSteps = stepsOf(
  'percent',
  fc.integer({ min: 1, max: 999 }).map((n) => n / 10),
  false,
).filter(readable);
const rankSteps = stepsOf('rank', fc.integer({ min: 2, max: 63 }), false).filter(readable);
const growthSteps = stepsOf('growth', fc.constantFrom(0, 2, 5, 10, 20), false).filter(readable);
const excessSteps = stepsOf('excess', fc.constantFrom(0, 5, 10), false).filter(readable);

/** Steps that a document would print: at least one, none over the whole axis, change steps on one side of zero. */
function readable(rule: Rule): boolean {
  if (rule.kind !== 'steps' && rule.kind !== 'linear') return true;
  const change = rule.measure === 'growth' || rule.measure === 'excess';
  return (
    rule.steps.length > 0 &&
    rule.steps.every(({ from, to }) => {
      if (from === null && to === null) return false;
      if (!change) return true;
      const low = from?.value ?? -Infinity;
      const high = to?.value ?? Infinity;
      if (low < 0 && high > 0) return false;
      return !(high === 0 && from !== null && to?.closed === true && low < 0) && !(to === null && from === null);
    }) &&
    (!change || rule.steps.some(({ from, to }) => (from?.value ?? to?.value) !== 0))
  );
}

const unit = fc.constantFrom(
  'văn bản',
  'sáng kiến được công nhận',
  'hồ sơ quá hạn',
  'lần chậm báo cáo',
  'mô hình (cấp xã)',
);
const count = fc
  .record({
    maxScore: maximum,
    role: fc.constantFrom('score' as const, 'bonus' as const),
    per: fc.constantFrom(1, 1, 2, 5),
    points: fc.constantFrom(0.1, 0.25, 0.5, 1),
    unitName: unit,
    cap: fc.option(fc.constantFrom(0.5, 1, 2)),
  })
  .map((s): Rule => ({ kind: 'count', ...base, ...s }));
const penalty = fc
  .record({ points: fc.constantFrom(0.25, 0.5, 1), unitName: unit, cap: fc.option(fc.constantFrom(2, 5)) })
  .map((s): Rule => ({ kind: 'count', ...base, maxScore: null, role: 'penalty', per: 1, ...s }));
const countedDeduction = maximum.chain((maxScore) =>
  fc
    .record({
      points: fc.constantFrom(0.1, 0.25, 0.5),
      per: fc.constantFrom(1, 1, 3),
      unitName: unit,
      floor: fc.constantFrom(0, 0, 0.25),
      cutoff: fc.option(fc.record({ from: fc.integer({ min: 2, max: 9 }), points: fc.constant(0) })),
      startLabel: fc.option(fc.constant('Gửi báo cáo đầy đủ')),
    })
    .map((s): Rule => ({ kind: 'deduction', by: 'count', ...base, maxScore, start: maxScore, ...s })),
);
const labelledDeduction = fc.tuple(maximum, labels(2)).map(([maxScore, names]): Rule => ({
  kind: 'deduction',
  by: 'label',
  ...base,
  maxScore,
  start: maxScore,
  options: names.map((name, i) => ({ label: name, points: [maxScore / 2, maxScore, 0, maxScore / 4][i % 4]! })),
}));
const side = fc.option(fc.constantFrom(0, 0.5, 1));
const trend = fc
  .record({ up: side, same: side, down: side })
  .filter(({ up, same, down }) => up !== null || same !== null || down !== null)
  .map((s): Rule => ({ kind: 'trend', ...base, maxScore: 1, ...s }));
const target = fc
  .record({ exceed: fc.constantFrom(0, 0.5, 1), meet: side, miss: side })
  .map((s): Rule => ({ kind: 'target', ...base, maxScore: 1, ...s }));
const survey = fc
  .tuple(maximum, fc.boolean())
  .map(([maxScore, converted]): Rule => ({ kind: 'survey', ...base, maxScore, factor: converted ? maxScore : null }));

/** Rules of every kind, as parsing makes them. */
export const arbitraryRule: fc.Arbitrary<Rule> = fc.oneof(
  choice,
  percentSteps,
  finePercentSteps,
  rankSteps,
  growthSteps,
  excessSteps,
  count,
  penalty,
  countedDeduction,
  labelledDeduction,
  trend,
  target,
  survey,
);

const oddities: readonly RuleInput[] = [null, '', 'chưa có', '12', '0,5', '#N/A', true, false, ' '];
const figure = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 120 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 1200 }).map((n) => n / 10) },
  { weight: 1, arbitrary: fc.constantFrom(-1, -0.5, 100, 0, 99.99, 69.999, 1e9, 1e-7) },
  { weight: 2, arbitrary: fc.constantFrom(...oddities) },
);

/** What may stand in the cells of a rule: mostly sensible figures, sometimes anything. */
export function arbitraryInputs(words: readonly string[]): fc.Arbitrary<RuleInputs> {
  const spoken = fc.constantFrom(...words, 'có', 'Không', 'đạt', 'ban hành', 'kịp thời', 'Không áp dụng');
  const choice = fc.oneof(
    { weight: 4, arbitrary: spoken },
    { weight: 2, arbitrary: fc.tuple(spoken, fc.integer({ min: 1, max: 12 })).map(([text, n]) => text.slice(0, n)) },
    { weight: 1, arbitrary: spoken.map((text) => `  ${text.toUpperCase().replace(/ /g, '  ')} `) },
    { weight: 1, arbitrary: spoken.map((text) => text.replace(' ', '\n')) },
    { weight: 1, arbitrary: spoken.map((text) => text.normalize('NFD')) },
    { weight: 3, arbitrary: fc.constantFrom(...oddities, 1) },
  );
  return fc.record(
    {
      choice,
      percent: figure,
      numerator: figure,
      denominator: figure,
      count: figure,
      rank: figure,
      current: figure,
      previous: figure,
      target: figure,
    },
    { requiredKeys: [] },
  );
}
