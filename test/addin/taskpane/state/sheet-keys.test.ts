import { describe, expect, it } from 'vitest';
import { settleSheets } from '#addin/taskpane/state/sheet-keys.ts';
import { emptyNotes, type WorkbookNotes } from '#addin/taskpane/state/workbook-notes.ts';

const anchor = (sheetId: string) => ({ sheetId, key: `of ${sheetId}`, day: '2026-01-10' });
const noted: WorkbookNotes = {
  ...emptyNotes,
  sheets: [
    { sheetId: 'a', name: 'Kế hoạch', key: 'k1' },
    { sheetId: 'b', name: 'Danh mục', key: 'k2' },
  ],
  anchors: [anchor('a'), anchor('b')],
};
const sheet = (sheetId: string, name: string, key: string | null) => ({ sheetId, name, key });
const placesOf = (notes: WorkbookNotes) => notes.anchors.map(({ sheetId }) => sheetId);

describe('notes of sheets', () => {
  it('follow their sheets when the ids were exchanged, and when a sheet was renamed', () => {
    const now = [sheet('b', 'Kế hoạch 2026', 'k1'), sheet('a', 'Danh mục', 'k2')];
    const settled = settleSheets(noted, now);
    expect(placesOf(settled)).toEqual(['b', 'a']);
    expect(settled.sheets[0]).toEqual({ sheetId: 'b', name: 'Kế hoạch 2026', key: 'k1' });
  });

  it('stay with the sheet that was copied, not with its copy', () => {
    const copied = [sheet('x', 'Kế hoạch (2)', 'k1'), sheet('y', 'Kế hoạch', 'k1'), sheet('z', 'Danh mục', 'k2')];
    expect(placesOf(settleSheets(noted, copied))).toEqual(['y', 'z']);
    const renamed = [sheet('x', 'Kế hoạch (2)', 'k1'), sheet('a', 'Đã đổi tên', 'k1'), sheet('z', 'Danh mục', 'k2')];
    expect(placesOf(settleSheets(noted, renamed))).toEqual(['a', 'z']);
  });

  it('go to no other sheet when theirs is gone, and come back with it', () => {
    const without = settleSheets(noted, [sheet('a', 'Danh mục', 'k2')]);
    expect(placesOf(without)[0]).not.toBe('a');
    expect(placesOf(without)[1]).toBe('a');
    const back = settleSheets(without, [sheet('c', 'Kế hoạch', 'k1'), sheet('a', 'Danh mục', 'k2')]);
    expect(placesOf(back)).toEqual(['c', 'a']);
  });

  it('written before there were keys go by the id', () => {
    const old = { ...noted, sheets: [] };
    expect(placesOf(settleSheets(old, [sheet('a', 'Kế hoạch', null), sheet('c', 'Khác', null)]))).toEqual([
      'a',
      'absent:b',
    ]);
  });

  it('of a sheet that took no key go by id and name together', () => {
    const keyless = { ...noted, sheets: noted.sheets.map((known) => ({ ...known, key: null })) };
    const now = [sheet('a', 'Kế hoạch', null), sheet('b', 'Kế hoạch cũ', null)];
    expect(placesOf(settleSheets(keyless, now))).toEqual(['a', 'absent:b']);
  });
});
