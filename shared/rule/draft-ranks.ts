import { arrangeSteps, type PrintedStep } from './arrange-steps.ts';
import { isRemaining, stepProblems, stepsRule } from './draft-steps.ts';
import { parseInterval } from './parse-interval.ts';
import type { Branch, Draft, DraftOutcome } from './rule-draft.ts';
import type { Interval } from './rule.ts';

const rankWord = /hạng|xếp thứ|thứ tự|đứng thứ|vị trí|(?:^|\s)top(?=\s|\d)|dẫn đầu|đứng đầu|nhóm (?:hạng )?\d|nhóm đầu/;
const number = String.raw`0?(\d{1,3})`;
const leading = new RegExp(
  String.raw`(?:top|nhóm|trong|hạng|thuộc) ?(?:top |nhóm )?${number}(?: (?:tỉnh|địa phương|đơn vị|cơ quan|xã|phường|sở|bộ|cả nước|toàn quốc|của|trong).*)?$|(?:^|\s)${number} (?:tỉnh|địa phương|đơn vị|cơ quan|xã|sở|bộ)[^\d]*(?:dẫn đầu|đứng đầu|cao nhất|đầu)`,
);
const outside = new RegExp(
  String.raw`(?:ngoài|không thuộc|không nằm trong|không lọt vào|sau)(?: (?:nhóm|top|hạng|thứ))*(?: các)? ?${number}(?=\D|$)`,
);
const alone = new RegExp(String.raw`(?:hạng|xếp thứ|đứng thứ|thứ|vị trí(?: thứ)?) ?${number}$`);
const first =
  /^(?:(?:xếp|đứng|hạng|vị trí|thứ) ?)*(?:dẫn đầu|đứng đầu|nhất|thứ nhất|hạng nhất)(?: (?:cả nước|toàn quốc|toàn tỉnh|tỉnh))?$/;

/** Whether a condition speaks of ranks or of groups with a number. */
export function namesRank(low: string): boolean {
  return rankWord.test(low);
}

/** "Nhóm 1-10: 1; nhóm 11-25: 0,5; còn lại: 0" */
export function draftRanks(draft: Draft): DraftOutcome | null {
  const { branches } = draft;
  if (branches.some((b) => b.low.includes('%')) || !branches.some((b) => rankWord.test(b.low))) return null;
  if (namesGroups(branches)) return null;
  const printed: PrintedStep[] = [];
  const spans: Branch[] = [];
  let otherwise: number | null = null;
  for (const branch of branches) {
    if (branch.amount.kind !== 'points') return null;
    const interval = rankInterval(branch.low);
    if (isRemaining(branch.low) || /^(?:không thuộc|không xếp hạng|không đạt|không)$/.test(branch.low)) {
      otherwise = branch.amount.points;
    } else if (!interval) return null;
    else {
      printed.push({ interval, amount: { kind: 'points', points: branch.amount.points }, label: null });
      spans.push(branch);
    }
  }
  const arranged = arrangeSteps(printed, 'rank');
  return {
    rule: stepsRule(draft, arranged, 'rank', otherwise, null, null),
    problems: stepProblems(draft, arranged, spans, 'rank', otherwise),
  };
}

/** "Nhóm 1, nhóm 2, nhóm 3" are names of groups, not ranks. */
function namesGroups(branches: readonly Branch[]): boolean {
  const named = branches
    .filter((b) => !isRemaining(b.low))
    .map((b) => /^(?:xếp |thuộc )?(?:nhóm|loại) (\d{1,2})$/.exec(b.low));
  return named.length > 1 && named.every((match, i) => match !== null && Number(match[1]) === i + 1);
}

/** The ranks a condition names, best first; `null` when it names none. */
function rankInterval(low: string): Interval | null {
  const from = (value: number): Interval => ({ from: { value, closed: true }, to: null });
  const upTo = (value: number): Interval => ({ from: { value: 1, closed: true }, to: { value, closed: true } });
  const beyond = outside.exec(low);
  if (beyond) return from(Number(beyond[1]) + 1);
  if (first.test(low)) return upTo(1);
  const single = alone.exec(low);
  const reading = parseInterval(low.replace(/(?<=\d) ?(?:tỉnh|địa phương|đơn vị|cơ quan|xã).*$/, ''));
  const plainNumber = reading !== null && reading.bare;
  if (single && plainNumber && !/nhóm|top|trong|thuộc/.test(low)) {
    const value = Number(single[1]);
    return { from: { value, closed: true }, to: { value, closed: true } };
  }
  const lead = leading.exec(low);
  if (lead && (reading === null || plainNumber)) return upTo(Number(lead[1] ?? lead[2]));
  if (!reading || reading.percent || reading.compound || reading.bare) return null;
  return turned(low, reading.interval);
}

/** "hạng 10 trở lên" is better than ten, "trở xuống" worse; "trên", "dưới" are left to the officer. */
function turned(low: string, interval: Interval): Interval | null {
  if (low.includes('trở lên')) return { from: { value: 1, closed: true }, to: interval.from };
  if (/trở xuống|trở lại/.test(low)) return { from: interval.to, to: null };
  if (low.includes('trở đi')) return interval;
  return interval.from !== null && interval.to !== null ? interval : /không quá|tối đa|<=/.test(low) ? interval : null;
}
