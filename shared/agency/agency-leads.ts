import type { AgencyCatalogue } from './agency-catalogue.ts';
import type { AgencyEntry } from './agency-entry.ts';
import type { AgencyRef } from './agency-ref.ts';

/** A document's own definition of its groups: codes of the members by code of the group. */
export type CollectiveDefinitions = ReadonlyMap<string, readonly string[]>;

/**
 * Whether an agency is among those a cell names: by itself, as the body of a named unit, or as a member of a named
 * group. A unit does not stand for its body: "Văn phòng UBND tỉnh" does not name the service centre inside it.
 * `definitions` replaces the default members of the groups it defines; their members may be groups again.
 */
export function agencyLeads(
  refs: readonly Pick<AgencyRef, 'code'>[],
  agencyCode: string,
  catalogue: AgencyCatalogue,
  definitions: CollectiveDefinitions = new Map(),
): boolean {
  const own = agencyCode.split('>').at(-1)!;
  return refs.some(
    ({ code }) => code !== null && code.split('+').some((part) => names(part, own, catalogue, definitions)),
  );
}

function names(part: string, own: string, catalogue: AgencyCatalogue, definitions: CollectiveDefinitions): boolean {
  const path = part.split('>');
  if (path.includes(own)) return true;
  const entry = catalogue.byCode.get(path.at(-1)!);
  if (entry?.partOf === own) return true;
  return path.some((code) => holds(code, own, catalogue, definitions, new Set()));
}

/** Whether a group holds an agency; `seen` ends definitions that run in a circle. */
function holds(
  group: string,
  own: string,
  catalogue: AgencyCatalogue,
  definitions: CollectiveDefinitions,
  seen: Set<string>,
): boolean {
  if (seen.has(group)) return false;
  seen.add(group);
  const defined = definitions.get(group);
  if (defined !== undefined) {
    return defined.some((member) => member === own || holds(member, own, catalogue, definitions, seen));
  }
  const entry = catalogue.byCode.get(group);
  const member = catalogue.byCode.get(own);
  return entry !== undefined && entry.collective && member !== undefined && isMember(entry, member);
}

function isMember(group: AgencyEntry, member: AgencyEntry): boolean {
  if (group.memberCodes.includes(member.code)) return true;
  // A group may hold another name for many bodies ("UBND cấp xã"), but never another abstract group.
  return member.level !== 'group' && group.memberLevels.includes(member.level);
}
