import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { dispatchSync } from './call-server.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

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
    year: document.year,
    accepted: null,
    cursor: 0,
    scope: 'all',
    held: null,
    gone: [],
    letGo: [],
  };
  await saveLink(services, sheetId, link);
}

/** Remembers that the sheet is still this document, though its words say another: for these words only. */
export async function acceptDocument(services: PaneServices, claim: string): Promise<void> {
  const { link } = services.store.getState().sync;
  if (link) await saveLink(services, link.sheetId, { ...link, accepted: claim });
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

/** Keeps what changed about a link, of whichever sheet; nothing is written where nothing did. */
export async function rememberLink(services: PaneServices, next: DocumentLink): Promise<void> {
  const was = services.store.getState().sync.link;
  if (was !== null && isSameLink(was, next)) return;
  await services.memory.update((notes) => ({
    ...notes,
    links: notes.links.map((other) => (other.sheetId === next.sheetId ? next : other)),
  }));
  if (services.store.getState().sync.link?.sheetId === next.sheetId) {
    dispatchSync(services, { type: 'link-changed', link: next });
  }
}

function isSameLink(was: DocumentLink, next: DocumentLink): boolean {
  return (
    was.sheetId === next.sheetId &&
    was.cursor === next.cursor &&
    was.sight === next.sight &&
    was.held === next.held &&
    was.gone.join(' ') === next.gone.join(' ') &&
    was.letGo.join(' ') === next.letGo.join(' ')
  );
}
