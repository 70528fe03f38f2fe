/** Whose index a criteria set makes. */
export const criteriaLevels = ['province', 'department', 'commune'] as const;
export type CriteriaLevel = (typeof criteriaLevels)[number];

export const criteriaLevelNames: Readonly<Record<CriteriaLevel, string>> = {
  province: 'Cấp tỉnh',
  department: 'Cấp sở, ban, ngành',
  commune: 'Cấp xã',
};
