import { describe, expect, it } from 'vitest';
import { bylineOf } from '#shared/account/byline.ts';

describe('the line that says who wrote something', () => {
  it.each([
    ['Cán bộ CCHC Sở Tư pháp', 'Sở Tư pháp', ['Cán bộ CCHC Sở Tư pháp']],
    ['Cán bộ CCHC SỞ TƯ PHÁP', 'Sở Tư pháp', ['Cán bộ CCHC SỞ TƯ PHÁP']],
    ['Cán bộ CCHC Sở Tư pháp'.normalize('NFD'), 'Sở Tư pháp', ['Cán bộ CCHC Sở Tư pháp']],
    ['Cán bộ Văn phòng', 'Sở Tư pháp', ['Cán bộ Văn phòng', 'Sở Tư pháp']],
    // A name that only begins like the agency's does not say it.
    ['Cán bộ phường Yên', 'UBND phường Yên Dũng', ['Cán bộ phường Yên', 'UBND phường Yên Dũng']],
    ['Cán bộ Sở Y tếu', 'Sở Y tế', ['Cán bộ Sở Y tếu', 'Sở Y tế']],
    ['Điều phối của tỉnh', null, ['Điều phối của tỉnh']],
    ['  Điều phối  ', '  ', ['Điều phối']],
    ['', 'Sở Nội vụ', ['Sở Nội vụ']],
    ['', null, []],
  ])('%j of %j is %j', (author, agency, parts) => {
    expect(bylineOf(author, agency)).toEqual(parts);
  });
});
