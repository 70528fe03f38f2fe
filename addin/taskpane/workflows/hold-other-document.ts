import { otherDocument } from '#shared/sync/other-document.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { dispatchSync } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';
import type { TableForSync } from './read-table.ts';

/**
 * Whether a sheet says another document than the one it is connected with: then nothing goes out and nothing comes in
 * before its officer said which it is (SPEC L). It is told in the sync tab.
 */
export function holdsOtherDocument(services: PaneServices, { facts }: TableForSync, link: DocumentLink): boolean {
  const other = otherDocument(facts, link);
  if (!other) return false;
  const message = words.sync.otherDocument(other.sheet, other.document);
  dispatchSync(services, { type: 'failed', failure: { message, retry: null } });
  return true;
}
