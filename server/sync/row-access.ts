import { reportsForAgency } from '#shared/api/account-api.ts';
import type { DocumentInfo, RowAccess } from '#shared/api/document-api.ts';
import type { FieldOwner } from '#shared/sync/field-owners.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { Actor, StoredRow } from '#server/store/store.ts';
import type { Leadership } from './leadership.ts';

/** Whether the account may know that the document exists. */
export function maySee(document: Pick<DocumentInfo, 'agencyCode'>, actor: Actor): boolean {
  return !reportsForAgency(actor.role) || document.agencyCode === null || document.agencyCode === actor.agencyCode;
}

/** Whether the account's agency answers for a row: alone, with others, or as a member of a group (SPEC O-2, O-3). */
export function answersFor(
  document: Pick<DocumentInfo, 'agencyCode'>,
  fields: RowFields,
  { role, agencyCode }: Actor,
  leadership: Leadership,
): boolean {
  if (role === 'reader') return false;
  if (document.agencyCode !== null) return document.agencyCode === agencyCode;
  return (
    (agencyCode !== null && leadership.leads(fields['leadAgencies'], agencyCode)) ||
    // A row that nobody leads must not be out of everyone's reach.
    (role === 'province' && leadership.namesNobody(fields['leadAgencies']))
  );
}

/** Whether the account may write beside a row: the province, who answers for it and who helps (SPEC O-6). */
export function mayComment(
  document: Pick<DocumentInfo, 'agencyCode'>,
  { fields }: Pick<StoredRow, 'fields'>,
  actor: Actor,
  leadership: Leadership,
): boolean {
  const { role, agencyCode } = actor;
  if (role === 'reader') return false;
  if (role === 'province' || answersFor(document, fields, actor, leadership)) return true;
  const helps = agencyCode !== null && leadership.leads(fields['coAgencies'], agencyCode);
  return document.agencyCode === null && helps;
}

/** What the account may do with a row of the document (SPEC O-2 … O-4). */
export function accessTo(
  document: Pick<DocumentInfo, 'agencyCode'>,
  fields: RowFields,
  actor: Actor,
  leadership: Leadership,
): RowAccess {
  const province = actor.role === 'province';
  return { assign: province, report: answersFor(document, fields, actor, leadership), appraise: province };
}

/** Whether the access covers fields of an owner. */
export function covers(access: RowAccess, owner: FieldOwner): boolean {
  return { province: access.assign, agency: access.report, appraisal: access.appraise }[owner];
}
