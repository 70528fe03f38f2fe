import type { AgencyCatalogue } from '#shared/agency/agency-catalogue.ts';
import { agencyLeads } from '#shared/agency/agency-leads.ts';
import { createInvolvement } from '#shared/agency/involves-agency.ts';
import type { AgencyRef } from '#shared/agency/agency-ref.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';
import { readRoles } from '#shared/agency/split-roles.ts';
import type { Accountable } from '#shared/api/overview-api.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';

interface Reading {
  readonly refs: readonly AgencyRef[];
  readonly accountable: readonly Accountable[];
  /** Whether an agency, by its code, leads; filled as it is asked. */
  readonly ledBy: Map<string, boolean>;
}

/** Cells repeat ("Sở Nội vụ" stands in half of a plan), so what was read is kept; this many distinct texts at most. */
const mostKept = 20_000;

/** Who answers for a row, read from the words of its lead-agency cell. */
export class Leadership {
  private readonly kept = new Map<string, Reading>();

  constructor(private readonly catalogue: AgencyCatalogue) {}

  private read(cell: FieldValue | undefined): Reading {
    const text = typeof cell === 'string' ? cell : '';
    const known = this.kept.get(text);
    if (known) return known;
    const parse = (part: string) => (part === '' ? [] : parseAgencies(part, this.catalogue));
    // "Chủ trì: A; Phối hợp: B": B helps and does not answer for the row.
    const refs = readRoles(text, parse)?.lead ?? parse(text);
    const accountable = refs.map((ref): Accountable => ({
      code: ref.code,
      name: (ref.code === null ? null : this.nameOf(ref.code)) ?? ref.text,
      collective: ref.collective,
    }));
    const reading = { refs, accountable, ledBy: new Map<string, boolean>() };
    if (this.kept.size >= mostKept) this.kept.clear();
    this.kept.set(text, reading);
    return reading;
  }

  /** Canonical name of a code of a reference; `null` when the catalogue does not have it. */
  nameOf(code: string): string | null {
    return this.catalogue.byCode.get(code.split('>').at(-1) ?? code)?.name ?? null;
  }

  accountable(cell: FieldValue | undefined): readonly Accountable[] {
    return this.read(cell).accountable;
  }

  /** Whether the agency is among those that the cell makes accountable, as a member of a group too. */
  leads(cell: FieldValue | undefined, agencyCode: string): boolean {
    const { refs, ledBy } = this.read(cell);
    const known = ledBy.get(agencyCode);
    if (known !== undefined) return known;
    const leads = agencyLeads(refs, agencyCode, this.catalogue);
    ledBy.set(agencyCode, leads);
    return leads;
  }

  /** Tells the rows that the agency leads or helps with. */
  involvementOf(agencyCode: string): ReturnType<typeof createInvolvement> {
    return createInvolvement(agencyCode, this.catalogue);
  }

  /** Whether the cell names nobody that the catalogue knows: then only the province can report the row. */
  namesNobody(cell: FieldValue | undefined): boolean {
    return this.read(cell).refs.every(({ code }) => code === null);
  }
}
