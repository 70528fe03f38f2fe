import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { suggestAgencies } from '#shared/agency/suggest-agency.ts';

const seed = 20_260_111;

function best(text: string, year: number | null = null): string | undefined {
  return suggestAgencies(text, defaultCatalogue, { year })[0]?.entry.code;
}

describe('suggestions for an unknown name', () => {
  it.each([
    ['Bru điện tỉnh', 'BUUDIEN'],
    ['Bru điện tỉnh Lạng Sơn', 'BUUDIEN'],
    ['So Noi vu', 'SNV'],
    ['Sở Nôi vụ', 'SNV'],
    ['Sở Nội uv', 'SNV'],
    ['Sở Nội vụu', 'SNV'],
    ['Sở Tư pháo', 'STP'],
    ['Sơ Tài chinh', 'STC'],
    ['Sở Khoa học và Công ngệh', 'SKHCN'],
    ['So Van hoa, The thao va Du lich', 'SVHTTDL'],
    ['UBND cáp xã', 'UBND_XA'],
    ['Uy ban nhan dan cap xa', 'UBND_XA'],
    ['Công an tinh', 'CA'],
    ['Tư pháp', 'STP'],
    ['Các so, ban, ngành', '*SO_BAN_NGANH'],
    ['Văn phòng UBDN tỉnh', 'VPUBND'],
  ])('%j may be %s', (text, code) => {
    expect(best(text)).toBe(code);
  });

  it.each(['', 'x', 'Hội đồng quản trị Ngân hàng Thế giới', 'UBND phường Kinh Bắc', 'Toàn thể nhân dân'])(
    'has none for %j',
    (text) => {
      expect(suggestAgencies(text, defaultCatalogue)).toEqual([]);
    },
  );

  it('comes best first, with the number of edits', () => {
    const found = suggestAgencies('Sở Nôi vụ', defaultCatalogue);
    expect(found[0]).toMatchObject({ entry: { code: 'SNV' }, name: 'Sở Nội vụ', distance: 0.25 });
    const distances = found.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });

  it('leaves out agencies that are gone in the year', () => {
    expect(best('UBND cấp huyên')).toBe('UBND_HUYEN');
    expect(best('UBND cấp huyên', 2026)).not.toBe('UBND_HUYEN');
  });

  it('finds a long name again after one slip', () => {
    const names = defaultCatalogue.entries.filter(({ name }) => name.length >= 10);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.constantFrom('x', ''), ({ name, code }, place, letter) => {
        const at = 1 + (place % (name.length - 2));
        const found = suggestAgencies(name.slice(0, at) + letter + name.slice(at + 1), defaultCatalogue, { limit: 10 });
        expect(found.map(({ entry }) => entry.code)).toContain(code);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(suggestAgencies(text, defaultCatalogue).length).toBeLessThanOrEqual(3);
      }),
      { seed, numRuns: 300 },
    );
  });
});
