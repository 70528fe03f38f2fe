import { reportsForAgency } from '#shared/api/account-api.ts';
import type { DocumentInfo, RowAccess } from '#shared/api/document-api.ts';
import type { FieldOwner } from '#shared/sync/field-owners.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { Actor } from '#server/store/store.ts';
import type { Leadership } from './leadership.ts';

/** Whether the account may know that the document exists. */
export function maySee(document: Pick<DocumentInfo, 'agencyCode'>, actor: Actor): boolean {
  return !reportsForAgency(actor.role) || document.agencyCode === null || document.agencyCode === actor.agencyCode;
}

/** What the account may do with a row of the document (SPEC O-2 … O-4). */
export function accessTo(
  document: Pick<DocumentInfo, 'agencyCode'>,
  fields: RowFields,
  actor: Actor,
  leadership: Leadership,
): RowAccess {
  const province = actor.role === 'province';
  if (actor.role === 'reader') return { assign: false, report: false, appraise: false };
  const { agencyCode } = actor;
  const leads = leadership.leads.bind(leadership);
  const reports =
    document.agencyCode !== null
      ? document.agencyCode === agencyCode
      : (agencyCode !== null && leads(fields['leadAgencies'], agencyCode)) ||
        // A row that nobody leads must not be out of everyone's reach.
        (province && leadership.namesNobody(fields['leadAgencies']));
  return { assign: province, report: reports, appraise: province };
}

/** Whether the access covers fields of an owner. */
export function covers(access: RowAccess, owner: FieldOwner): boolean {
  return { province: access.assign, agency: access.report, appraisal: access.appraise }[owner];
}
