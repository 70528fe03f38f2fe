import { foldText } from '../text/fold-text.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { HeaderMatcher } from './header-block.ts';
import { meaningsOfPath } from './weigh-column.ts';

const tier = /\b(?:cap|tinh|xa|phuong|dac khu|huyen|dia phuong|trung uong|so nganh|so, nganh)\b/;
const leastLead = 0.6;
const leastAgencies = 0.3;

/**
 * Further columns that name who leads, where the lead is told by tier: "Cơ quan chủ trì" over "Cấp tỉnh | Cấp xã", or
 * "Chủ trì cấp tỉnh | Chủ trì cấp xã". People ("Lãnh đạo phụ trách", "Chuyên viên") are no agencies.
 */
export function findFurtherLeads(
  paths: ReadonlyMap<number, readonly string[]>,
  lead: number | undefined,
  isFree: (column: number) => boolean,
  profileOf: (column: number) => ColumnProfile,
  matcher: HeaderMatcher,
): readonly number[] {
  const told = lead === undefined ? undefined : paths.get(lead);
  if (!told || !tier.test(foldText(told.at(-1)!))) return [];
  const group = told.slice(0, -1).join(' ');
  return [...paths]
    .filter(([column, path]) => {
      if (column === lead || !isFree(column) || !tier.test(foldText(path.at(-1)!))) return false;
      const { filled, agency } = profileOf(column);
      if (filled > 0 && agency < leastAgencies) return false;
      const isBeside = group !== '' && path.slice(0, -1).join(' ') === group;
      const words = isBeside ? [group] : path;
      return meaningsOfPath(words, matcher).some(({ field, score }) => field === 'leadAgencies' && score >= leastLead);
    })
    .map(([column]) => column);
}
