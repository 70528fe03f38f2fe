import type { CriteriaSet } from '../criteria-set/criteria-set.ts';
import { announceTotals } from '../criteria-set/set-totals.ts';
import { plainScorePolicy } from '../rule/score-policy.ts';
import { describePolicy } from '../score/stated-policy.ts';
import type { TemplateDraft } from './template-draft.ts';

/** The word that every sheet of an illustrative set carries. */
export const illustrativeWord = 'MINH HỌA';

const leftEnd = 2;
const rightStart = 9;

/** "MINH HỌA - BỘ TIÊU CHÍ … NĂM 2026" */
export function templateTitle(set: CriteriaSet, year: number): string {
  const name = `${set.name.normalize('NFC').toLocaleUpperCase('vi')} NĂM ${year}`;
  return set.illustrative ? `${illustrativeWord} - ${name}` : name;
}

/** The line under the title: the decision a set is issued with, or what an illustrative one is. */
export function originLine({ decision, issuer, illustrative }: CriteriaSet): string | null {
  const date = decision?.date ?? null;
  const day = date === null ? '' : ` ngày ${date.split('-').reverse().join('/')}`;
  const named =
    decision === null ? null : `Quyết định số ${decision.number}${day}${issuer === null ? '' : ` của ${issuer}`}`;
  if (!illustrative) return named === null ? null : `(Kèm theo ${named})`;
  return named === null
    ? `(${illustrativeWord}: không phải bộ tiêu chí chính thức)`
    : `(${illustrativeWord}: cấu trúc tham khảo ${named}; không phải bộ tiêu chí chính thức)`;
}

/** How the set scores beyond its rules; `null` when plainly, which is what a sheet that says nothing is taken for. */
function policyLine({ policy }: CriteriaSet): string | null {
  const line = describePolicy(policy);
  return line === describePolicy(plainScorePolicy) ? null : line;
}

/** Letterhead, title, origin, announced totals and how the set scores, as an office prints them; answers the row of the header. */
export function writeTitleBlock(draft: TemplateDraft, set: CriteriaSet, year: number, right: number): number {
  const prompt = { title: 'Tên cơ quan', text: 'Gõ tên cơ quan cấp trên và tên đơn vị thay cho dấu chấm.' };
  const names = set.level === 'province' ? ['UBND TỈNH ……………', '………………………'] : ['UBND TỈNH ……………', 'ĐƠN VỊ: ……………'];
  const mottos = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
  for (const row of [0, 1]) {
    draft.band(row, 0, leftEnd, 'letterhead', names[row]!);
    draft.validate(row, 0, { kind: 'any' }, prompt, null);
    draft.band(row, rightStart, right, 'motto', mottos[row]!);
    draft.heights.set(row, 18);
  }
  let row = 2;
  draft.band(row, 0, right, 'title', templateTitle(set, year));
  draft.heights.set(row, 26);
  const lines = [originLine(set), announceTotals(set), set.note, policyLine(set)].filter((line) => line !== null);
  for (const line of lines) {
    row += 1;
    draft.band(row, 0, right, 'subtitle', line);
    draft.heights.set(row, line.length > 190 ? 32 : 17);
  }
  draft.heights.set(row + 1, 46);
  return row + 1;
}
