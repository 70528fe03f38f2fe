import { unkeptLimits } from './check-limits.ts';
import { checkPoints } from './check-points.ts';
import { describeRule } from './describe-rule.ts';
import { draftBranches } from './draft-branches.ts';
import { draftFormula } from './draft-formula.ts';
import { draftTally } from './draft-tally.ts';
import { isBalanced } from './parse-amount.ts';
import type { Clause } from './clause.ts';
import { readClause } from './read-clause.ts';
import { roleInFront } from './read-modifier.ts';
import { readPairs } from './read-pairs.ts';
import { baseOf, clausesOf, problemAt, quote, type Branch, type Draft, type DraftOutcome } from './rule-draft.ts';
import { readRuleText, type RuleText, type Span } from './rule-text.ts';
import type { Rule, RuleParse, RuleProblem } from './rule.ts';
import { splitClauses } from './split-clauses.ts';

/** No printed rule comes near; a longer text is a paragraph in the wrong column. */
const longestRuleText = 4000;
const mostBranches = 40;

/**
 * Reads a scoring rule as a decision prints it ("Trên 90%: 2; 70%–90%: 1; dưới 70%: 0").
 *
 * A text is understood wholly or refused with the place and the words that stopped it. Errors of an understood rule
 * tell where it contradicts itself; such a rule still scores every value that it does give points for.
 *
 * @param text the cell's text, NFC or NFD, any case
 * @param maxScore maximum of the criterion, which "điểm tối đa" stands for; `null` when unknown
 */
export function parseRule(text: string, maxScore: number | null): RuleParse {
  const parse = readRule(text, maxScore);
  if (!parse.ok || saysTheSame(parse.rule)) return parse;
  const message =
    'Câu chữ chưa rõ: có thể hiểu theo nhiều cách. Hãy viết lại mỗi mức một dòng theo mẫu “điều kiện: điểm”.';
  return refuse([{ severity: 'error', position: 0, length: text.length, message }]);
}

/** A rule whose own words would be read otherwise was not understood. */
function saysTheSame(rule: Rule): boolean {
  const again = readRule(describeRule(rule), rule.maxScore);
  return again.ok && JSON.stringify(again.rule) === JSON.stringify(rule);
}

function readRule(text: string, maxScore: number | null): RuleParse {
  if (text.length > longestRuleText) {
    const message = `Thang điểm dài quá ${longestRuleText} ký tự nên chưa đọc. Hãy chỉ để lại phần nêu mức và điểm.`;
    return refuse([{ severity: 'error', position: longestRuleText, length: text.length - longestRuleText, message }]);
  }
  const source = readRuleText(text);
  const clauses = readPairs(source) ?? splitClauses(source).map((span) => readClause(source, span, maxScore));
  if (clauses.length === 0) {
    return refuse([{ severity: 'error', position: 0, length: text.length, message: 'Thang điểm đang để trống.' }]);
  }
  const obstacles = findObstacles(source, clauses);
  if (obstacles.length > 0) return refuse(obstacles);
  const draft = makeDraft(source, clauses, maxScore);
  const outcome = draftRule(draft);
  if ('refused' in outcome) return refuse(outcome.refused);
  const unkept = unkeptLimits(outcome.rule, draft);
  if (unkept.length > 0) return refuse(unkept);
  const problems = [...outcome.problems, ...checkPoints(outcome.rule, draft)];
  return { ok: true, rule: outcome.rule, problems: problems.sort((a, b) => a.position - b.position) };
}

function refuse(problems: readonly RuleProblem[]): RuleParse {
  return { ok: false, problems };
}

/** Everything that forbids reading on: words not understood, a maximum that is missing, nested groups. */
function findObstacles(source: RuleText, clauses: readonly Clause[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const firstBranch = clauses.findIndex((c) => c.kind === 'branch' || c.kind === 'each' || c.kind === 'formula');
  clauses.forEach((clause, i) => {
    if (clause.kind === 'branch' && !isCondition(source, clause.condition)) {
      const message = `Chưa hiểu điều kiện ${quote(source, clause.condition)}. Hãy kiểm tra dấu ngoặc, dấu câu và ghi mỗi mức theo mẫu “điều kiện: điểm”.`;
      problems.push(problemAt(source, clause.condition, 'error', message));
    } else if (clause.kind === 'branch' && givesPointsInside(source, clause.condition)) {
      const message = `Chưa tách được các mức trong ${quote(source, clause.span)}. Hãy viết mỗi mức một dòng.`;
      problems.push(problemAt(source, clause.condition, 'error', message));
    } else if (clause.kind === 'unknown') problems.push(unknownProblem(source, clause));
    else if (clause.kind === 'header' && firstBranch >= 0 && i > firstBranch) {
      const message = `Chưa đọc được nhóm điều kiện lồng nhau ${quote(source, clause.span)}. Hãy tách thành từng tiêu chí riêng.`;
      problems.push(problemAt(source, clause.span, 'error', message));
    } else if ((clause.kind === 'branch' || clause.kind === 'formula') && clause.amount.kind === 'needs-maximum') {
      const message = `Cần biết điểm tối đa của tiêu chí để hiểu ${quote(source, clause.span)}. Hãy điền cột Điểm tối đa.`;
      problems.push(problemAt(source, clause.span, 'error', message));
    }
  });
  if (problems.length === 0 && firstBranch < 0 && !clauses.some((c) => c.kind === 'survey')) {
    const message = `Không thấy mức điểm nào trong ${quote(source, clauses[0]!.span)}. Hãy ghi điểm cho từng mức, ví dụ “Đạt: 1; Không đạt: 0”.`;
    problems.push(problemAt(source, clauses[0]!.span, 'error', message));
  }
  return problems.slice(0, 5);
}

/** Words that belong to points, not to a condition. */
const loose =
  /^(?:trừ|cộng)(?!\p{L})|^(?:tối đa|tối thiểu|không quá|cao nhất|thấp nhất)(?! (?:tỷ lệ |tỉ lệ )?\d)|[<>=]$/u;

/** Words that limit, add up or set apart: they belong to the whole rule and are no level of it. */
const overall =
  /^(?:nhưng |và |song )?(?:(?:tổng|tổng cộng|mức|điểm|số điểm) )*(?:(?:tổng|mức trần|trần|giới hạn|khống chế|cộng dồn|tổng số|tổng điểm)(?: cộng)?(?: (?:là|ở|mức|đến|tới|điểm))*$|(?:mức trần|giới hạn|khống chế)(?= ))|^(?:riêng(?! trường hợp)|ngoại trừ|trừ trường hợp|không kể|không áp dụng|chỉ áp dụng)(?!\p{L})|(?:^| )điểm ?= ?\p{L}|× ?(?:số )?điểm|: ?\d+(?:[.,]\d+)?\/|[,(-] ?riêng(?! trường hợp)(?!\p{L})/u;

/** A condition has words or a number, and closes the brackets it opens. */
function isCondition(source: RuleText, condition: Span): boolean {
  const low = source.low.slice(condition.start, condition.end);
  return /[\p{L}\d]/u.test(low) && isBalanced(low) && !loose.test(low) && !overall.test(low);
}

/** A condition that holds points of its own is two clauses run together. */
function givesPointsInside(source: RuleText, condition: Span): boolean {
  const low = source.low.slice(condition.start, condition.end);
  if (/\(\d+(?:[.,]\d+)? ?(?:điểm|đ)\)/.test(low)) return true;
  // "đúng hạn 0,5 điểm và đủ nội dung 0,5 điểm": two parts that add up, each with points.
  if (/\d ?(?:điểm|đ) (?:và|cộng|đồng thời) \p{L}/u.test(low)) return true;
  return /(?<![<>])[:=] ?\d+(?:[.,]\d+)? ?(?:điểm|đ)?(?! ?%|[\p{L}\d/.,])/u.test(low);
}

function unknownProblem(source: RuleText, clause: Extract<Clause, { kind: 'unknown' }>): RuleProblem {
  const words = quote(source, clause.at);
  const messages = {
    'no-points': `Chưa thấy điểm của ${words}. Hãy ghi số điểm sau dấu hai chấm.`,
    indefinite: `${words} chưa nói rõ được bao nhiêu điểm nên không tự chấm được.`,
    words: `Chưa hiểu ${words}. Hãy viết lại theo mẫu “điều kiện: điểm”.`,
  };
  return problemAt(source, clause.at, 'error', messages[clause.reason]);
}

function makeDraft(source: RuleText, clauses: readonly Clause[], maxScore: number | null): Draft {
  const notes = clauses.filter((c) => c.kind === 'note' || c.kind === 'header').map((c) => noteWords(source, c.span));
  const branches = clauses
    .filter((c) => c.kind === 'branch')
    .map((c): Branch => {
      const label = source.text.slice(c.condition.start, c.condition.end).replace(/\s+/g, ' ');
      return { span: c.span, condition: c.condition, label, low: label.toLowerCase(), amount: c.amount };
    });
  const rounding = clauses.find((c) => c.kind === 'rounding');
  const role = clauses.find((c) => c.kind === 'role');
  return {
    source,
    maxScore,
    branches,
    clauses,
    rounding: rounding?.step ?? null,
    notes: notes.filter((note) => note !== ''),
    role: role?.role ?? roleInFront(source.low.trimStart()),
  };
}

/** A note without its heading and outer brackets. */
function noteWords(source: RuleText, span: Span): string {
  const words = source.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  const bare = words.replace(/^(?:[-+×] ?|(?:ghi chú|lưu ý|chú ý|chú thích) ?:? ?)+/i, '').replace(/[\s:.,]+$/, '');
  if (!isBalanced(bare)) return bare.replace(/[()[\]{}]/g, '').trim();
  const inner = /^\((.*)\)$/.exec(bare)?.[1];
  return (inner !== undefined && isBalanced(inner) ? inner : bare).replace(/[\s:.,]+$/, '').trim();
}

function draftRule(draft: Draft): DraftOutcome {
  const { source, branches } = draft;
  if (branches.length > mostBranches) {
    const message = `Thang điểm có quá ${mostBranches} mức nên chưa đọc được.`;
    return { refused: [problemAt(source, branches[mostBranches]!.span, 'error', message)] };
  }
  const surveys = clausesOf(draft, 'survey');
  const each = clausesOf(draft, 'each');
  const formulas = clausesOf(draft, 'formula');
  if (each.length > 0) return draftTally(draft, each);
  if (formulas.length > 0) return draftFormula(draft, formulas);
  if (branches.length === 0 && surveys.length > 0) {
    return { rule: { kind: 'survey', ...baseOf(draft), factor: null }, problems: [] };
  }
  if (surveys.length > 0) {
    const message = `Vừa có điều tra xã hội học vừa có mức điểm tự chấm. Hãy tách thành hai tiêu chí.`;
    return { refused: [problemAt(source, surveys[0]!.span, 'error', message)] };
  }
  return draftBranches(draft);
}
