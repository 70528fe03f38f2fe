import { describe, expect, it } from 'vitest';
import { createCatalogue, defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { agencyLeads } from '#shared/agency/agency-leads.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';

const row = { variants: [], level: 'Cấp xã', validFrom: null, validTo: null };
const catalogue = createCatalogue([{ ...row, code: 'P_KINHBAC', name: 'UBND phường Kinh Bắc' }]);

describe('whether an agency leads a row', () => {
  it.each([
    ['Sở Nội vụ', 'SNV', true],
    ['Sở Nội vụ', 'STP', false],
    ['Sở Nội vụ, Sở Tư pháp', 'STP', true],
    ['Các sở, ban, ngành', 'SNV', true],
    ['Các sở, ban, ngành', 'CA', true],
    ['Các sở, ban, ngành', 'VPUBND', true],
    ['Các sở, ban, ngành', 'P_KINHBAC', false],
    ['Các sở, ban, ngành', 'UBND_TINH', false],
    ['Các Sở, ngành', 'SNV', true],
    ['Các Sở, ngành, địa phương', 'P_KINHBAC', true],
    ['Các cơ quan, địa phương, đơn vị', 'BUUDIEN', true],
    ['UBND cấp xã', 'P_KINHBAC', true],
    ['UBND cấp xã', 'UBND_XA', true],
    ['UBND cấp xã', 'SNV', false],
    ['UBND phường Kinh Bắc', 'P_KINHBAC', true],
    ['UBND phường Kinh Bắc', 'UBND_XA', false],
    ['Chủ tịch UBND cấp xã', 'P_KINHBAC', true],
    ['Các phòng chuyên môn thuộc UBND cấp xã', 'P_KINHBAC', true],
    ['Văn phòng UBND tỉnh (Trung tâm PVHCC tỉnh)', 'VPUBND', true],
    ['Văn phòng UBND tỉnh (Trung tâm PVHCC tỉnh)', 'TTPVHCC_TINH', true],
    ['Văn phòng UBND tỉnh (Trung tâm PVHCC tỉnh)', 'VPUBND>TTPVHCC_TINH', true],
    ['Trung tâm PVHCC tỉnh', 'VPUBND', true],
    ['Văn phòng UBND tỉnh', 'TTPVHCC_TINH', false],
    ['Trung tâm PVHCC tỉnh, cấp xã', 'TTPVHCC_TINH', true],
    ['Trung tâm PVHCC tỉnh, cấp xã', 'P_KINHBAC', true],
    ['Các doanh nghiệp viễn thông', 'VIENTHONG', true],
    ['Cơ quan rà soát', 'SNV', false],
    ['Sở Phép thuật', 'SNV', false],
    ['', 'SNV', false],
    ['Sở Nội vụ', 'KHONG_CO', false],
  ])('%j names %s: %s', (text, code, expected) => {
    expect(agencyLeads(parseAgencies(text, catalogue), code, catalogue)).toBe(expected);
  });

  it('follows the document’s own definition of a group', () => {
    const refs = parseAgencies('Các cơ quan, địa phương', defaultCatalogue);
    const definitions = new Map([['*CQ_DP', ['*SO_BAN_NGANH', 'UBND_XA']]]);
    expect(agencyLeads(refs, 'BUUDIEN', defaultCatalogue, definitions)).toBe(false);
    expect(agencyLeads(refs, 'SNV', defaultCatalogue, definitions)).toBe(true);
    expect(agencyLeads(refs, 'UBND_XA', defaultCatalogue, definitions)).toBe(true);
  });

  it('ends a definition that runs in a circle', () => {
    const refs = [{ code: '*A' }];
    const definitions = new Map([
      ['*A', ['*B']],
      ['*B', ['*A']],
    ]);
    expect(agencyLeads(refs, 'SNV', defaultCatalogue, definitions)).toBe(false);
  });
});
