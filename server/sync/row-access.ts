import { reportsForAgency } from '#shared/api/account-api.ts';
import type { DocumentInfo, DocumentKind, RowAccess } from '#shared/api/document-api.ts';
import type { FieldOwner } from '#shared/sync/field-owners.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { parIndexFieldOf, type FieldOfRow } from '#shared/sync/par-index-field.ts';
import type { Actor } from '#server/store/store.ts';
import type { Leadership } from './leadership.ts';

/**
 * Whether the account knows the documents of every agency. A field lead does: each criteria set has rows of its field.
 * Which rows of them it sees, `seesRow` tells.
 */
export function seesEveryDocument({ role, parIndexFields }: Actor): boolean {
  return !reportsForAgency(role) || (role === 'field-lead' && parIndexFields.length > 0);
}

/** Whether the account may know that the document exists. */
export function maySee(document: Pick<DocumentInfo, 'agencyCode'>, actor: Actor): boolean {
  return seesEveryDocument(actor) || isOpenTo(document, actor);
}

/** A document of the whole province, or of the account's own agency. */
function isOpenTo({ agencyCode }: Pick<DocumentInfo, 'agencyCode'>, actor: Actor): boolean {
  return agencyCode === null || agencyCode === actor.agencyCode;
}

/** Whether the account is a field lead of the row's field (SPEC O-8). */
export function follows(kind: DocumentKind, row: FieldOfRow, { role, parIndexFields }: Actor): boolean {
  if (role !== 'field-lead') return false;
  const field = parIndexFieldOf(kind, row);
  return field !== null && parIndexFields.includes(field);
}

/** Whether an account that may see the document sees all its rows. */
export function seesEveryRow(document: Pick<DocumentInfo, 'agencyCode'>, actor: Actor): boolean {
  return !reportsForAgency(actor.role) || isOpenTo(document, actor);
}

/** Whether an account that may see the document sees this row of it: of another agency's, only rows it follows. */
export function seesRow(document: Pick<DocumentInfo, 'agencyCode' | 'kind'>, row: FieldOfRow, actor: Actor): boolean {
  return seesEveryRow(document, actor) || follows(document.kind, row, actor);
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

/** Whether the account may write beside a row: the province, who answers for it, helps or follows it (SPEC O-6). */
export function mayComment(
  document: Pick<DocumentInfo, 'agencyCode' | 'kind'>,
  row: FieldOfRow,
  actor: Actor,
  leadership: Leadership,
): boolean {
  const { role, agencyCode } = actor;
  if (role === 'reader') return false;
  if (role === 'province' || follows(document.kind, row, actor)) return true;
  if (answersFor(document, row.fields, actor, leadership)) return true;
  const helps = agencyCode !== null && leadership.leads(row.fields['coAgencies'], agencyCode);
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
