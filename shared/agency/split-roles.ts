import { trimText } from '../text/normalise-text.ts';
import type { AgencyRef } from './agency-ref.ts';

/** Who leads and who helps, where one cell says both. Texts as written, without the words of the roles. */
export interface RoleTexts {
  readonly lead: string;
  readonly co: string;
}

const longestCell = 4000;
const label =
  /(?<!\p{L})(?:(?:c[ơo] quan|đ[ơo]n v[ịi]|don vi|cq|[đd]v)\s+)?(ch[ủu]\s+tr[ìi]|ph[ốo]i\s+h[ợo]p)(?:\s+th[ựu]c\s+hi[ệe]n)?\s*:/giu;
const joint =
  /^(.{2,300}?)[,;.]?\s+(?:ch[ủu]\s+tr[ìi]\s*[,;]?\s*(?:v[àa]\s+)?)?ph[ốo]i\s+h[ợo]p\s+(?:v[ớo]i|c[ùu]ng)\s+(.{2,})$/su;
const marks = /^[\s,;.:–—+*•-]+|[\s,;.:–—+*•-]+$/gu;

/**
 * Splits "Chủ trì: A; Phối hợp: B", "A, phối hợp với B", "A chủ trì, phối hợp với B" into the two roles; `null` when
 * the text names no roles that way. Linear in the text.
 */
export function splitRoles(text: string): RoleTexts | null {
  const plain = trimText(text);
  if (plain.length > longestCell) return null;
  const labels = [...plain.matchAll(label)];
  if (labels.length === 0) return splitJoint(plain);
  const parts: Record<'lead' | 'co', string[]> = { lead: [], co: [] };
  const take = (role: 'lead' | 'co', from: number, to: number) => {
    const words = plain.slice(from, to).replace(marks, '');
    if (words !== '') parts[role].push(words);
  };
  // What stands before "Phối hợp:" leads; before "Chủ trì:" it is a loose word.
  take('lead', 0, labels[0]!.index);
  for (const [index, found] of labels.entries()) {
    const role = /^ch/iu.test(found[1]!) ? 'lead' : 'co';
    take(role, found.index + found[0].length, labels[index + 1]?.index ?? plain.length);
  }
  return { lead: parts.lead.join('; '), co: parts.co.join('; ') };
}

function splitJoint(plain: string): RoleTexts | null {
  // Several lines are several agencies, each perhaps with helpers of its own.
  const match = plain.includes('\n') || plain.includes(';') ? null : joint.exec(plain);
  return match && { lead: match[1]!.replace(marks, ''), co: match[2]!.replace(marks, '') };
}

const leads = /^ch[ủu]\s+tr[ìi]$/iu;
const helps = /^ph[ốo]i\s+h[ợo]p$/iu;

/** Names by their role. */
export interface RoleRefs {
  readonly lead: readonly AgencyRef[];
  readonly co: readonly AgencyRef[];
}

/** Who leads and who helps by the words of one cell; `null` where it tells no roles and all it names have the same. */
export function readRoles(text: string, parse: (text: string) => readonly AgencyRef[]): RoleRefs | null {
  const split = splitRoles(text);
  return split ? { lead: parse(split.lead), co: parse(split.co) } : sortByRemark(parse(text));
}

/** "A (chủ trì), B (phối hợp)": sorts read names by the role in their remark; `null` when no remark tells one. */
export function sortByRemark(refs: readonly AgencyRef[]): RoleRefs | null {
  const told = refs.filter(({ condition }) => condition !== null && (leads.test(condition) || helps.test(condition)));
  if (told.length === 0) return null;
  const bare = (ref: AgencyRef): AgencyRef => (told.includes(ref) ? { ...ref, condition: null } : ref);
  const saysLead = told.some(({ condition }) => leads.test(condition!));
  // One role told for some leaves the other role to the rest.
  const isCo = (ref: AgencyRef) => (told.includes(ref) ? helps.test(ref.condition!) : saysLead);
  return { lead: refs.filter((ref) => !isCo(ref)).map(bare), co: refs.filter(isCo).map(bare) };
}
