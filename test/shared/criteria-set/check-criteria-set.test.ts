import { describe, expect, it } from 'vitest';
import { builtInSets, findBuiltInSet } from '#shared/criteria-set/built-in-sets.ts';
import { checkCriteriaSet, type SetProblemCode } from '#shared/criteria-set/check-criteria-set.ts';
import { criteriaSetSchema, type CriteriaSet, type SetCriterion } from '#shared/criteria-set/criteria-set.ts';
import { leafRule } from '#shared/criteria-set/leaf-rule.ts';
import { rowsOfSet } from '#shared/criteria-set/set-rows.ts';
import { announceTotals, totalsOfSet } from '#shared/criteria-set/set-totals.ts';
import { readExpectedTotals } from '#shared/check/expected-totals.ts';

function setOf(fields: readonly SetCriterion[], change: Partial<CriteriaSet> = {}): CriteriaSet {
  return {
    ...findBuiltInSet('commune', null)!,
    scale: 2,
    expected: { fields: null, criteria: null, subCriteria: null, selfPoints: null, surveyPoints: null },
    fields: [...fields],
    ...change,
  };
}

const yes = { rule: 'Đạt: 1; Không đạt: 0', maxScore: 1, name: 'Tiêu chí' } as const;
const good: readonly SetCriterion[] = [
  {
    code: '1',
    name: 'Lĩnh vực',
    maxScore: 2,
    children: [
      { code: '1.1', ...yes },
      { code: '1.2', ...yes },
    ],
  },
];

describe('the built-in sets', () => {
  it.each(builtInSets.map((set) => [set.id, set] as const))('%s passes its own checks', (_, set) => {
    expect(checkCriteriaSet(set)).toEqual([]);
  });

  it('cover the three levels and say that they are illustrative', () => {
    expect(builtInSets.map(({ level }) => level)).toEqual(['province', 'department', 'commune']);
    for (const set of builtInSets) {
      expect(set.illustrative).toBe(true);
      expect(set.note).toContain('MINH HỌA');
      expect(set.id).toContain('minh-hoa');
    }
  });

  it('keep what decisions announce: 7/39/61 and 83 + 17 for departments, 8 fields of 2017 for the province', () => {
    const department = totalsOfSet(findBuiltInSet('department', 2026)!);
    expect(department).toEqual({
      fields: 7,
      criteria: 39,
      subCriteria: 61,
      points: 100,
      selfPoints: 83,
      surveyPoints: 17,
    });
    const province = findBuiltInSet('province', 2026)!;
    expect(province.fields.map(({ maxScore }) => maxScore)).toEqual([10, 10, 14.5, 11, 16, 7, 16, 15.5]);
  });

  it('announce their totals in words that the recognition reads', () => {
    for (const set of builtInSets) {
      const { fields, criteria, subCriteria, selfPoints, surveyPoints } = set.expected;
      expect(readExpectedTotals(announceTotals(set))).toEqual({
        fields,
        criteria,
        subCriteria,
        selfPoints,
        surveyPoints,
        scale: 100,
      });
    }
  });

  it('have a rule that is understood, with inputs, on every self-scored row', () => {
    for (const set of builtInSets) {
      for (const row of rowsOfSet(set)) {
        if (row.children.length === 0) expect(leafRule(row).rule, row.node.code).not.toBeNull();
      }
    }
  });

  it('are found by level and year', () => {
    expect(findBuiltInSet('commune', 2026)?.id).toBe('xa-2026-minh-hoa');
    expect(findBuiltInSet('commune', 2031)).toBeNull();
  });
});

describe('the checks of a set', () => {
  it('find nothing in a sound one', () => {
    expect(checkCriteriaSet(setOf(good))).toEqual([]);
  });

  const field = (children: readonly SetCriterion[], maxScore = 2): readonly SetCriterion[] => [
    { code: '1', name: 'Lĩnh vực', maxScore, children },
  ];
  const expected = { fields: 2, criteria: 2, subCriteria: 0, selfPoints: 2, surveyPoints: null };
  it.each<[string, CriteriaSet, SetProblemCode]>([
    [
      'a code twice',
      setOf(
        field([
          { code: '1.1', ...yes },
          { code: '1.1', ...yes },
        ]),
      ),
      'code-duplicate',
    ],
    [
      'a code under another field',
      setOf(
        field([
          { code: '1.1', ...yes },
          { code: '2.1', ...yes },
        ]),
      ),
      'code-misplaced',
    ],
    [
      'a dotted code without a parent',
      setOf([{ code: '1.1', ...yes, maxScore: 2, rule: 'Đạt: 2; Không đạt: 0' }]),
      'code-misplaced',
    ],
    [
      'a code that is no code',
      setOf(
        field([
          { code: '1.1', ...yes },
          { code: 'x?', ...yes },
        ]),
      ),
      'code-misplaced',
    ],
    [
      'children that do not add up',
      setOf(
        field(
          [
            { code: '1.1', ...yes },
            { code: '1.2', ...yes },
          ],
          3,
        ),
      ),
      'maximum-sum',
    ],
    ['a set off its scale', setOf(good, { scale: 100 }), 'scale-mismatch'],
    ['another count than announced', setOf(good, { expected }), 'count-mismatch'],
    [
      'other points than announced',
      setOf(good, { expected: { ...expected, fields: 1, selfPoints: 1.5 } }),
      'points-mismatch',
    ],
    ['no maximum', setOf(field([{ code: '1.1', ...yes, maxScore: null }])), 'maximum-missing'],
    ['no rule', setOf(field([{ code: '1.1', name: 'Một', maxScore: 2 }])), 'rule-missing'],
    [
      'a rule nobody understands',
      setOf(field([{ code: '1.1', name: 'Một', maxScore: 2, rule: 'Tùy theo kết quả' }])),
      'rule-not-understood',
    ],
    [
      'a rule beyond its maximum',
      setOf(
        field([
          { code: '1.1', ...yes, rule: 'Đạt: 3; Không đạt: 0' },
          { code: '1.2', ...yes },
        ]),
      ),
      'rule-contradiction',
    ],
    [
      'a rule that never reaches its maximum',
      setOf(field([{ code: '1.1', ...yes, maxScore: 2 }])),
      'rule-below-maximum',
    ],
    [
      'a survey that is self-scored',
      setOf(field([{ code: '1.1', name: 'Một', maxScore: 2, method: 'self', rule: 'Điều tra xã hội học' }])),
      'method-mismatch',
    ],
    [
      'a bonus without a limit',
      setOf([
        ...good,
        { code: '2', name: 'Điểm thưởng', maxScore: 1, rule: 'Điểm thưởng: mỗi sáng kiến 0,5 điểm, tối đa 1' },
      ]),
      'extra-uncapped',
    ],
  ])('report %s', (_, set, code) => {
    expect(checkCriteriaSet(set).map((problem) => problem.code)).toContain(code);
  });

  it('let plain codes start again under every group', () => {
    const fields = ['I', 'II'].map((code) => ({ code, name: 'Phần', maxScore: 1, children: [{ code: '1', ...yes }] }));
    expect(checkCriteriaSet(setOf(fields))).toEqual([]);
  });

  it('leave bonus rows out of sums and points', () => {
    const set = setOf(
      [...good, { code: '2', name: 'Điểm thưởng', maxScore: 1, rule: 'Điểm thưởng: mỗi sáng kiến 0,5 điểm, tối đa 1' }],
      {
        policy: { ...findBuiltInSet('commune', null)!.policy, bonusCap: 1 },
        expected: { ...expected, fields: 1, subCriteria: null },
      },
    );
    expect(checkCriteriaSet(set)).toEqual([]);
  });
});

describe('the schema of a set', () => {
  const plain = structuredClone(findBuiltInSet('commune', null)!);
  it.each([
    ['an unknown key', { ...plain, extra: 1 }],
    ['years that run backwards', { ...plain, years: { from: 2026, to: 2025 } }],
    ['an illustrative set that does not say what is official', { ...plain, note: null }],
    ['no field', { ...plain, fields: [] }],
    ['a level it does not know', { ...plain, level: 'district' }],
    [
      'more rows than formulas can rank',
      {
        ...plain,
        fields: Array.from({ length: 10 }, (_, i) => ({
          code: `${i + 1}`,
          name: 'x',
          maxScore: 1,
          children: Array.from({ length: 150 }, (_row, j) => ({ code: `${i + 1}.${j + 1}`, name: 'x', maxScore: 1 })),
        })),
      },
    ],
  ])('refuses %s', (_, data) => {
    expect(criteriaSetSchema.safeParse(data).success).toBe(false);
  });
});
