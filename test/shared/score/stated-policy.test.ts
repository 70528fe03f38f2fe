import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainScorePolicy, type ScorePolicy } from '#shared/rule/score-policy.ts';
import { describePolicy, readStatedPolicy } from '#shared/score/stated-policy.ts';

describe('a stated policy', () => {
  it('reads back as it was written, composed or not', () => {
    const cap = fc.option(fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4));
    const policies: fc.Arbitrary<ScorePolicy> = fc.record({
      decimals: fc.option(fc.integer({ min: 0, max: 6 })),
      notApplicable: fc.constantFrom('rescale', 'full-marks'),
      rescaleWithoutSurvey: fc.boolean(),
      bonusCap: cap,
      penaltyCap: cap,
    });
    fc.assert(
      fc.property(policies, fc.constantFrom('NFC', 'NFD'), (policy, form) => {
        expect(readStatedPolicy(`BỘ TIÊU CHÍ ; ${describePolicy(policy)} ; x`.normalize(form))).toEqual(policy);
      }),
      { seed: 20260701, numRuns: 400 },
    );
  });

  it.each<[string, Partial<ScorePolicy>]>([
    ['Điểm làm tròn 2 chữ số thập phân', { decimals: 2 }],
    ['Kết quả lấy đến 2 số lẻ', { decimals: 2 }],
    ['(Làm tròn đến hàng đơn vị)', { decimals: 0 }],
    ['Tiêu chí không áp dụng được tính đủ điểm tối đa', { notApplicable: 'full-marks' }],
    ['Tiêu chí "Không áp dụng" thì trừ khỏi tổng điểm', { notApplicable: 'rescale' }],
    ['Điểm thưởng tối đa 5 điểm; điểm trừ không quá 2,5 điểm', { bonusCap: 5, penaltyCap: 2.5 }],
  ])('is understood from “%s”', (text, stated) => {
    expect(readStatedPolicy(text)).toEqual({ ...plainScorePolicy, ...stated });
  });

  it.each([
    '',
    'BỘ TIÊU CHÍ CHẤM ĐIỂM NĂM 2026 ; 07 lĩnh vực, 39 tiêu chí; thang điểm 100',
    'Điều tra xã hội học 17 điểm',
    'Điểm thưởng, điểm trừ theo quy định',
  ])('is not seen in “%s”', (text) => {
    expect(readStatedPolicy(text)).toBeNull();
  });
});
