import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { Accountable } from '#shared/api/overview-api.ts';
import type { ReportingAnswer } from '#shared/api/period-api.ts';
import { readStatus } from '#shared/check/due-status.ts';
import { syncedFields } from '#shared/sync/field-owners.ts';
import { isPeriodField } from '#shared/period/may-send.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { LastReport } from '#server/store/period-store.ts';
import type { StoredRow } from '#server/store/store.ts';
import type { Leadership } from '#server/sync/leadership.ts';

/** The fields whose change is a report. */
export function reportFields(document: DocumentInfo): string[] {
  return syncedFields(document.kind).flatMap(({ name }) => (isPeriodField(document.kind, name) ? [name] : []));
}

type Tally = { -readonly [Key in keyof ReportingAnswer['byAgency'][number]]: ReportingAnswer['byAgency'][number][Key] };

const nobody: Accountable = { code: null, name: 'Chưa giao chủ trì', collective: false };

/** Finished or given up: nothing more is expected of the row. */
function isSettled(fields: RowFields): boolean {
  const status = readStatus(typeof fields['status'] === 'string' ? fields['status'] : null);
  return status === 'done' || status === 'cancelled' || (status === null && fields['percent'] === 100);
}

/** Codes of criteria that others stand under: they are sums, nobody scores them. */
function parentCodes(rows: readonly StoredRow[]): ReadonlySet<string> {
  const parents = new Set<string>();
  for (const { fields } of rows) {
    const code = String(fields['code'] ?? '');
    for (let dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1))
      parents.add(code.slice(0, dot));
  }
  return parents;
}

/** Whether somebody is expected to report the row at all. */
function expectedRows(document: DocumentInfo, rows: readonly StoredRow[]): readonly StoredRow[] {
  if (document.kind !== 'criteria') return rows;
  const parents = parentCodes(rows);
  return rows.filter(({ fields }) => !parents.has(String(fields['code'] ?? '')));
}

function accountableFor(document: DocumentInfo, fields: RowFields, leadership: Leadership): readonly Accountable[] {
  if (document.agencyCode !== null) {
    const { agencyCode: code, agencyName } = document;
    return [{ code, name: agencyName ?? code, collective: false }];
  }
  const found = leadership.accountable(fields['leadAgencies']);
  const distinct = new Map(found.map((agency) => [agency.code ?? `"${agency.name}`, agency]));
  return distinct.size > 0 ? [...distinct.values()] : [nobody];
}

/**
 * Who has reported in a period, by agency, in one pass over the rows.
 * @param reports the last report of each row since the period was opened
 */
export function buildReporting(
  document: DocumentInfo,
  periodId: string,
  rows: readonly StoredRow[],
  reports: readonly LastReport[],
  leadership: Leadership,
): ReportingAnswer {
  const lastAt = new Map(reports.map(({ rowId, at }) => [rowId, at]));
  const byAgency = new Map<string, Tally>();
  const expected = expectedRows(document, rows);
  let waiting = 0;
  for (const { rowId, fields, returned } of expected) {
    const at = lastAt.get(rowId) ?? null;
    const state = at !== null ? 'updated' : isSettled(fields) ? 'settled' : 'waiting';
    if (state === 'waiting') waiting += 1;
    for (const agency of accountableFor(document, fields, leadership)) {
      const key = agency.code ?? `"${agency.name}`;
      const tally: Tally = byAgency.get(key) ?? {
        agency,
        rows: 0,
        updated: 0,
        settled: 0,
        waiting: 0,
        returned: 0,
        lastAt: null,
      };
      byAgency.set(key, tally);
      tally.rows += 1;
      tally[state] += 1;
      if (returned !== null) tally.returned += 1;
      if (at !== null && at > (tally.lastAt ?? '')) tally.lastAt = at;
    }
  }
  return {
    periodId,
    total: expected.length,
    waiting,
    byAgency: [...byAgency.values()].sort((a, b) => b.waiting - a.waiting || b.rows - a.rows),
  };
}
