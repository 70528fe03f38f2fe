import caMau from '../../../examples/data/criteria-camau-1880-2013.json' with { type: 'json' };
import { findBuiltInSet } from '#shared/criteria-set/built-in-sets.ts';
import { criterionMethodNames, type SetCriterion } from '#shared/criteria-set/criteria-set.ts';

/** One line of a criteria set, as printed. */
export interface Criterion {
  readonly code: string;
  readonly name: string;
  readonly max: number;
  readonly rule: string | null;
  readonly method: string | null;
  readonly level: number;
  readonly leaf: boolean;
}

interface Node {
  readonly code: string;
  readonly name: string;
  readonly maxScore: number;
  readonly rule?: string;
  readonly scoringRuleText?: string | null;
  readonly method?: string | null;
  readonly children?: readonly Node[] | null;
}

function flatten(nodes: readonly Node[], level = 1): Criterion[] {
  return nodes.flatMap((node) => {
    const children = flatten(node.children ?? [], level + 1);
    const leaf = children.length === 0;
    const rule = leaf ? (node.rule ?? node.scoringRuleText ?? null) : null;
    const { code, name, maxScore: max, method = null } = node;
    return [{ code, name, max, rule, method: leaf ? method : null, level, leaf }, ...children];
  });
}

/** What was read of decision 1880/QĐ-UBND of Cà Mau (2013): criteria 1.1 and 1.2, with points that add up. */
export const caMau2013: readonly Criterion[] = flatten(caMau.criteria)
  .filter(({ code }) => !code.startsWith('1.3'))
  .map((one) => (one.code === '1' ? { ...one, max: 7 } : one));

/** The illustrative department set with the structure of decision 237/QĐ-UBND of Bắc Ninh: 7, 39, 61; 83 + 17 points. */
export const department2026: readonly Criterion[] = flatten(findBuiltInSet('department', 2026)!.fields.map(asPrinted));

/** A criterion of a set with its method in the words of a sheet. */
function asPrinted({ code, name, maxScore, rule, method, children }: SetCriterion): Node {
  return {
    code,
    name,
    maxScore: maxScore ?? 0,
    ...(rule === undefined ? {} : { rule }),
    ...(method === undefined ? {} : { method: criterionMethodNames[method] }),
    children: children?.map(asPrinted) ?? null,
  };
}

/** Fields of the province set of 2017 (2948/QĐ-BNV): names and points that come to 100. */
export const provinceFields2017: readonly (readonly [string, number])[] = [
  ['Công tác chỉ đạo, điều hành cải cách hành chính', 10],
  ['Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật tại tỉnh', 10],
  ['Cải cách thủ tục hành chính', 14.5],
  ['Cải cách tổ chức bộ máy hành chính', 11],
  ['Xây dựng và nâng cao chất lượng đội ngũ công chức, viên chức', 16],
  ['Cải cách tài chính công', 7],
  ['Hiện đại hóa hành chính', 16],
  ['Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế - xã hội', 15.5],
];
