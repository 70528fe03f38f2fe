/** A row of a province's own agency list, as the sheet states it; an `AgencyRecord` is one. */
export interface AgencyRow {
  readonly code: string | null;
  readonly name: string | null;
  readonly variants: readonly string[];
  /** Words of the level: "Sở", "Cấp xã", "Đơn vị sự nghiệp". */
  readonly level: string | null;
  /** First and last calendar year, both inclusive. */
  readonly validFrom: number | null;
  readonly validTo: number | null;
  /** ISO day, where the last one is known. */
  readonly lastDay?: string | null;
  /** Code or name of the body the unit lies in. */
  readonly parent?: string | null;
  /** Codes or names of those who took over. */
  readonly successors?: readonly string[];
  /** Groups: codes, names or words of a level, of those who belong. */
  readonly members?: readonly string[];
}

/**
 * How a list is meant. `additions`: laid over the product's own agencies, which stay known. `complete`: the list is all
 * there is, so that a name it leaves out is no longer known.
 */
export const catalogueScopes = ['additions', 'complete'] as const;
export type CatalogueScope = (typeof catalogueScopes)[number];
