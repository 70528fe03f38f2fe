import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';
import { normaliseText } from '#shared/text/normalise-text.ts';
import { tableForSync } from './local-changes.ts';

/**
 * The documents a sheet may be a copy of, the likeliest first: of its kind only; the same decision number, then the
 * same year, come before others. `sure` tells that exactly one bears the number printed on the sheet.
 */
export function rankDocuments(
  reading: SheetReading,
  documents: readonly DocumentInfo[],
): { readonly ranked: readonly DocumentInfo[]; readonly sure: boolean } {
  const kind = tableForSync(reading)?.kind;
  const { year } = reading.facts;
  const number = reading.facts.number === null ? null : comparable(reading.facts.number);
  const sameKind = documents.filter((document) => document.kind === kind);
  const sameNumber = (document: DocumentInfo): boolean =>
    number !== null && document.number !== null && comparable(document.number) === number;
  const score = (document: DocumentInfo): number =>
    (sameNumber(document) ? 2 : 0) + (year !== null && document.year === year ? 1 : 0);
  return {
    ranked: [...sameKind].sort((a, b) => score(b) - score(a)),
    sure: sameKind.filter(sameNumber).length === 1,
  };
}

function comparable(number: string): string {
  return normaliseText(number).replace(/\s/g, '').toUpperCase();
}
