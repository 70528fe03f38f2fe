import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortByRemark, splitRoles } from '#shared/agency/split-roles.ts';

describe('splitting a cell into lead and helpers', () => {
  it.each([
    ['Chủ trì: Sở Nội vụ; Phối hợp: Sở Tư pháp', 'Sở Nội vụ', 'Sở Tư pháp'],
    ['- Chủ trì: Sở Nội vụ\n- Phối hợp: Các sở, ban, ngành.', 'Sở Nội vụ', 'Các sở, ban, ngành'],
    ['Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: UBND cấp xã', 'Sở Y tế', 'UBND cấp xã'],
    ['CQ chủ trì: Sở Y tế - ĐV phối hợp: Sở Tài chính', 'Sở Y tế', 'Sở Tài chính'],
    ['Sở Nội vụ\nPhối hợp: Sở Tư pháp', 'Sở Nội vụ', 'Sở Tư pháp'],
    ['Phối hợp thực hiện: Sở Tư pháp; chủ trì: Sở Nội vụ', 'Sở Nội vụ', 'Sở Tư pháp'],
    ['CHỦ TRÌ: SỞ NỘI VỤ; PHỐI HỢP: SỞ TƯ PHÁP', 'SỞ NỘI VỤ', 'SỞ TƯ PHÁP'],
    ['Chu tri: So Noi vu; Phoi hop: So Tu phap', 'So Noi vu', 'So Tu phap'],
    ['Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp', 'Sở Nội vụ', 'Sở Tư pháp'],
    ['Sở Nội vụ phối hợp với các sở, ngành', 'Sở Nội vụ', 'các sở, ngành'],
  ])('%j', (text, lead, co) => {
    expect(splitRoles(text)).toEqual({ lead, co });
    expect(splitRoles(text.normalize('NFD'))).toEqual({ lead, co });
  });

  it.each(['Sở Nội vụ', 'Sở Nội vụ; Sở Tư pháp', '', 'Cơ quan chủ trì tiêu chí'])('leaves %j alone', (text) => {
    expect(splitRoles(text)).toBeNull();
  });

  it('never throws and keeps to the words of the cell', () => {
    const words = fc.array(fc.constantFrom('Chủ trì', ':', 'Phối hợp', ' ', 'với', ';', '\n', 'Sở Y tế', ',', '-'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        const split = splitRoles(text);
        if (split === null) return;
        for (const part of [...split.lead.split('; '), ...split.co.split('; ')]) expect(text).toContain(part);
      }),
      { seed: 20260718, numRuns: 300 },
    );
  });
});

describe('roles in remarks', () => {
  const ref = (text: string, condition: string | null) => ({ code: text, collective: false, text, condition });

  it('sorts names by the role behind them', () => {
    const sorted = sortByRemark([ref('A', 'chủ trì'), ref('B', 'phối hợp'), ref('C', 'Phối hợp')]);
    expect(sorted?.lead.map(({ text }) => text)).toEqual(['A']);
    expect(sorted?.co.map(({ text }) => text)).toEqual(['B', 'C']);
  });

  it('gives the other role to names without one', () => {
    expect(sortByRemark([ref('A', 'chủ trì'), ref('B', null)])?.co.map(({ text }) => text)).toEqual(['B']);
    expect(sortByRemark([ref('A', null), ref('B', 'phối hợp')])?.lead.map(({ text }) => text)).toEqual(['A']);
  });

  it('has nothing to say where no remark names a role', () => {
    expect(sortByRemark([ref('A', 'đối với nội dung 1'), ref('B', null)])).toBeNull();
  });
});
