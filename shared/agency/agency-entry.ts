/**
 * What kind of body an entry is. Collectives are defined by these: "Các sở, ngành" = every `department`,
 * `office` and `branch`.
 */
export const agencyLevels = [
  'central', // Chính phủ, bộ, cơ quan Trung ương
  'province', // lãnh đạo tỉnh: UBND, HĐND, Tỉnh ủy, ban chỉ đạo
  'office', // Văn phòng UBND, Thanh tra: cơ quan chuyên môn không mang tên sở
  'department', // sở
  'branch', // ban, ngành: công an, thuế, bảo hiểm xã hội …
  'service', // đơn vị sự nghiệp: báo, đài, bệnh viện
  'unit', // đơn vị nằm trong một cơ quan
  'organisation', // mặt trận, đoàn thể
  'enterprise', // doanh nghiệp
  'district', // cấp huyện
  'commune', // cấp xã
  'group', // nhóm tập thể, không phải một cơ quan
] as const;
export type AgencyLevel = (typeof agencyLevels)[number];

/** Generic nouns that collectives are made of: "Các sở, ngành, địa phương". */
export type CollectiveNoun =
  'bo' | 'so' | 'ban' | 'nganh' | 'coQuan' | 'coQuanChuyenMon' | 'donVi' | 'diaPhuong' | 'doanThe' | 'toChuc';

/** One agency, or one group of agencies, of the catalogue. */
export interface AgencyEntry {
  /** `SNV`; collectives that are no body at all begin with `*`. */
  readonly code: string;
  /** Canonical Vietnamese name. */
  readonly name: string;
  readonly level: AgencyLevel;
  /**
   * True when the name stands for many bodies, so that nobody in particular is accountable. That holds for the `*`
   * groups and also for names such as "UBND cấp xã", which means every commune of the province.
   */
  readonly collective: boolean;
  /** Other names it goes by, the canonical one not repeated. */
  readonly variants: readonly string[];
  /** First and last calendar year in which it exists, both inclusive; `null` = no limit known. */
  readonly validFrom: number | null;
  readonly validTo: number | null;
  /** ISO day: the last one of its existence, where that is known to the day; then `validTo` is its year. */
  readonly lastDay: string | null;
  /** Codes of those who took over its work. */
  readonly successors: readonly string[];
  /** Code of the body this unit lies in, or `null`. */
  readonly partOf: string | null;
  /** Collectives: who belongs, by level and by code, unless the document defines it otherwise. */
  readonly memberLevels: readonly AgencyLevel[];
  readonly memberCodes: readonly string[];
  /** Collectives: the generic nouns of the name, so that any order and spelling of the list is understood. */
  readonly nouns: readonly CollectiveNoun[];
}

/** Whether the agency exists in a year. A year that is not known (`null`) is never an objection. */
export function isValidIn(entry: AgencyEntry, year: number | null): boolean {
  if (year === null) return true;
  return (entry.validFrom === null || year >= entry.validFrom) && (entry.validTo === null || year <= entry.validTo);
}

/**
 * Whether the agency exists for a document: in the year it is for and, where both are known to the day, on the day it
 * was issued.
 */
export function isValidFor(
  entry: AgencyEntry,
  { year, issued }: { readonly year: number | null; readonly issued: string | null },
): boolean {
  const ended = issued !== null && entry.lastDay !== null && issued > entry.lastDay;
  return !ended && isValidIn(entry, year);
}
