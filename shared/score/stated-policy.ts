import { formatDecimal } from '../rule/exact-number.ts';
import { plainScorePolicy, type ScorePolicy } from '../rule/score-policy.ts';
import { foldText } from '../text/fold-text.ts';

/**
 * How a set scores beyond its rules, in the words that stand under the title of its sheet. They travel with every copy
 * of the sheet, through any program, and `readStatedPolicy` reads them back.
 */
export function describePolicy(policy: ScorePolicy): string {
  const { decimals, notApplicable, rescaleWithoutSurvey, bonusCap, penaltyCap } = policy;
  const parts = [
    decimals === null
      ? 'điểm không làm tròn'
      : decimals === 0
        ? 'điểm làm tròn đến số nguyên'
        : `điểm làm tròn đến ${decimals} chữ số thập phân`,
    notApplicable === 'full-marks'
      ? 'tiêu chí «Không áp dụng» được tính đủ điểm'
      : 'tiêu chí «Không áp dụng» trừ khỏi điểm tối đa',
    rescaleWithoutSurvey
      ? 'chưa có kết quả điều tra thì chỉ số tính trên phần còn lại'
      : 'chưa có kết quả điều tra thì chỉ số vẫn tính trên cả thang điểm',
    bonusCap === null ? null : `điểm thưởng cả năm nhiều nhất ${formatDecimal(bonusCap)}`,
    penaltyCap === null ? null : `điểm trừ cả năm nhiều nhất ${formatDecimal(penaltyCap)}`,
  ].filter((part) => part !== null);
  return `Quy ước tính điểm: ${parts.join('; ')}.`;
}

const figure = '(\\d{1,4}(?:[.,]\\d+)?)';
const limit = '[^;.]{0,24}(?:nhieu nhat|toi da|khong qua|khong vuot qua)(?: la)?';

const patterns = {
  decimals: /(?:lam tron|lay)(?: den)? (\d) (?:chu so|so)(?: thap phan| le| sau dau phay)/,
  whole: /lam tron(?: den)? (?:so nguyen|hang don vi)/,
  exact: /khong lam tron/,
  fullMarks: /khong ap dung\W{0,2}[^;.]{0,40}(?:du diem|diem toi da cua tieu chi|tron diem)/,
  rescale:
    /khong ap dung\W{0,2}[^;.]{0,40}(?:tru khoi|tru ra khoi|khong tinh vao|loai khoi|giam tru)(?: tong)? ?(?:so )?diem/,
  wholeScale: /chua co (?:ket qua )?(?:dieu tra|dtxhh|khao sat)[^;.]{0,40}(?:ca thang diem|toan thang diem|tong thang)/,
  restOfScale: /chua co (?:ket qua )?(?:dieu tra|dtxhh|khao sat)[^;.]{0,40}(?:phan con lai|quy doi)/,
  bonus: new RegExp(`diem (?:thuong|cong)${limit} ${figure}`),
  penalty: new RegExp(`diem tru${limit} ${figure}`),
};

/**
 * The policy that the lines above a criteria table state, each part by itself; what they leave unsaid is plain. `null`
 * when they say nothing of it.
 */
export function readStatedPolicy(titleText: string): ScorePolicy | null {
  const folded = foldText(titleText);
  const says = (pattern: RegExp): boolean => pattern.test(folded);
  const decimals = patterns.decimals.exec(folded)?.[1];
  const capOf = (pattern: RegExp): number | undefined => {
    const written = pattern.exec(folded)?.[1];
    return written === undefined ? undefined : Number(written.replace(',', '.'));
  };
  const bonusCap = capOf(patterns.bonus);
  const penaltyCap = capOf(patterns.penalty);
  const stated: Partial<ScorePolicy> = {
    ...(decimals !== undefined && Number(decimals) <= mostDecimals ? { decimals: Number(decimals) } : {}),
    ...(decimals === undefined && says(patterns.whole) ? { decimals: 0 } : {}),
    ...(says(patterns.exact) ? { decimals: null } : {}),
    ...(says(patterns.rescale) ? { notApplicable: 'rescale' as const } : {}),
    ...(says(patterns.fullMarks) ? { notApplicable: 'full-marks' as const } : {}),
    ...(says(patterns.restOfScale) ? { rescaleWithoutSurvey: true } : {}),
    ...(says(patterns.wholeScale) ? { rescaleWithoutSurvey: false } : {}),
    ...(bonusCap === undefined ? {} : { bonusCap }),
    ...(penaltyCap === undefined ? {} : { penaltyCap }),
  };
  return Object.keys(stated).length === 0 ? null : { ...plainScorePolicy, ...stated };
}

const mostDecimals = 6;
