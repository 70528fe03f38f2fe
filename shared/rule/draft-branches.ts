import { draftComparison } from './draft-comparison.ts';
import { draftCounts } from './draft-counts.ts';
import { draftRanks } from './draft-ranks.ts';
import { draftSlide } from './draft-slide.ts';
import { draftSteps, insideBrackets, notDone, placeable, refuseCondition, sameRangeTwice } from './draft-steps.ts';
import { draftTally } from './draft-tally.ts';
import { isUnitName } from './parse-amount.ts';
import { parseInterval } from './parse-interval.ts';
import { baseOf, clausesOf, problemAt, quote, type Branch, type Draft, type DraftOutcome } from './rule-draft.ts';
import type { Option, RuleProblem } from './rule.ts';

/** "Mỗi 10% …", "cứ giảm 1% …": so much for every part, which no single step or label says. */
const perUnit =
  /^(?:mỗi|cứ)(?=\s)|(?:^|[\s,])(?:mỗi|cứ)(?: mỗi)?(?: khi)?(?: (?:giảm|tăng|thấp hơn|cao hơn|thiếu|hụt|vượt|thêm))* \d/;

/** Sorts "condition: points" branches into the kind of rule that they make. */
export function draftBranches(draft: Draft): DraftOutcome {
  const slide = draftSlide(draft);
  if (slide) return slide;
  const stray = clausesOf(draft, 'floor').find((f) => f.points !== 0) ?? clausesOf(draft, 'cap').find((c) => c.deduct);
  if (stray) {
    const message = `Chưa hiểu ${quote(draft.source, stray.span)} trong thang điểm này.`;
    return { refused: [problemAt(draft.source, stray.span, 'error', message)] };
  }
  const each = draft.branches.find((b) => perUnit.test(b.low));
  if (each) return refuseCondition(draft, each);
  if (draft.branches.some((b) => b.amount.kind === 'deduct')) {
    return draftSteppedDeduction(draft) ?? draftSingleDeduction(draft) ?? draftLabelledDeduction(draft);
  }
  return (
    draftComparison(draft) ?? draftRanks(draft) ?? draftPercents(draft) ?? draftCounts(draft) ?? draftChoice(draft, [])
  );
}

function draftPercents(draft: Draft): DraftOutcome | null {
  const { branches } = draft;
  const readings = branches.map((b) => parseInterval(b.low) ?? insideBrackets(b.low));
  if (!readings.some((r) => r?.percent)) return null;
  const proportional = branches.some((b) => b.amount.kind === 'proportion');
  // "100% báo cáo: 1; thiếu 1 báo cáo: 0,5": a share and a count have no common scale.
  const counted = branches.find((_, i) => readings[i] && !readings[i].percent && readings[i].unit !== '');
  if (counted) return proportional ? refuseCondition(draft, counted) : draftChoice(draft, []);
  const compound = branches.find((_, i) => readings[i]?.compound);
  if (compound && !proportional) {
    const message = `${quote(draft.source, compound.condition)} còn điều kiện ngoài tỷ lệ nên chấm bằng cách chọn mức.`;
    return draftChoice(draft, [problemAt(draft.source, compound.condition, 'warning', message)]);
  }
  const unplaced = branches.find((b, i) => !readings[i] && !placeable(b.low));
  if (unplaced || compound)
    return proportional ? refuseCondition(draft, (unplaced ?? compound)!) : draftChoice(draft, []);
  if (!proportional && sameRangeTwice(branches, readings)) return draftChoice(draft, []);
  return draftSteps(draft, branches, []);
}

/** Points of a survey are no level that an officer could choose. */
const surveyed = /^(?:(?:điểm|kết quả) )?(?:điều tra xã hội học|điều tra xhh|đtxhh)(?!\p{L})/u;

function draftChoice(draft: Draft, problems: readonly RuleProblem[]): DraftOutcome {
  const options: Option[] = [];
  for (const branch of draft.branches) {
    if (branch.amount.kind !== 'points') return refuseCondition(draft, branch);
    options.push({ label: branch.label, points: branch.amount.points });
  }
  const [only, another] = draft.branches;
  if (only && !another && surveyed.test(only.low)) {
    const message = `${quote(draft.source, only.span)} vừa nêu điều tra xã hội học vừa nêu điểm. Điểm điều tra do tỉnh nhập: hãy chỉ ghi “Điều tra xã hội học”.`;
    return { refused: [problemAt(draft.source, only.span, 'error', message)] };
  }
  if (addsUp(options, draft.maxScore)) {
    const message = `${quote(draft.source, draft.branches[1]!.span)} và các ý khác cộng lại mới đủ điểm tối đa, nên chưa rõ là chọn một mức hay cộng dồn. Hãy tách mỗi ý thành một tiêu chí.`;
    return { refused: [problemAt(draft.source, draft.branches[1]!.span, 'error', message)] };
  }
  return { rule: { kind: 'choice', ...baseOf(draft), options }, problems };
}

/** Equal parts that only together give the maximum ("Đúng hạn: 0,5; Đủ nội dung: 0,5") are no alternatives. */
function addsUp(options: readonly Option[], maxScore: number | null): boolean {
  const each = options[0]?.points ?? 0;
  if (maxScore === null || options.length < 2 || each <= 0) return false;
  if (options.some(({ label, points }) => points !== each || notDone.test(label.toLowerCase()))) return false;
  return Math.abs(options.reduce((sum, { points }) => sum + points, 0) - maxScore) < 1e-9;
}

/** "Dưới 90%: trừ 0,5; dưới 70%: trừ 1": steps whose points are counted down from the maximum. */
function draftSteppedDeduction(draft: Draft): DraftOutcome | null {
  const { maxScore } = draft;
  const readings = draft.branches.map((b) => parseInterval(b.low));
  if (!readings.some((r) => r?.percent)) return null;
  const unclear = draft.branches.find((b, i) => b.amount.kind === 'deduct' && readings[i]?.percent && readings[i].bare);
  // "giảm 1% trừ 0,1 điểm" takes off for every percent, not once.
  if (unclear) return refuseCondition(draft, unclear);
  if (maxScore === null || maxScore <= 0 || draft.role === 'penalty') return null;
  const branches = draft.branches.map((b): Branch => {
    if (b.amount.kind !== 'deduct') return b;
    return { ...b, amount: { kind: 'points', points: Math.max(0, Number((maxScore - b.amount.points).toFixed(9))) } };
  });
  return draftPercents({ ...draft, branches });
}

/** "Chậm 01 ngày trừ 0,1 điểm", where nothing is said of two: so much for every day. */
function draftSingleDeduction(draft: Draft): DraftOutcome | null {
  const [branch, second] = draft.branches.filter((b) => b.amount.kind === 'deduct');
  const match = /^(.*?)(?:^|\s)0?1 (\p{L}.*)$/u.exec(branch?.label ?? '');
  if (!branch || second || branch.amount.kind !== 'deduct' || !match || !isUnitName(match[2]!.toLowerCase()))
    return null;
  const before = match[1]!.trim();
  const unitName = before === '' ? match[2]! : `${match[2]!} (${before})`;
  const { span, amount } = branch;
  const rest = { ...draft, branches: draft.branches.filter((b) => b !== branch) };
  const outcome = draftTally(rest, [{ kind: 'each', span, deduct: true, points: amount.points, per: 1, unitName }]);
  if ('refused' in outcome) return null;
  const message = `${quote(draft.source, branch.condition)} được hiểu là trừ cho mỗi ${match[2]!}.`;
  return {
    rule: outcome.rule,
    problems: [...outcome.problems, problemAt(draft.source, branch.condition, 'warning', message)],
  };
}

/** "Nhẹ: trừ 50%; nặng: 0" */
function draftLabelledDeduction(draft: Draft): DraftOutcome {
  const { branches, maxScore } = draft;
  const penalty = draft.role === 'penalty' || maxScore === null || maxScore <= 0;
  const options: Option[] = [];
  for (const branch of branches) {
    const { amount } = branch;
    if (amount.kind === 'points') options.push({ label: branch.label, points: amount.points });
    else if (amount.kind === 'deduct') {
      const left = penalty ? -amount.points : Math.max(0, Number((maxScore - amount.points).toFixed(9)));
      options.push({ label: branch.label, points: left === 0 ? 0 : left });
    } else return refuseCondition(draft, branch);
  }
  if (penalty) return { rule: { kind: 'choice', ...baseOf(draft), options }, problems: [] };
  return { rule: { kind: 'deduction', by: 'label', ...baseOf(draft), start: maxScore, options }, problems: [] };
}
