import { describe, expect, it } from 'vitest';
import { describeRecordCells } from '#shared/sheet/describe-record-cells.ts';
import { sheetKindOf } from '#shared/sheet/read-sheet.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { criteriaOf, fieldsOf, onlyTable, overrideFromTable, plansOf, read, surveysOf } from './read-support.ts';

const odd = buildGrid('Lạ')
  .row('Cột A', 'Cột B', 'Cột C', 'Cột D', 'Ghi chú')
  .row(1, 'Việc một', 'Sở A', 'Quý I/2026', 'gấp')
  .row(2, 'Việc hai', 'Sở B', 'Quý II/2026', null)
  .toGrid();

describe('what an officer told', () => {
  it('makes a table of a header nobody could guess, and guesses only the rest', () => {
    expect(read(odd).tables).toEqual([]);
    const [table] = read(odd, {
      kind: 'plan',
      headerTop: 0,
      headerBottom: 0,
      columns: [
        { column: 1, field: 'task' },
        { column: 2, field: 'leadAgencies' },
        { column: 3, field: 'deadline' },
      ],
    }).tables;
    expect(table!.kind).toBe('plan');
    expect(table!.columns.map(({ field, column, confidence }) => [field, column, confidence >= 1])).toEqual([
      ['ordinal', 0, false],
      ['task', 1, true],
      ['leadAgencies', 2, true],
      ['deadline', 3, true],
      ['note', 4, true],
    ]);
    expect(plansOf(table!).map(({ task, note }) => [task, note])).toEqual([
      ['Việc một', 'gấp'],
      ['Việc hai', null],
    ]);
  });

  it('corrects a guess and switches a column off', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Cơ quan', 'Thời gian', 'Kết quả')
      .row(1, 'Việc một', 'Sở A', 'Quý I/2026', 'Đã xong')
      .toGrid();
    const guessed = onlyTable(grid);
    const override = overrideFromTable(guessed);
    const told = {
      ...override,
      columns: override.columns.map((one) =>
        one.column === 4
          ? { column: 4, field: 'result' as const }
          : one.column === 3
            ? { column: 3, field: null }
            : one,
      ),
    };
    const table = read(grid, told).tables[0]!;
    expect(fieldsOf(table)).toEqual(['ordinal', 'task', 'leadAgencies', 'result']);
    expect(table.unknownColumns).toEqual([{ column: 3, header: 'Thời gian' }]);
  });

  it('says that a sheet is none of ours', () => {
    const grid = buildGrid().row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian').row(1, 'a', 'Sở A', 'Năm 2026').toGrid();
    const reading = read(grid, { kind: 'other', headerTop: 0, headerBottom: 0, columns: [] });
    expect(reading.tables).toEqual([]);
    expect(sheetKindOf(reading, grid)).toBe('other');
  });

  it('changes the kind of a sheet', () => {
    const grid = buildGrid()
      .row('Mã', 'Nội dung', 'Điểm', 'Kết quả')
      .row('1', 'A', 2, 1)
      .row('1.1', 'B', 2, 1)
      .toGrid();
    const table = read(grid, {
      kind: 'criteria',
      headerTop: 0,
      headerBottom: 0,
      columns: [{ column: 3, field: 'selfScore' }],
    }).tables[0]!;
    expect(
      criteriaOf(table).map(({ code, parent, maxScore, selfScore }) => [code, parent, maxScore, selfScore]),
    ).toEqual([
      ['1', null, 2, 1],
      ['1.1', '1', 2, 1],
    ]);
  });

  it('takes the untold columns of a survey as its questions', () => {
    const grid = buildGrid().row('Phiếu', 'Thái độ', 'Thời gian').row('P1', 5, 4).toGrid();
    const table = read(grid, {
      kind: 'survey',
      headerTop: 0,
      headerBottom: 0,
      columns: [{ column: 0, field: 'ordinal' }],
    }).tables[0]!;
    expect(surveysOf(table)[0]).toMatchObject({ ordinal: 'P1', answers: [5, 4] });
  });

  it('leaves the other tables of the sheet as they are', () => {
    const grid = buildGrid()
      .row('Cột A', 'Cột B', 'Cột C')
      .row('Việc một', 'Sở A', 'Quý I')
      .blank(2)
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row(1, 'Việc hai', 'Sở B', 'Năm 2026')
      .toGrid();
    const { tables } = read(grid, {
      kind: 'plan',
      headerTop: 0,
      headerBottom: 0,
      columns: [
        { column: 0, field: 'task' },
        { column: 1, field: 'leadAgencies' },
        { column: 2, field: 'deadline' },
      ],
    });
    expect(tables.map((table) => plansOf(table).map(({ task }) => task))).toEqual([['Việc một'], ['Việc hai']]);
  });

  it('is set aside when its rows or columns are gone', () => {
    const grid = buildGrid().row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian').row(1, 'a', 'Sở A', 'Năm 2026').toGrid();
    for (const told of [
      { kind: 'plan' as const, headerTop: 7, headerBottom: 7, columns: [{ column: 1, field: 'task' as const }] },
      { kind: 'plan' as const, headerTop: 0, headerBottom: 0, columns: [{ column: 40, field: 'task' as const }] },
      { kind: 'plan' as const, headerTop: 1, headerBottom: 0, columns: [] },
    ]) {
      expect(fieldsOf(read(grid, told).tables[0]!)).toContain('task');
    }
  });
});

describe('describeRecordCells', () => {
  it('says where each value comes from', () => {
    const grid = buildGrid()
      .row('Mục tiêu', 'Nhiệm vụ', 'Chủ trì', 'Thời gian', 'Kinh phí')
      .row('M1', 'N1', 'Sở A', { value: 46032, numberFormat: 'dd/mm/yyyy' }, null)
      .row(null, 'N2', null, null, null)
      .merge('D2:D3', 'E2:E3')
      .toGrid();
    const table = onlyTable(grid);
    expect(
      describeRecordCells(table.records[1]!, table, grid).map(({ field, address, text, origin, originText }) => [
        field,
        address,
        text,
        origin,
        originText,
      ]),
    ).toEqual([
      ['objective', 'A2', 'M1', 'above', 'Ô trống, theo A2 ở trên'],
      ['task', 'B3', 'N2', 'own', null],
      ['leadAgencies', 'C3', '', 'blank', null],
      ['deadline', 'D2', '10/01/2026', 'merged', 'Ô gộp, lấy từ D2'],
      ['budget', 'E2', '', 'merged-blank', 'Ô gộp từ E2, đang trống'],
    ]);
  });
});

describe('a told header that moved', () => {
  const told = {
    kind: 'plan' as const,
    headerTop: 0,
    headerBottom: 0,
    columns: [
      { column: 0, field: null, header: 'Cột A' },
      { column: 1, field: 'task' as const, header: 'Cột B' },
      { column: 2, field: 'leadAgencies' as const, header: 'Cột C' },
      { column: 3, field: 'deadline' as const, header: 'Cột D' },
    ],
  };
  const columnsIn = (grid: Parameters<typeof read>[0]) =>
    Object.fromEntries(read(grid, told).tables[0]?.columns.map(({ field, column }) => [field, column]) ?? []);

  it('is followed down and to the right, and in another order', () => {
    const moved = buildGrid()
      .row('Sổ phân việc')
      .row()
      .row(null, 'TT', 'Cột D', 'Cột B', 'Mới', 'Cột C')
      .row(null, 1, 'Quý I/2026', 'Việc một', 'x', 'Sở A')
      .toGrid();
    expect(columnsIn(moved)).toMatchObject({ task: 3, leadAgencies: 5, deadline: 2 });
    expect(plansOf(read(moved, told).tables[0]!).map(({ task }) => task)).toEqual(['Việc một']);
  });

  it('does not fall on a neighbour when a told column is gone', () => {
    const without = buildGrid().row('Cột A', 'Cột B', 'Cột D').row(1, 'Việc một', 'Quý I/2026').toGrid();
    expect(columnsIn(without)).toMatchObject({ task: 1, deadline: 2 });
    expect(columnsIn(without)).not.toHaveProperty('leadAgencies');
  });

  it('stays where one header was worded anew in place', () => {
    const renamed = buildGrid().row('Cột A', 'Phần việc', 'Cột C', 'Cột D').row(1, 'Việc', 'Sở A', '').toGrid();
    expect(columnsIn(renamed)).toMatchObject({ task: 1, leadAgencies: 2, deadline: 3 });
  });

  it('reads NFD headers and other spacing as the same words', () => {
    const nfd = buildGrid()
      .row('x')
      .row('Cột A'.normalize('NFD'), 'CỘT  B', 'cột\nc', 'Cột D')
      .row(1, 'Việc một', 'Sở A', 'Quý I/2026')
      .toGrid();
    expect(columnsIn(nfd)).toMatchObject({ task: 1, leadAgencies: 2, deadline: 3 });
  });
});
