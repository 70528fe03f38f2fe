import type { FieldValue } from '../sync/protocol.ts';
import type { AgencyCatalogue } from './agency-catalogue.ts';
import { agencyLeads } from './agency-leads.ts';
import { parseAgencies } from './parse-agencies.ts';
import { readRoles } from './split-roles.ts';

/**
 * Answers for cells of leads and of helpers whether an agency is named in one of them, as a member of a group too.
 * Cells repeat, so each distinct text is read once.
 */
export function createInvolvement(
  agencyCode: string,
  catalogue: AgencyCatalogue,
): (fields: Readonly<Record<string, FieldValue | undefined>>) => boolean {
  const known = new Map<string, boolean>();
  const names = (cell: FieldValue | undefined): boolean => {
    if (typeof cell !== 'string' || cell === '') return false;
    const before = known.get(cell);
    if (before !== undefined) return before;
    const roles = readRoles(cell, (part) => (part === '' ? [] : parseAgencies(part, catalogue)));
    const refs = roles ? [...roles.lead, ...roles.co] : parseAgencies(cell, catalogue);
    const answer = agencyLeads(refs, agencyCode, catalogue);
    known.set(cell, answer);
    return answer;
  };
  return ({ leadAgencies, coAgencies }) => names(leadAgencies) || names(coAgencies);
}
