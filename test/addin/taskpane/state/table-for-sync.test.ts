import { describe, expect, it } from 'vitest';
import { tableForSync } from '#addin/taskpane/state/local-changes.ts';
import { columnFieldWords } from '#addin/taskpane/words.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const headers = ['TT', 'Nhiệm vụ', 'Kết quả/ Sản phẩm', 'Chủ trì', 'Thời gian'];

function work(index: number): string[] {
  return [String(index), `Rà soát văn bản đợt ${index}`, 'Báo cáo', 'Sở Tư pháp', 'Quý I/2026'];
}

/** A plan and a longer list of recommendations on one sheet; `hidden` = whose rows carry identities. */
function sheetOf(hidden: 'upper' | 'lower' | 'both' | 'none') {
  const grid = buildGrid('Phụ lục').wide('KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026', 6).blank();
  const identity = columnFieldWords('rowIdentity');
  const withHidden = (isHere: boolean, cells: string[]) => grid.row(...cells, isHere ? identity : null);
  withHidden(hidden === 'upper' || hidden === 'both', headers);
  for (let index = 1; index <= 3; index += 1) grid.row(...work(index), null);
  grid.blank().blank().wide('DANH MỤC KIẾN NGHỊ SAU KIỂM TRA CÔNG VỤ NĂM 2026', 6).blank();
  withHidden(hidden === 'lower' || hidden === 'both', [
    'STT',
    'Nguồn kiến nghị',
    'Nội dung kiến nghị',
    'Cơ quan chủ trì',
    'Thời hạn',
  ]);
  for (let index = 1; index <= 8; index += 1) {
    const [ordinal] = work(index);
    grid.row(ordinal, 'Kết luận số 5/KL-SNV', `Khắc phục tồn tại ${index}`, 'Sở Tư pháp', '30/06/2026', null);
  }
  return inspectSheet(grid.toGrid()).reading;
}

describe('of several tables on a sheet, the one that is kept at the province (I-8)', () => {
  it('is the longest while none has been synced', () => {
    const reading = sheetOf('none');
    expect(reading.tables.map(({ records }) => records.length)).toEqual([3, 8]);
    expect(tableForSync(reading)).toBe(reading.tables[1]);
  });

  it('stays the one that carries identities, whatever is put beside it later', () => {
    const reading = sheetOf('upper');
    expect(tableForSync(reading)).toBe(reading.tables[0]);
  });

  it('is the longest of those that carry identities', () => {
    expect(tableForSync(sheetOf('lower'))?.records).toHaveLength(8);
    expect(tableForSync(sheetOf('both'))?.records).toHaveLength(8);
  });
});
