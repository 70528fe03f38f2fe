import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import { findOtherDocument } from '../state/other-document-of.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { dispatchSync } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';
import type { TableForSync } from './read-table.ts';

/**
 * Whether a sheet is of another document than the one it is connected with: then nothing goes out and nothing comes in
 * before its officer said which it is (SPEC L). It is told in the sync tab.
 */
export function holdsOtherDocument(
  services: PaneServices,
  { facts }: TableForSync,
  rows: SheetRows | null,
  link: DocumentLink,
): boolean {
  const other = findOtherDocument(link, facts, rows);
  if (!other) return false;
  dispatchSync(services, { type: 'failed', failure: { message: words.sync.otherDocument(other), retry: null } });
  return true;
}
