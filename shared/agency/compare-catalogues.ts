import type { AgencyCatalogue } from './agency-catalogue.ts';
import type { AgencyEntry } from './agency-entry.ts';

/** What an agency is now and was before. */
export interface AgencyChange {
  readonly before: AgencyEntry;
  readonly after: AgencyEntry;
  readonly variantsAdded: readonly string[];
  readonly variantsDropped: readonly string[];
  /** Something other than the other names changed: name, level, years, body, successors or members. */
  readonly otherwise: boolean;
}

export interface CatalogueComparison {
  readonly added: readonly AgencyEntry[];
  readonly changed: readonly AgencyChange[];
  /** Those whose end the new catalogue states for the first time; they are not repeated in `changed`. */
  readonly ended: readonly AgencyChange[];
  /** Those that the new catalogue no longer knows. */
  readonly dropped: readonly AgencyEntry[];
}

/** What a new catalogue does to the one before, agency by agency, by code. Linear in both. */
export function compareCatalogues(before: AgencyCatalogue, after: AgencyCatalogue): CatalogueComparison {
  const added: AgencyEntry[] = [];
  const changed: AgencyChange[] = [];
  const ended: AgencyChange[] = [];
  for (const entry of after.entries) {
    const was = before.byCode.get(entry.code);
    if (was === undefined) {
      added.push(entry);
      continue;
    }
    const change = changeOf(was, entry);
    if (was.validTo === null && entry.validTo !== null) ended.push(change);
    else if (change.otherwise || change.variantsAdded.length + change.variantsDropped.length > 0) changed.push(change);
  }
  return { added, changed, ended, dropped: before.entries.filter(({ code }) => !after.byCode.has(code)) };
}

/** Whether the two catalogues say the same. */
export function isUnchanged({ added, changed, ended, dropped }: CatalogueComparison): boolean {
  return added.length + changed.length + ended.length + dropped.length === 0;
}

function changeOf(before: AgencyEntry, after: AgencyEntry): AgencyChange {
  const [was, is] = [new Set([before.name, ...before.variants]), new Set([after.name, ...after.variants])];
  return {
    before,
    after,
    variantsAdded: after.variants.filter((name) => !was.has(name)),
    variantsDropped: [before.name, ...before.variants].filter((name) => !is.has(name)),
    otherwise: identity(before) !== identity(after),
  };
}

/** Everything about an entry but its other names, as one text. */
function identity(entry: AgencyEntry): string {
  return JSON.stringify({ ...entry, variants: [] }, Object.keys(entry).sort());
}
