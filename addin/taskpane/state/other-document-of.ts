import { otherDocument as saysOther } from '#shared/sync/other-document.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import type { DocumentFacts } from '#shared/sheet/sheet-table.ts';
import { isOfOtherDocument } from './held-rows.ts';
import type { PaneState } from './pane-state.ts';
import type { DocumentLink } from './workbook-notes.ts';

/** Why a sheet seems to be of another document than the one it is connected with. */
export interface OtherDocument {
  /** What the lines above its table say it is; `null` where only its hidden cells tell. */
  readonly sheet: string | null;
  /** The document that it is connected with. */
  readonly document: string;
  /** To be remembered when the officer says that they are one; `null` where that cannot be said. */
  readonly claim: string | null;
}

/**
 * Whether a sheet is of another document than the one it is connected with: by what it says above its table, as a
 * workbook that was saved as next year's does (SPEC L-1), or by its hidden cells, none of which is a row that the
 * workbook remembers, as where the rows of another workbook were pasted over it.
 */
export function findOtherDocument(
  link: DocumentLink,
  facts: DocumentFacts,
  sheet: SheetRows | null,
): OtherDocument | null {
  const said = saysOther(facts, link);
  if (said) return said;
  const isForeign = sheet !== null && isOfOtherDocument(link.held, sheet);
  return isForeign ? { sheet: null, document: link.number ?? link.title, claim: null } : null;
}

interface Found {
  readonly facts: DocumentFacts;
  readonly sheet: SheetRows | null;
  readonly other: OtherDocument | null;
}

/** What was found last for a connection: the same is asked with every change of the pane. */
const lastFound = new WeakMap<DocumentLink, Found>();

/** The same of the sheet in front; `null` while it is of the document it is connected with. */
export function otherDocumentOf({
  sheet,
  sync: { link, local },
}: Pick<PaneState, 'sheet' | 'sync'>): OtherDocument | null {
  if (sheet.status !== 'ready' || link === null) return null;
  const { facts } = sheet.report.reading;
  const rows = local.kind === 'ready' ? local.collected.sheet : null;
  const last = lastFound.get(link);
  if (last?.facts === facts && last.sheet === rows) return last.other;
  const other = findOtherDocument(link, facts, rows);
  lastFound.set(link, { facts, sheet: rows, other });
  return other;
}
