import { describe, expect, it } from 'vitest';
import assignments from '../../../examples/data/assignments-bacninh-2026.json';
import papi from '../../../examples/data/papi-bacgiang-2024.json';
import plan from '../../../examples/data/plan-bacninh-167.json';
import { createCatalogue, defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';
import { rowsOfEntries } from '#shared/agency/write-agency-list.ts';

/** Every text under a key of this kind, wherever it stands in a published document. */
function textsUnder(data: unknown, isAgencyKey: (key: string) => boolean, inside = false): string[] {
  if (typeof data === 'string') return inside ? [data] : [];
  if (typeof data !== 'object' || data === null) return [];
  if (Array.isArray(data)) return data.flatMap((item: unknown) => textsUnder(item, isAgencyKey, inside));
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) =>
    // The legend of a cell speaks of the cell, not of an agency.
    key === 'cell_status' ? [] : textsUnder(value, isAgencyKey, isAgencyKey(key)),
  );
}

const agencyKeys = new Set(['agency', 'owner', 'coordinate', 'chu_tri', 'phoi_hop', 'chu_tri_theo_hoat_dong']);
/** Who carries out the criteria that the annual plans and decisions name. */
const owners = [
  'Sở Khoa học và Công nghệ',
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Tài chính (Bắc Ninh)',
  'Sở Tư pháp',
  'Văn phòng UBND tỉnh',
  'Trung tâm Phục vụ hành chính công tỉnh',
];
const names = [
  ...new Set([
    ...[assignments, papi, plan].flatMap((data) => textsUnder(data, (key) => agencyKeys.has(key))),
    ...owners,
  ]),
].filter((text) => text.trim() !== '');

describe('every agency that the published documents name', () => {
  it('is one of many', () => {
    expect(names.length).toBeGreaterThan(80);
  });

  // A province that publishes the list as it is must read its documents as before.
  const listed = createCatalogue(rowsOfEntries(defaultCatalogue.entries), 'complete');

  it.each(names)('%j is somebody, by the built-in list and by the same list published', (text) => {
    const refs = parseAgencies(text, defaultCatalogue);
    expect(refs.length).toBeGreaterThan(0);
    expect(refs.filter(({ code }) => code === null)).toEqual([]);
    expect(parseAgencies(text, listed)).toEqual(refs);
  });
});
