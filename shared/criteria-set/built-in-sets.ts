import type { CriteriaLevel } from './criteria-level.ts';
import { coversYear, criteriaSetSchema, type CriteriaSet } from './criteria-set.ts';
import department2026 from './sets/so-2026-minh-hoa.json' with { type: 'json' };
import province2026 from './sets/tinh-2026-minh-hoa.json' with { type: 'json' };
import commune2026 from './sets/xa-2026-minh-hoa.json' with { type: 'json' };

/** The criteria sets that come with the product, province first. All are illustrative: no official table is at hand. */
export const builtInSets: readonly CriteriaSet[] = [province2026, department2026, commune2026].map((data) =>
  criteriaSetSchema.parse(data),
);

/** The built-in set of that level, the one valid for `year` if any is asked; `null` when there is none. */
export function findBuiltInSet(level: CriteriaLevel, year: number | null): CriteriaSet | null {
  const ofLevel = builtInSets.filter((set) => set.level === level && (year === null || coversYear(set, year)));
  return ofLevel.sort((a, b) => b.years.from - a.years.from)[0] ?? null;
}
