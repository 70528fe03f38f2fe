import { describe, expect, it } from 'vitest';
import { createCatalogue, defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { lacksCatalogueOfItsOwn } from '#shared/agency/inner-unit.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';

describe('parts of an office', () => {
  it.each([
    ['Văn phòng HĐND và UBND xã', ['VP_XA']],
    ['Văn phòng HĐND - UBND phường; Công an phường', ['VP_XA', 'CA_XA']],
    ['Phòng Kinh tế, Hạ tầng và Đô thị', ['PKT_XA']],
    ['Phòng Văn hóa - Xã hội, Phòng Kinh tế', ['PVHXH_XA', 'PKT_XA']],
    ['Ban CHQS xã, Trạm Y tế xã', ['BCHQS_XA', 'TYT_XA']],
    ['Các thôn, tổ dân phố', ['THON']],
    ['Văn phòng Sở, Thanh tra Sở', ['VP_SO', 'TTRA_SO']],
    ['Sở NV; Sở TC; Sở TP; Sở GD-ĐT', ['SNV', 'STC', 'STP', 'SGDDT']],
  ])('reads %s', (text, codes) => {
    expect(parseAgencies(text, defaultCatalogue).map(({ code }) => code)).toEqual(codes);
  });

  it('are single bodies, so that one of them may lead', () => {
    for (const text of ['Phòng Kinh tế', 'Văn phòng Sở', 'Văn phòng HĐND và UBND phường']) {
      expect(parseAgencies(text, defaultCatalogue)[0]!.collective).toBe(false);
    }
  });
});

describe('names no catalogue lists', () => {
  it.each(['Phòng Cải cách hành chính', 'Vụ Pháp chế', 'Công chức Tư pháp - Hộ tịch', 'Trưởng thôn Đông'])(
    'knows %s for a division or a post',
    (text) => {
      expect(lacksCatalogueOfItsOwn(text, defaultCatalogue)).toBe(true);
    },
  );

  it.each(['Bru điện tỉnh', 'Sở Nội cụ', 'Ủy ban', 'Văn phòng UBND tinh', 'Tổng cục Z'])(
    'does not excuse %s',
    (text) => {
      expect(lacksCatalogueOfItsOwn(text, defaultCatalogue)).toBe(false);
    },
  );

  it('excuses one commune only while the catalogue lists none', () => {
    const own = createCatalogue([
      { code: 'KB', name: 'UBND phường Kinh Bắc', variants: [], level: 'xã', validFrom: null, validTo: null },
    ]);
    expect(lacksCatalogueOfItsOwn('UBND xã Tam Giang', defaultCatalogue)).toBe(true);
    expect(lacksCatalogueOfItsOwn('UBND xã Tam Giang', own)).toBe(false);
  });
});
