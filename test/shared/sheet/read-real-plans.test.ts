import { describe, expect, it } from 'vitest';
import { sheetKindOf } from '#shared/sheet/read-sheet.ts';
import type { FieldCell } from '#shared/sheet/sheet-record.ts';
import { objectiveText, papi2024, papiGrid, plan167, planColumns, planGrid, taskText } from './example-grids.ts';
import type { CellStatus } from './example-grids.ts';
import { fieldsOf, onlyTable, plansOf, read } from './read-support.ts';

describe('the annex of plan 167', () => {
  const grid = planGrid();
  const reading = read(grid);
  const table = reading.tables[0]!;
  const records = plansOf(table);

  it('reads 87 records in 7 sections', () => {
    expect(sheetKindOf(reading, grid)).toBe('plan');
    expect(reading.tables).toHaveLength(1);
    expect(records).toHaveLength(87);
    const counts = new Map<string | null, number>();
    for (const { section } of records) counts.set(section, (counts.get(section) ?? 0) + 1);
    expect([...counts]).toEqual([
      ['I', 8],
      ['II', 23],
      ['III', 5],
      ['IV', 7],
      ['V', 23],
      ['VI', 8],
      ['VII', 13],
    ]);
    expect(table.sections[0]).toMatchObject({ code: 'I', name: 'CẢI CÁCH THỂ CHẾ' });
    expect(records[0]!.sectionName).toBe('CẢI CÁCH THỂ CHẾ');
  });

  it('recognises its nine columns without doubt', () => {
    expect(fieldsOf(table)).toEqual([
      'ordinal',
      'objective',
      'task',
      'activity',
      'product',
      'leadAgencies',
      'coAgencies',
      'deadline',
      'budget',
    ]);
    for (const { confidence } of table.columns) expect(confidence).toBeGreaterThanOrEqual(0.9);
    expect(table.unknownColumns).toEqual([]);
  });

  it('gives every record the texts of its row, inherited ones included', () => {
    const read = records.map((one) => [one.objective, one.task, one.product, one.deadline.raw || null]);
    expect(read).toEqual(plan167.rows.map((row) => [objectiveText(row), taskText(row), row.san_pham, row.thoi_gian]));
    expect(records.map(({ leadAgencies }) => leadAgencies.length > 0)).toEqual(
      plan167.rows.map(({ chu_tri }) => chu_tri !== null),
    );
    expect(records.every(({ activity }) => activity?.startsWith('Hoạt động'))).toBe(true);
  });

  it('counts what is missing as the plan does: 9 deadlines, 3 leads, 11 coordinators, 1 product', () => {
    expect(records.filter(({ deadline }) => deadline.kind === 'none')).toHaveLength(9);
    expect(records.filter(({ leadAgencies }) => leadAgencies.length === 0)).toHaveLength(3);
    expect(records.filter(({ coAgencies }) => coAgencies.length === 0)).toHaveLength(11);
    expect(records.filter(({ product }) => product === null)).toHaveLength(1);
    expect(records.filter(({ budget }) => budget === null)).toHaveLength(87);
  });

  it('says of every cell whether it is own, merged, blank or taken from above', () => {
    const fields = {
      muc_tieu: 'objective',
      nhiem_vu: 'task',
      san_pham: 'product',
      chu_tri: 'leadAgencies',
      phoi_hop: 'coAgencies',
      thoi_gian: 'deadline',
      kinh_phi: 'budget',
    } as const;
    const wrong: string[] = [];
    for (const [index, row] of plan167.rows.entries()) {
      const record = records[index]!;
      for (const name of [
        'muc_tieu',
        'nhiem_vu',
        'san_pham',
        'chu_tri',
        'phoi_hop',
        'thoi_gian',
        'kinh_phi',
      ] as const) {
        const cell = record.cells[fields[name]]!;
        if (!agrees(row.cell_status[name], cell, record.row)) wrong.push(`${row.uid} ${name} ${cell.from}`);
        expect(cell.column).toBe(planColumns[name]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('reads number, day, title and year of the document', () => {
    expect(reading.facts).toMatchObject({
      number: '167/KH-UBND',
      date: '2025-12-17',
      title: 'MỤC TIÊU, NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH TỈNH BẮC NINH NĂM 2026',
      year: 2026,
      illustrative: false,
      titleCell: { row: 1, column: 0 },
    });
  });
});

/** `merged` under a blank top cell of objective or task still comes from the last row that had one. */
function agrees(status: CellStatus, cell: FieldCell, row: number): boolean {
  switch (status) {
    case 'own':
    case 'blank':
      return cell.from === 'own' && cell.row === row;
    case 'merged':
    case 'merged_blank':
      return cell.from !== 'own' && cell.row < row;
    case 'blank_inherited':
    case 'blank_or_merged':
      return cell.from !== 'own' && cell.row < row;
  }
}

describe('the PAPI annex of 2024', () => {
  it('reads its 22 tasks as PAPI work', () => {
    const reading = read(papiGrid());
    const table = onlyTable(papiGrid());
    expect(table.kind).toBe('papi');
    expect(fieldsOf(table)).toEqual(['ordinal', 'task', 'leadAgencies', 'coAgencies', 'deadline']);
    expect(plansOf(table).map(({ ordinal, task }) => [ordinal, task])).toEqual(
      papi2024.rows.map(({ stt, nhiem_vu }) => [String(stt), nhiem_vu]),
    );
    expect(reading.facts).toMatchObject({ number: null, date: null, year: 2024 });
  });
});
