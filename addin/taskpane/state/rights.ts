import type { AgencyCatalogue } from '#shared/agency/agency-catalogue.ts';
import { agencyLeads } from '#shared/agency/agency-leads.ts';
import { catalogueOf } from '#shared/agency/province-catalogue.ts';
import type { Account } from '#shared/api/account-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { Issue } from '#shared/check/issue.ts';
import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import { ownerOf, type FieldOwner } from '#shared/sync/field-owners.ts';
import { isDocumentKind } from '#shared/sync/sheet-rows.ts';
import { tableForSync } from './local-changes.ts';
import type { PaneState } from './pane-state.ts';
import { rankDocuments } from './rank-documents.ts';
import { recordsByRow } from './record-label.ts';

/** What the signed-in account may write on a sheet that is a copy of a document of the province (SPEC O-2, O-3). */
interface Rights {
  /** Whether it may report a row: its status, progress, result, or its self-score. */
  mayReport(record: SheetRecord): boolean;
  /** Whether it may mend a finding. What is no field of the document is everybody's. */
  mayMend(issue: Issue): boolean;
}

/**
 * The rights on the sheet in front; `null` where they are not known: nobody is signed in, or the sheet is no copy of a
 * document of the province, neither joined to it nor by its number.
 */
export function rightsOf({ sheet, sync, province }: PaneState): Rights | null {
  if (sheet.status !== 'ready' || sync.session.status !== 'signed-in') return null;
  const { reading } = sheet.report;
  const table = tableForSync(reading);
  const document = documentOf(reading, sync);
  if (table === null || document === null) return null;
  const { account } = sync.session;
  const catalogue = catalogueOf(province);
  const mayReport = (record: SheetRecord): boolean => reports(account, document, record, catalogue);
  let records: ReadonlyMap<number, SheetRecord> | null = null;
  return {
    mayReport,
    mayMend({ cell, recordRow }) {
      records ??= recordsByRow(reading);
      const record = recordRow === null ? undefined : records.get(recordRow);
      const owner = ownerAt(table, cell.column);
      if (record === undefined || owner === null) return true;
      return owner === 'agency' ? mayReport(record) : account.role === 'province';
    },
  };
}

type Sync = PaneState['sync'];

/** The document that the sheet is a copy of: the one it is joined to, else the one that bears its number. */
function documentOf(
  reading: Parameters<typeof rankDocuments>[0],
  { link, documents }: Pick<Sync, 'link' | 'documents'>,
): Pick<DocumentInfo, 'agencyCode'> | null {
  if (link !== null) {
    const joined = documents?.find(({ id }) => id === link.documentId);
    if (joined) return joined;
  }
  const { ranked, sure } = rankDocuments(reading, documents ?? []);
  return sure ? (ranked[0] ?? null) : null;
}

function ownerAt({ kind, columns }: SheetTable, column: number): FieldOwner | null {
  const field = columns.find((candidate) => candidate.column === column)?.field;
  return field !== undefined && isDocumentKind(kind) ? ownerOf(kind, field) : null;
}

function reports(
  { role, agencyCode }: Account,
  document: Pick<DocumentInfo, 'agencyCode'>,
  record: SheetRecord,
  catalogue: AgencyCatalogue,
): boolean {
  if (role === 'reader') return false;
  if (document.agencyCode !== null) return document.agencyCode === agencyCode;
  const refs = 'leadAgencies' in record ? record.leadAgencies : [];
  return (
    (agencyCode !== null && agencyLeads(refs, agencyCode, catalogue)) ||
    // A row that nobody leads must not be out of everyone's reach.
    (role === 'province' && refs.every(({ code }) => code === null))
  );
}
