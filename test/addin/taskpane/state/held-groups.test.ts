import { describe, expect, it } from 'vitest';
import { formatRows } from '#addin/taskpane/format.ts';
import { countHeld, groupHeld } from '#addin/taskpane/state/held-groups.ts';
import type { HeldRow } from '#shared/sync/row-alignment.ts';

const held = (row: number, field: string): HeldRow => ({
  row,
  rowId: `id${row}`,
  reason: 'column-displaced',
  field,
  confirmable: true,
  message: `Dòng ${row + 1}: cột «${field}» bị đẩy ô.`,
});

describe('rows that are held back', () => {
  const rows = [held(8, 'Ghi chú'), held(9, 'Ghi chú'), held(12, 'Ghi chú'), held(9, 'Kết quả')];

  it('are told once for each reason and column', () => {
    expect(groupHeld(rows).map(({ text, rows: ofGroup }) => [text, formatRows(ofGroup)])).toEqual([
      ['Cột «Ghi chú» bị đẩy ô.', '9–10, 13'],
      ['Cột «Kết quả» bị đẩy ô.', '10'],
    ]);
  });

  it('are counted as rows, not as cells', () => {
    expect(countHeld(rows)).toBe(3);
  });
});
