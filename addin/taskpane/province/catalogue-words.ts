import type { ProvinceSettings } from '#shared/api/province-api.ts';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { formatDay } from '../format.ts';
import { words } from '../words.ts';

/** Which agency list the check goes by. */
export function catalogueWords(province: ProvinceSettings | null): string {
  const info = province?.catalogue ?? null;
  if (info === null) return words.catalogue.own;
  return words.catalogue.inUse(info.version, formatDay(dayInVietNam(new Date(info.at))));
}
