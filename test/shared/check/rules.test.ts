import { describe, expect, it } from 'vitest';
import { checkRules, findRule } from '#shared/check/rule-registry.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { badIssues, ruleCases } from './rule-cases.ts';
import { codesOf, criteriaSheet, findings, planSheet, smallSet, works } from './sheets.ts';

describe('every rule', () => {
  it('has a stable, unique code and says what, why and whence in Vietnamese', () => {
    const codes = checkRules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const rule of checkRules) {
      expect(rule.code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      for (const words of [rule.title, rule.why, rule.basis]) expect(words.trim()).not.toBe('');
      expect(`${rule.title}${rule.why}`).not.toContain('!');
      expect(rule.kinds.length).toBeGreaterThan(0);
      expect(findRule(rule.code)).toBe(rule);
    }
    expect(findRule('no-such-rule')).toBeNull();
  });

  it('has a case', () => {
    const covered = new Set(ruleCases.map(({ code }) => code));
    expect(checkRules.map(({ code }) => code).filter((code) => !covered.has(code))).toEqual([]);
  });

  it.each(ruleCases.map((ruleCase) => [ruleCase.code, ruleCase] as const))(
    '%s speaks up on its case',
    (code, ruleCase) => {
      const found = badIssues(ruleCase).map((issue) => `${issue.code} ${a1(issue.cell)}`);
      expect(found).toContain(`${code} ${ruleCase.cell}`);
    },
  );

  it.each(ruleCases.map((ruleCase) => [ruleCase.code, ruleCase] as const))(
    '%s is silent on a clean sheet',
    (code, { clean, options }) => {
      expect(codesOf(clean, options)).not.toContain(code);
    },
  );

  it.each(ruleCases.map((ruleCase) => [ruleCase.code, ruleCase] as const))(
    '%s says it in three short parts',
    (code, ruleCase) => {
      for (const issue of badIssues(ruleCase).filter((found) => found.code === code)) {
        expect(issue.message).not.toContain('!'.repeat(2));
        expect(issue.message).not.toMatch(/\d{4}-\d{2}-\d{2}|undefined|null|NaN|\s{2}/);
        expect(issue.message.split(/[.?](?:\s|$)/).filter((part) => part !== '').length).toBeGreaterThanOrEqual(2);
      }
    },
  );
});

describe('a clean sheet', () => {
  it('of work has no finding', () => {
    expect(findings(planSheet(works({}, {}, {}, {})))).toEqual([]);
  });

  it('of criteria has no finding, scored or not', () => {
    expect(findings(criteriaSheet(smallSet()))).toEqual([]);
    const proof = { evidence: 'Kế hoạch 12/KH-STP ngày 15/01/2026' };
    const scored = smallSet({
      '1.1.1': { choice: 'Ban hành kịp thời', self: 1, ...proof },
      '1.1.2': { numerator: 95, denominator: 100, self: 2, ...proof },
    });
    expect(findings(criteriaSheet(scored))).toEqual([]);
  });
});
