import { collectChanges, type Collected, type CollectOptions } from '#shared/sync/collect-changes.ts';
import { mostLabelLength, syncProtocol, type Removal, type SyncRequest } from '#shared/sync/protocol.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { holdsOtherDocument } from './hold-other-document.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { readTable } from './read-table.ts';

/** The sheet as it was read for a request. */
export interface Prepared {
  readonly sheetId: string;
  readonly link: DocumentLink;
  readonly workbookId: string;
  readonly workbookLabel: string;
  readonly sheetName: string;
  readonly collected: Collected;
  /** How the sheet was read: the answer is brought into it read in the same way. */
  readonly options: CollectOptions;
}

export interface ExchangeMode {
  readonly send: boolean;
  readonly removals?: readonly Removal[];
  /** Asks for news and nothing else: such an answer leaves none out. */
  readonly bare?: boolean;
}

/**
 * Reads the sheet in front; `null` when it is not connected, or Excel refused. What the officer decided about rows to be
 * sent counts only where something is sent.
 */
export async function prepareSync(services: PaneServices, { send }: ExchangeMode): Promise<Prepared | null> {
  const { sheet, sync } = services.store.getState();
  if (sheet.status !== 'ready' || sync.link === null) return null;
  const { link, confirmed, relink, said } = sync;
  // Rows of another document are not rows of this one, whatever is asked; held rows are found anew when they are sent.
  const options: CollectOptions = send
    ? { confirmed, relink, said }
    : { confirmed, relink: relink && { ...relink, held: false } };
  return withExcel(services, async () => {
    const notes = await services.memory.update((was) =>
      was.workbookId === null ? { ...was, workbookId: services.newId() } : was,
    );
    const found = await readTable(services, sheet.sheetId);
    const collected = found && collectChanges(found.grid, found.table, options);
    if (!collected || notes.workbookId === null) return null;
    if (holdsOtherDocument(services, found, collected.sheet, link)) return null;
    const workbookLabel = labelOf(services.host.workbookName(), found.grid.name);
    const { workbookId } = notes;
    return { sheetId: sheet.sheetId, sheetName: found.grid.name, link, workbookId, workbookLabel, collected, options };
  });
}

/** What people call this sheet of this file, for the history at the province. */
function labelOf(file: string | null, sheet: string): string {
  return (file === null ? sheet : `${file} · ${sheet}`).slice(0, mostLabelLength);
}

interface RequestMode extends ExchangeMode {
  readonly dryRun: boolean;
}

/**
 * The request for a sheet. When the same rows go out again because the first answer never came, the operation keeps its
 * id, so that the server answers it once more instead of doing it twice.
 */
export function makeRequest(
  services: PaneServices,
  prepared: Prepared,
  { dryRun, send, removals = [], bare = false }: RequestMode,
): SyncRequest {
  const { collected, link, workbookId, workbookLabel } = prepared;
  const content = {
    protocol: syncProtocol,
    workbookId,
    workbookLabel,
    documentId: link.documentId,
    cursor: link.cursor,
    ...(link.sight === undefined ? {} : { sight: link.sight }),
    newest: collected.newest,
    dryRun,
    // A row that only asks for columns it never saw changes nothing, so it goes along when the officer only receives.
    rows: bare ? [] : collected.rows.filter(({ kind }) => send || kind === 'ask').map(({ pushed }) => pushed),
    ...(send && collected.held.length > 0 ? { held: [...collected.held] } : {}),
    ...(removals.length > 0 ? { removals: [...removals] } : {}),
  } as const;
  return { ...content, operationId: services.operations.idFor(JSON.stringify(content)) };
}
