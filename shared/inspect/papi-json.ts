import { readPapiResults, type PapiResults } from '../score/papi-table.ts';
import { comparePapiYears, papiDimensions, type PapiChange, type PapiYear } from '../score/papi.ts';
import { a1 } from '../sheet/a1.ts';
import type { Grid } from '../sheet/grid.ts';

/** PAPI results as `check --json` prints them. */
export interface PapiJson {
  readonly dimensions: readonly string[];
  readonly years: readonly PapiYear[];
  readonly references: PapiResults['references'];
  readonly changes: readonly {
    readonly from: number;
    readonly to: number;
    readonly dimensions: readonly PapiChange[];
    readonly total: PapiChange;
  }[];
  readonly problems: readonly { readonly cell: string; readonly message: string }[];
}

/** The PAPI results of a sheet, `null` where it holds none. */
export function papiJson(grid: Grid): PapiJson | null {
  const results = readPapiResults(grid);
  if (results === null) return null;
  const { years, references, problems } = results;
  return {
    dimensions: papiDimensions.map(({ name }) => name),
    years,
    references,
    changes: comparePapiYears(years),
    problems: problems.map(({ cell, message }) => ({ cell: a1(cell), message })),
  };
}
