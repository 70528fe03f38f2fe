import { growCriteriaTree, type CriterionNode } from '../check/criteria-tree.ts';
import { isSurveyCriterion, rememberRules } from '../check/criterion-rule.ts';
import { readExpectedTotals } from '../check/expected-totals.ts';
import { plainScorePolicy } from '../rule/score-policy.ts';
import { readStatedPolicy } from '../score/stated-policy.ts';
import type { CriterionRecord } from '../sheet/sheet-record.ts';
import type { SheetReading } from '../sheet/sheet-table.ts';
import { foldText } from '../text/fold-text.ts';
import type { CriteriaLevel } from './criteria-level.ts';
import { criteriaSetSchema, type CriteriaSet, type SetCriterion } from './criteria-set.ts';

export interface SetReadingOptions {
  /** Id of the set that is made. */
  readonly id: string;
  /** The lines above the table, which may announce totals ("07 lĩnh vực, 39 tiêu chí …"). */
  readonly titleText?: string;
  /** Given by the caller, they are not looked for in the sheet. */
  readonly level?: CriteriaLevel;
  readonly year?: number;
}

/** `unknown` names what a sheet did not say and the caller must give. */
export type SetRead =
  | { readonly ok: true; readonly set: CriteriaSet }
  | {
      readonly ok: false;
      readonly reason: 'no-criteria' | 'level-unknown' | 'year-unknown' | 'not-a-set';
      readonly message: string;
    };

const plainTotal = 100;

/** Makes a criteria set from the first criteria table of a recognised sheet; declared figures and scores are left behind. */
export function readCriteriaSet(reading: SheetReading, options: SetReadingOptions): SetRead {
  const table = reading.tables.find(({ kind }) => kind === 'criteria');
  const { roots, orphans } = table ? growCriteriaTree(table) : { roots: [], orphans: [] };
  const tops = [...roots, ...orphans].sort((a, b) => a.record.row - b.record.row);
  if (!table || tops.length === 0) {
    return refuse(
      'no-criteria',
      `Trang «${reading.name}» không có bảng tiêu chí. Hãy chọn trang có cột tên tiêu chí và điểm tối đa.`,
    );
  }
  const { facts } = reading;
  const titleText = options.titleText ?? '';
  const level = options.level ?? levelIn(`${facts.title ?? ''} ${reading.name} ${titleText}`);
  if (level === null) {
    return refuse(
      'level-unknown',
      'Trang không nói bộ tiêu chí của cấp nào. Hãy cho biết: cấp tỉnh, cấp sở hay cấp xã.',
    );
  }
  const year = options.year ?? facts.year;
  if (year === null)
    return refuse('year-unknown', 'Trang không nói bộ tiêu chí áp dụng cho năm nào. Hãy cho biết năm.');
  const ruleOf = rememberRules();
  const expected = readExpectedTotals(titleText);
  const sum = tops.reduce((total, { record }) => total + (record.maxScore ?? 0), 0);
  const parsed = criteriaSetSchema.safeParse({
    id: options.id,
    name: nameOf(facts.title ?? reading.name),
    decision: facts.number === null ? null : { number: facts.number, date: facts.date },
    issuer: null,
    level,
    years: { from: year, to: year },
    illustrative: facts.illustrative,
    note: facts.illustrative
      ? 'Lập từ một trang ghi MINH HỌA; điểm và thang điểm không phải số liệu chính thức.'
      : null,
    scale: expected.scale ?? (sum > 0 ? Number(sum.toFixed(6)) : plainTotal),
    expected: {
      fields: expected.fields,
      criteria: expected.criteria,
      subCriteria: expected.subCriteria,
      selfPoints: expected.selfPoints,
      surveyPoints: expected.surveyPoints,
    },
    policy: readStatedPolicy(titleText) ?? plainScorePolicy,
    fields: nodesOf(tops, null, (record) => isSurveyCriterion(record, ruleOf(record))),
  });
  if (parsed.success) return { ok: true, set: parsed.data };
  const [issue] = parsed.error.issues;
  return refuse(
    'not-a-set',
    `Bảng tiêu chí chưa thành bộ được (${issue?.path.join(' › ') ?? ''}: ${issue?.message ?? ''}).`,
  );
}

function refuse(reason: Extract<SetRead, { ok: false }>['reason'], message: string): SetRead {
  return { ok: false, reason, message };
}

function nodesOf(
  nodes: readonly CriterionNode[],
  parent: string | null,
  isSurvey: (record: CriterionRecord) => boolean,
): SetCriterion[] {
  return nodes.map((node, index) => {
    const { record } = node;
    const code = record.code ?? (parent === null ? String(index + 1) : `${parent}.${index + 1}`);
    const note = record.note === null ? {} : { note: record.note };
    const base = { code, name: record.name ?? '', maxScore: record.maxScore, ...note };
    if (node.children.length > 0) return { ...base, note: undefined, children: nodesOf(node.children, code, isSurvey) };
    const lead = record.leadAgencies.map(({ text }) => text).join('; ');
    return {
      ...base,
      method: isSurvey(record)
        ? ('survey' as const)
        : isAppraisedOnly(record)
          ? ('appraised' as const)
          : ('self' as const),
      ...(record.rule === null ? {} : { rule: record.rule }),
      ...(record.evidence === null ? {} : { evidence: record.evidence }),
      ...(lead === '' ? {} : { lead }),
    };
  });
}

function isAppraisedOnly({ method }: CriterionRecord): boolean {
  const folded = foldText(method ?? '');
  return /tham dinh/.test(folded) && !/tu (?:cham|danh gia)/.test(folded);
}

function levelIn(text: string): CriteriaLevel | null {
  const folded = foldText(text);
  if (/cap xa|xa, phuong|phuong, xa|cac xa\b|ubnd xa|ubnd phuong/.test(folded)) return 'commune';
  if (/cap so|cap phong|so, ban|so, nganh|co quan chuyen mon|cac so\b/.test(folded)) return 'department';
  return /cap tinh|\btinh\b|thanh pho truc thuoc/.test(folded) ? 'province' : null;
}

/** The name of the set without the year and without the word MINH HỌA, which are kept beside it. */
function nameOf(title: string): string {
  const name = title
    .normalize('NFC')
    .replace(/^\s*minh\s+h(?:ọa|oạ)\s*[-:–]\s*/iu, '')
    .replace(/\s*[-:–(]?\s*minh\s+h(?:ọa|oạ)\s*\)?\s*$/iu, '')
    .replace(/\s+năm\s+(?:19|20)\d\d\s*$/iu, '')
    .trim();
  return name === '' ? title : name;
}
