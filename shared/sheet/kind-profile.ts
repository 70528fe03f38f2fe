import type { ColumnField, SheetKind } from './sheet-kind.ts';

/** How a kind of sheet is told by its columns. */
export interface KindProfile {
  readonly kind: SheetKind;
  /** How much each field speaks for the kind; fields left out never stand on such a sheet. */
  readonly weights: Readonly<Partial<Record<ColumnField, number>>>;
  /** Folded words in the lines above the table or the sheet's name that speak for it. */
  readonly titleWords: RegExp;
  readonly titleWeight: number;
  /** Whether the fields found (with their scores) make such a sheet at all. */
  suffices(scores: ReadonlyMap<ColumnField, number>, titled: boolean): boolean;
}

const common = { ordinal: 0.2, note: 0.1, rowIdentity: 0.1 } as const;
const has = (scores: ReadonlyMap<ColumnField, number>, ...fields: readonly ColumnField[]) =>
  fields.filter((field) => (scores.get(field) ?? 0) >= 0.5).length;

/** The kinds that can be told by their columns, PAPI annexes (a plan by their columns) and surveys apart. */
export const kindProfiles: readonly KindProfile[] = [
  {
    kind: 'plan',
    weights: {
      ...common,
      objective: 1,
      task: 1.5,
      activity: 1.2,
      product: 1.2,
      leadAgencies: 1.5,
      coAgencies: 1.2,
      deadline: 1.2,
      budget: 0.4,
      status: 0.4,
      percent: 0.4,
      result: 0.4,
      evidence: 0.3,
    },
    titleWords: /ke hoach|phan cong|nhiem vu|chuong trinh|papi|tien do/,
    titleWeight: 0.5,
    suffices: (scores) =>
      // A field or an objective alone is no work: procedures have fields, targets have objectives.
      (has(scores, 'task', 'activity') > 0 ||
        ((scores.get('objective') ?? 0) >= 0.85 && has(scores, 'deadline') > 0)) &&
      (has(scores, 'leadAgencies', 'coAgencies') > 0
        ? has(scores, 'leadAgencies', 'coAgencies', 'deadline', 'product', 'activity', 'result', 'status', 'percent') >
            1 ||
          (scores.get('leadAgencies') ?? 0) >= 0.96 ||
          ((scores.get('leadAgencies') ?? 0) >= 0.85 && (scores.get('task') ?? 0) >= 0.9)
        : has(scores, 'task', 'activity') > 0 && has(scores, 'deadline', 'product', 'result', 'status', 'percent') > 1),
  },
  {
    kind: 'criteria',
    weights: {
      ...common,
      code: 0.3,
      name: 0.8,
      maxScore: 2,
      rule: 1.2,
      method: 0.6,
      choice: 0.4,
      numerator: 0.4,
      denominator: 0.4,
      declared: 0.5,
      selfScore: 1.5,
      surveyScore: 1.4,
      appraisedScore: 1.5,
      achievedScore: 1.2,
      lastYearScore: 0.8,
      indexPercent: 0.8,
      evidence: 0.6,
      lossCause: 0.9,
      remedy: 0.4,
      explanation: 0.6,
      leadAgencies: 0.4,
      deadline: 0.3,
    },
    titleWords: /bo tieu chi|tieu chi|cham diem|bo chi so|xac dinh chi so|tu danh gia|thang diem/,
    titleWeight: 0.8,
    suffices: (scores) =>
      has(scores, 'name') > 0 &&
      (has(scores, 'maxScore') > 0 ||
        has(scores, 'selfScore', 'surveyScore', 'appraisedScore', 'achievedScore', 'rule') > 1),
  },
  {
    kind: 'improvement',
    weights: {
      ...common,
      name: 0.8,
      targetRank: 2,
      weakness: 2.2,
      leadAgencies: 1,
      coAgencies: 0.8,
      remedy: 1.2,
      deadline: 0.8,
    },
    titleWords: /cai thien|nang cao|khac phuc|thu hang|han che/,
    titleWeight: 0.4,
    suffices: (scores) =>
      ((scores.get('weakness') ?? 0) >= 0.6 || (scores.get('targetRank') ?? 0) >= 0.8) &&
      has(scores, 'name', 'weakness', 'targetRank') > 1 &&
      has(scores, 'leadAgencies', 'remedy', 'deadline', 'coAgencies', 'name') > 0,
  },
  {
    kind: 'recommendations',
    weights: {
      ...common,
      recommendation: 2.6,
      source: 1,
      leadAgencies: 1.1,
      coAgencies: 0.8,
      deadline: 0.9,
      status: 0.8,
      result: 0.8,
    },
    titleWords: /kien nghi|ket luan|phan anh/,
    titleWeight: 0.8,
    suffices: (scores, titled) =>
      (scores.get('recommendation') ?? 0) >= (titled ? 0.5 : 0.7) &&
      has(scores, 'source', 'leadAgencies', 'deadline', 'status', 'result') > 1,
  },
  {
    kind: 'agencies',
    weights: {
      ...common,
      code: 0.8,
      name: 0.8,
      variants: 2,
      shortName: 2,
      level: 1,
      validFrom: 1.2,
      validTo: 1.2,
      parentAgency: 0.6,
      successors: 1,
      members: 0.6,
    },
    titleWords: /danh (?:muc|sach)(?: cac)? (?:co quan|don vi|so)|ten goi co quan/,
    titleWeight: 0.8,
    suffices: (scores, titled) =>
      has(scores, 'name') > 0 &&
      (has(scores, 'variants', 'shortName', 'level', 'validFrom', 'validTo') > 0 ||
        (has(scores, 'code') > 0 && titled)),
  },
];

/** Below this sum of evidence a table is left alone. */
export const leastEvidence = 2;
/** What each header of a foreign table (contacts, budgets) takes away. */
export const foreignPenalty = 0.9;
/** What each column without a meaning takes away, and the most that is taken in all. */
export const unknownPenalty = 0.12;
export const mostUnknownPenalty = 0.9;
