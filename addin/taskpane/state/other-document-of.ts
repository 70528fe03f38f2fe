import { otherDocument, type OtherDocument } from '#shared/sync/other-document.ts';
import type { PaneState } from './pane-state.ts';

/** The other document that the sheet in front says it is; `null` while it is the one it is connected with. */
export function otherDocumentOf({ sheet, sync: { link } }: PaneState): OtherDocument | null {
  return sheet.status === 'ready' && link !== null ? otherDocument(sheet.report.reading.facts, link) : null;
}
