import { describe, expect, it } from 'vitest';
import plan from '../../../examples/data/plan-bacninh-167.json';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { planUnicode, startsOld, surveyOldText, withEdits } from '#shared/sheet/old-text.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { toTcvn3, toVni } from '#test/support/old-encoders.ts';

const header = ['TT', 'Nhiệm vụ', 'Hoạt động', 'Kết quả/ Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian', 'Ghi chú'];

function planSheet(encode: (text: string) => string): Grid {
  const builder = buildGrid('Phu luc').row(...header.map(encode));
  plan.rows.forEach((row, index) => {
    const texts = [row.nhiem_vu, row.hoat_dong, row.san_pham, row.chu_tri, row.phoi_hop, row.thoi_gian];
    builder.row(index + 1, ...texts.map((text) => (typeof text === 'string' ? encode(text.normalize('NFC')) : null)));
  });
  return builder.toGrid();
}

describe('a whole sheet in an old encoding', () => {
  it.each([
    ['TCVN3', toTcvn3],
    ['VNI', toVni],
  ] as const)('in %s reads again as the plan it is, without any font being known', (encoding, encode) => {
    const old = planSheet(encode);
    expect(inspectSheet(old).kind).not.toBe('plan');
    const survey = surveyOldText(old);
    expect(survey).toMatchObject({ encoding, dominant: true });
    const now = withEdits(old, planUnicode(survey).edits);
    const wanted = planSheet((text) => text);
    now.values.forEach((line, row) => {
      line.forEach((value, column) => {
        const text = wanted.values[row]![column]!;
        if (typeof text === 'string') expect(String(value).toLowerCase()).toBe(text.toLowerCase());
        else expect(value).toBe(text);
      });
    });
    expect(inspectSheet(now).kind).toBe('plan');
    expect(surveyOldText(now).encoding).toBeNull();
  });

  it('finds nothing in a sheet of Unicode', () => {
    const survey = surveyOldText(planSheet((text) => text));
    expect(survey.encoding).toBeNull();
    expect(planUnicode(survey).edits).toEqual([]);
  });

  it('is told by its first rows, however long it is', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [at, toTcvn3('Rà soát thủ tục hành chính')]);
    expect(startsOld(buildGrid().rows(rows).toGrid())).toBe(true);
    expect(startsOld(planSheet((text) => text))).toBe(false);
    expect(startsOld(buildGrid().toGrid())).toBe(false);
  });

  it('recognises a short table by its header alone', () => {
    const survey = surveyOldText(buildGrid().row('TT', 'NhiÖm vô', 'Chñ tr×', 'Thêi gian').row(1).toGrid());
    expect(survey).toMatchObject({ encoding: 'TCVN3', dominant: true });
    expect(planUnicode(survey).edits.map(({ value }) => value)).toEqual(['Nhiệm vụ', 'Chủ trì', 'Thời gian']);
  });
});

describe('a sheet of both kinds', () => {
  const grid = buildGrid()
    .row('Nhiệm vụ', 'Chủ trì', 'Thời gian', 'Sản phẩm')
    .row('Rà soát thủ tục', 'Së Néi vô tØnh', 'Bé', 'café')
    .row('Theo dõi', 12, { value: 'C¶i c¸ch', formula: '="C¶i c¸ch"' }, 'H§ND')
    .row('Kiểm tra', 'Sở Nội vụ và Së Néi vô tØnh', 'm²', 'STT')
    .toGrid();

  it('converts only what is old beyond doubt', () => {
    expect(planUnicode(surveyOldText(grid)).edits).toEqual([
      { row: 1, column: 1, value: 'Sở Nội vụ tỉnh', old: 'Së Néi vô tØnh', changesFont: true },
    ]);
  });

  it('believes the fonts', () => {
    const old = planUnicode(surveyOldText(grid), ({ row, column }) =>
      row === 1 && column === 2 ? '.VnTimeH' : 'Arial',
    );
    expect(old.edits.map(({ value, changesFont }) => [value, changesFont])).toEqual([
      ['Sở Nội vụ tỉnh', false],
      ['BỘ', true],
    ]);
  });

  it('leaves a doubtful word alone where Unicode is typed in the same old font', () => {
    const survey = surveyOldText(buildGrid().row('Cơ quan', 'Tên', 'Së Néi vô tØnh').toGrid());
    expect(planUnicode(survey, () => '.VnTime').edits.map(({ value }) => value)).toEqual(['Sở Nội vụ tỉnh']);
  });

  it('leaves a foreign word alone even in an old font', () => {
    const one = surveyOldText(buildGrid().row('café', 'señor', '12 m²').toGrid());
    expect(planUnicode(one, () => '.VnTime').edits).toEqual([]);
  });
});
