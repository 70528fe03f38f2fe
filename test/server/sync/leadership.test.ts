import { describe, expect, it } from 'vitest';
import { defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { Leadership } from '#server/sync/leadership.ts';

const leadership = new Leadership(defaultCatalogue);

describe('who answers for a row whose lead cell names both roles', () => {
  it.each([
    ['Chủ trì: Sở Nội vụ; Phối hợp: Sở Tư pháp', ['SNV']],
    ['Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp', ['SNV']],
    ['Sở Nội vụ (chủ trì), Sở Tư pháp (phối hợp)', ['SNV']],
    ['Sở Nội vụ, Sở Tư pháp', ['SNV', 'STP']],
  ])('%s', (cell, codes) => {
    expect(leadership.accountable(cell).map(({ code }) => code)).toEqual(codes);
    expect(leadership.leads(cell, 'STP')).toBe(codes.includes('STP'));
  });
});
