import type { AgencyRecord } from '../sheet/sheet-record.ts';
import type { SheetReading } from '../sheet/sheet-table.ts';
import type { AgencyRow, CatalogueScope } from './agency-row.ts';
import { defaultAgencies } from './default-agencies.ts';

/** A province's agency list as read from its sheets. */
export interface AgencyList {
  readonly rows: readonly AgencyRow[];
  /** What the list seems to be meant as; a person may say otherwise. */
  readonly scope: CatalogueScope;
}

/** The agencies that the sheets list, in reading order; `null` when none of them holds an agency list. */
export function readAgencyList(readings: readonly SheetReading[]): AgencyList | null {
  const records = readings
    .flatMap(({ tables }) => tables.flatMap((table) => table.records))
    .filter((record): record is AgencyRecord => record.kind === 'agencies' && record.name !== null);
  if (records.length === 0) return null;
  const rows = records.map(toRow);
  return { rows, scope: guessScope(rows) };
}

function toRow(record: AgencyRecord): AgencyRow {
  const { code, name, variants, level, validFrom, validTo, lastDay, parent, successors, members } = record;
  return { code, name, variants, level, validFrom, validTo, lastDay, parent, successors, members };
}

/**
 * A list that carries most of the product's own codes was made from the product's list: what it leaves out was struck
 * out. A shorter one only adds.
 */
export function guessScope(rows: readonly Pick<AgencyRow, 'code'>[]): CatalogueScope {
  const stated = new Set(rows.map(({ code }) => code));
  const carried = defaultAgencies.filter(({ code }) => stated.has(code)).length;
  return carried * 2 > defaultAgencies.length ? 'complete' : 'additions';
}
