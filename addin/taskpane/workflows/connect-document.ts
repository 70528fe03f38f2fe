import type { DocumentInfo } from '#shared/api/document-api.ts';
import { normaliseText } from '#shared/text/normalise-text.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { dispatchSync } from './call-server.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { tableForSync } from './read-and-check.ts';

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

/** Remembers in the workbook which document this sheet is a copy of. */
export async function connectDocument(services: PaneServices, document: DocumentInfo): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  const { sheetId } = sheet;
  const link: DocumentLink = {
    sheetId,
    documentId: document.id,
    number: document.number,
    title: document.title,
    cursor: 0,
  };
  await saveLink(services, sheetId, link);
}

/** Forgets which document the sheet is a copy of; the hidden identities stay, so that it can be connected again. */
export async function disconnectDocument(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status === 'ready') await saveLink(services, sheet.sheetId, null);
}

/** Writes the link into the workbook and the state. */
export async function saveLink(services: PaneServices, sheetId: string, link: DocumentLink | null): Promise<void> {
  await withExcel(services, async () => {
    await services.memory.update((notes) => ({
      ...notes,
      workbookId: notes.workbookId ?? services.newId(),
      links: [...notes.links.filter((other) => other.sheetId !== sheetId), ...(link ? [link] : [])],
    }));
    dispatchSync(services, { type: 'link-changed', link });
  });
}

function comparable(number: string): string {
  return normaliseText(number).replace(/\s/g, '').toUpperCase();
}
