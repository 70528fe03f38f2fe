import type { AgencyCatalogue } from './agency-catalogue.ts';
import { createCatalogue, defaultCatalogue } from './agency-catalogue.ts';
import type { AgencyRow, CatalogueScope } from './agency-row.ts';

export interface ProvinceAgencies {
  readonly scope: CatalogueScope;
  readonly agencies: readonly AgencyRow[];
}

const built = new WeakMap<ProvinceAgencies, AgencyCatalogue>();

/** The catalogue that a province's settings give, built once for each answer; the default one without settings. */
export function catalogueOf(settings: ProvinceAgencies | null): AgencyCatalogue {
  if (settings === null || (settings.agencies.length === 0 && settings.scope === 'additions')) return defaultCatalogue;
  const catalogue = built.get(settings) ?? createCatalogue(settings.agencies, settings.scope);
  built.set(settings, catalogue);
  return catalogue;
}

/** A list with the agencies before it that it leaves out but that stay all the same. */
export function withOwn<Row extends Pick<AgencyRow, 'code'>>(own: readonly Row[], listed: readonly Row[]): Row[] {
  const codes = new Set(listed.map(({ code }) => code));
  return [...own.filter(({ code }) => !codes.has(code)), ...listed];
}
