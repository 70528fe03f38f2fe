import { describe, expect, it } from 'vitest';
import { otherDocument, type ConnectedDocument } from '#shared/sync/other-document.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { read } from '../sheet/read-support.ts';

const connected: ConnectedDocument = {
  number: '55/KH-UBND',
  title: 'Kế hoạch cải cách hành chính năm 2026',
  year: 2026,
  accepted: null,
};
const facts = (...lines: readonly string[]) =>
  read(
    buildGrid('Phụ lục')
      .rows(lines.map((line) => [line]))
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row(1, 'Việc một', 'Sở A', 'Năm 2027')
      .toGrid(),
  ).facts;
const title = 'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026';
const nextTitle = 'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2027';

describe('a sheet that says another document than its own (L)', () => {
  it.each([
    ['number and year', [nextTitle, '(Kèm theo Kế hoạch số 08/KH-UBND ngày 10/01/2027)'], '08/KH-UBND năm 2027'],
    ['the number', [title, '(Kèm theo Kế hoạch số 56/KH-UBND ngày 10/01/2026)'], '56/KH-UBND năm 2026'],
    ['the year, the number still blank', [nextTitle, '(Kèm theo Kế hoạch số    /KH-UBND)'], `${nextTitle}`],
    ['the year of its title', [nextTitle], nextTitle],
  ])('holds where %s is another, and names both', (_, lines, sheet) => {
    expect(otherDocument(facts(...lines), connected)).toMatchObject({ sheet, document: '55/KH-UBND năm 2026' });
  });

  it.each([
    ['the same', [title, '(Kèm theo Kế hoạch số 55/KH-UBND ngày 05/01/2026)']],
    ['case, blanks, zeros, no date', [title.toLowerCase(), '(kèm theo kế hoạch SỐ 055 /KH - UBND)']],
    ['no number', [title]],
    ['nothing at all', []],
    ['another title of the same year', ['BIỂU THEO DÕI NHIỆM VỤ NĂM 2026', '(Kèm theo Kế hoạch số 55/KH-UBND)']],
    ['a title without a year', ['BIỂU THEO DÕI NHIỆM VỤ CỦA SỞ TƯ PHÁP']],
    [
      'a report in the next year about this one',
      ['KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2026', 'Số liệu đến ngày 15/01/2027'],
    ],
    ['a letter', [title, '(Kèm theo Công văn số 45/UBND-VP ngày 02/02/2026)']],
    ['the plan of an agency for it', [title, '(Kèm theo Kế hoạch số 8/KH-STP ngày 02/02/2026)']],
    [
      'an amendment',
      ['KẾ HOẠCH SỬA ĐỔI, BỔ SUNG KẾ HOẠCH NĂM 2026', '(Kèm theo Kế hoạch số 99/KH-UBND ngày 02/06/2026)'],
    ],
    [
      'the connected one beside another',
      [title, '(Kèm theo Kế hoạch số 99/KH-UBND, thay Kế hoạch số 55/KH-UBND ngày 05/01/2026)'],
    ],
    ['a span of years that holds it', ['CHƯƠNG TRÌNH CẢI CÁCH HÀNH CHÍNH GIAI ĐOẠN 2021 - 2030']],
  ])('is silent about %s', (_, lines) => {
    expect(otherDocument(facts(...lines), connected)).toBeNull();
  });

  it('is silent after its officer said that it is the same, until the words change again', () => {
    const said = facts(nextTitle, '(Kèm theo Kế hoạch số 08/KH-UBND ngày 10/01/2027)');
    const accepted = otherDocument(said, connected)!.claim;
    expect(otherDocument(said, { ...connected, accepted })).toBeNull();
    expect(otherDocument(facts(nextTitle, 'Kế hoạch số 9/KH-UBND'), { ...connected, accepted })).not.toBeNull();
  });

  it('knows nothing of a document without number and year', () => {
    const bare = { number: null, title: 'Danh mục nhiệm vụ', year: null, accepted: null };
    expect(otherDocument(facts(nextTitle, '(Kèm theo Kế hoạch số 08/KH-UBND)'), bare)).toBeNull();
  });
});
