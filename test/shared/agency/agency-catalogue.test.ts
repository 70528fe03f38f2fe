import { describe, expect, it } from 'vitest';
import { createCatalogue, defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { isValidIn } from '#shared/agency/agency-entry.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';

const row = { code: null, variants: [], level: null, validFrom: null, validTo: null };

describe('the default catalogue', () => {
  it('gives every code once', () => {
    const codes = defaultCatalogue.entries.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('knows every entry by its canonical name', () => {
    for (const { name, code } of defaultCatalogue.entries) {
      expect([name, parseAgencies(name, defaultCatalogue).map((ref) => ref.code)]).toEqual([name, [code]]);
    }
  });

  it('calls a name for many bodies collective, and one body not', () => {
    const collective = (code: string) => defaultCatalogue.byCode.get(code)?.collective;
    expect(['UBND_XA', 'CT_XA', 'UBND_HUYEN', '*SO_NGANH', '*CO_QUAN_RA_SOAT'].map(collective)).toEqual(
      Array(5).fill(true),
    );
    expect(['SNV', 'VPUBND', 'CA', 'MTTQ_TINH', 'UBND_TINH'].map(collective)).toEqual(Array(5).fill(false));
  });

  it.each([
    ['UBND_HUYEN', 2024, true],
    ['UBND_HUYEN', 2025, true],
    ['UBND_HUYEN', 2026, false],
    ['STTTT', 2026, false],
    ['SKHDT', 2026, false],
    ['STNMT', 2026, false],
    ['SNNPTNT', 2026, false],
    ['SNNMT', 2024, false],
    ['SNNMT', 2026, true],
    ['SNV', 2026, true],
  ])('%s in %i: %s', (code, year, valid) => {
    expect(isValidIn(defaultCatalogue.byCode.get(code)!, year)).toBe(valid);
  });

  it('never objects to a year that is not known', () => {
    expect(isValidIn(defaultCatalogue.byCode.get('UBND_HUYEN')!, null)).toBe(true);
  });
});

describe('a province’s list over the default one', () => {
  it('renames a known code and keeps its old names', () => {
    const catalogue = createCatalogue([{ ...row, code: 'SNV', name: 'Sở Nội vụ và Lao động', variants: ['Sở NVLĐ'] }]);
    expect(catalogue.byCode.get('SNV')).toMatchObject({ name: 'Sở Nội vụ và Lao động', level: 'department' });
    const codes = parseAgencies('Sở Nội vụ và Lao động; Sở NVLĐ; Sở Nội vụ', catalogue).map((ref) => ref.code);
    expect(codes).toEqual(['SNV', 'SNV', 'SNV']);
  });

  it('finds a known agency by its name when the code is blank', () => {
    const catalogue = createCatalogue([{ ...row, name: 'SỞ TƯ PHÁP', validTo: 2030 }]);
    expect(catalogue.entries).toHaveLength(defaultCatalogue.entries.length);
    expect(catalogue.byCode.get('STP')).toMatchObject({ validTo: 2030 });
  });

  it('keeps the years a row leaves blank', () => {
    const catalogue = createCatalogue([{ ...row, code: 'UBND_HUYEN', name: 'UBND cấp huyện' }]);
    expect(catalogue.byCode.get('UBND_HUYEN')).toMatchObject({ validTo: 2025 });
  });

  it('makes codes for new names, each its own', () => {
    const rows = ['UBND phường Võ Cường', 'UBND phường Vạn Cẩm'].map((name) => ({ ...row, name }));
    const catalogue = createCatalogue(rows);
    const made = catalogue.entries.slice(-2).map(({ code, level }) => [code, level]);
    expect(made).toEqual([
      ['UBNDPVC', 'commune'],
      ['UBNDPVC_2', 'commune'],
    ]);
  });

  it.each([
    ['Sở Kiến trúc', null, 'department'],
    ['UBND xã Tân Tiến', null, 'commune'],
    ['Trung tâm Khuyến nông', 'Đơn vị sự nghiệp', 'service'],
    ['Công ty Môi trường', 'Doanh nghiệp', 'enterprise'],
    ['Hội Luật gia tỉnh', null, 'organisation'],
    ['Đội Quản lý đê điều', 'Cấp tỉnh', 'branch'],
  ])('reads the level of %s (%s) as %s', (name, level, expected) => {
    expect(createCatalogue([{ ...row, name, level }]).entries.at(-1)).toMatchObject({ name, level: expected });
  });

  it('takes a group of its own for a group', () => {
    const catalogue = createCatalogue([{ ...row, code: '*KHOI_THI_DUA', name: 'Khối thi đua số 1' }]);
    expect(parseAgencies('Khối thi đua số 1', catalogue)).toMatchObject([{ code: '*KHOI_THI_DUA', collective: true }]);
  });

  it('passes over rows without a name', () => {
    expect(
      createCatalogue([
        { ...row, name: null },
        { ...row, name: ' ' },
      ]).entries,
    ).toHaveLength(defaultCatalogue.entries.length);
  });
});
