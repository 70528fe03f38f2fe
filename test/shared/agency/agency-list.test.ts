import { describe, expect, it } from 'vitest';
import { createCatalogue, defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import type { AgencyRow } from '#shared/agency/agency-row.ts';
import { compareCatalogues, isUnchanged } from '#shared/agency/compare-catalogues.ts';
import { parseAgencies } from '#shared/agency/parse-agencies.ts';
import { readAgencyList } from '#shared/agency/read-agency-list.ts';
import { agencyListCells, agencyListHeader, rowsOfEntries } from '#shared/agency/write-agency-list.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { writeAgencyWorkbook } from '#shared/xlsx/write-agency-workbook.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

function listGrid(...rows: (string | number | null)[][]): Grid {
  return buildGrid('Danh mục')
    .wide('DANH MỤC CƠ QUAN, ĐƠN VỊ', 10)
    .blank()
    .row(...agencyListHeader)
    .rows(rows)
    .toGrid();
}

function readList(grid: Grid) {
  const list = readAgencyList([inspectSheet(grid).reading]);
  if (list === null) throw new Error('The sheet is no agency list.');
  return list;
}

describe('an agency list written and read back', () => {
  it('through a workbook, gives the same catalogue', async () => {
    const bytes = await writeAgencyWorkbook(defaultCatalogue.entries, new Date('2026-01-01T00:00:00Z'));
    const workbook = await readWorkbook(bytes);
    if (!workbook.ok) throw new Error(workbook.message);
    const reports = workbook.grids.map((grid) => inspectSheet(grid));
    expect(reports.map(({ kind }) => kind)).toEqual(['agencies']);
    expect(reports.flatMap(({ issues }) => issues.filter(({ severity }) => severity !== 'info'))).toEqual([]);
    const list = readAgencyList(reports.map(({ reading }) => reading))!;
    expect(list.scope).toBe('complete');
    const catalogue = createCatalogue(list.rows, list.scope);
    expect(catalogue.entries).toEqual(defaultCatalogue.entries);
    expect(isUnchanged(compareCatalogues(defaultCatalogue, catalogue))).toBe(true);
  });

  it('without a workbook in between, keeps a province’s own rows too', () => {
    const own = createCatalogue([
      {
        code: '*KHOI_1',
        name: 'Khối thi đua số 1',
        variants: ['Khối 1'],
        level: 'Nhóm cơ quan',
        validFrom: 2026,
        validTo: null,
        members: ['STP', 'Sở Nội vụ', 'Doanh nghiệp'],
      },
    ]);
    const list = readList(listGrid(...agencyListCells(rowsOfEntries(own.entries))));
    expect(createCatalogue(list.rows, list.scope).entries).toEqual(own.entries);
  });
});

describe('an agency list of a province', () => {
  it('reads parents, successors, members and the last day', () => {
    const { rows, scope } = readList(
      listGrid(
        [
          1,
          'TT_CNTT',
          'Trung tâm Công nghệ số',
          'TT CNS; Trung tâm CNTT',
          'Đơn vị trực thuộc',
          2026,
          null,
          'SKHCN',
          null,
          null,
        ],
        [2, 'SVHTT', 'Sở Văn hóa và Thể thao', null, 'Sở', null, '31/12/2025', null, 'SVHTTDL', null],
        [
          3,
          '*TRONG_DIEM',
          'Các sở trọng điểm',
          null,
          'Nhóm cơ quan',
          null,
          null,
          null,
          null,
          'SNV; Sở Tư pháp; Cấp xã',
        ],
      ),
    );
    expect(scope).toBe('additions');
    const { byCode } = createCatalogue(rows, scope);
    expect(byCode.get('TT_CNTT')).toMatchObject({
      partOf: 'SKHCN',
      level: 'unit',
      variants: ['TT CNS', 'Trung tâm CNTT'],
    });
    expect(byCode.get('SVHTT')).toMatchObject({ validTo: 2025, lastDay: '2025-12-31', successors: ['SVHTTDL'] });
    expect(byCode.get('*TRONG_DIEM')).toMatchObject({
      collective: true,
      memberCodes: ['SNV', 'STP'],
      memberLevels: ['commune'],
    });
  });

  it('reads short names beside other names', () => {
    const grid = buildGrid('Danh mục')
      .wide('DANH MỤC CƠ QUAN, ĐƠN VỊ', 5)
      .row('STT', 'Mã', 'Tên cơ quan', 'Tên viết tắt', 'Tên gọi khác')
      .row(1, 'SKT', 'Sở Kiến trúc', 'Sở KT', 'Sở Kiến trúc - Quy hoạch')
      .row(2, 'SQH', 'Sở Quy hoạch', 'Sở QH', null)
      .toGrid();
    expect(readList(grid).rows.map(({ variants }) => variants)).toEqual([
      ['Sở KT', 'Sở Kiến trúc - Quy hoạch'],
      ['Sở QH'],
    ]);
  });

  it('is the whole catalogue when it carries most codes, so that a name struck out is unknown', () => {
    const rows = rowsOfEntries(defaultCatalogue.entries)
      .filter(({ code }) => code !== 'SDL')
      .map((row): AgencyRow => (row.code === 'SKHCN' ? { ...row, variants: ['Sở KHCN nhà'] } : row));
    const list = readList(listGrid(...agencyListCells(rows)));
    const catalogue = createCatalogue(list.rows, list.scope);
    expect(parseAgencies('Sở Du lịch', catalogue).map(({ code }) => code)).toEqual([null]);
    const { changed, dropped } = compareCatalogues(defaultCatalogue, catalogue);
    expect(dropped.map(({ code }) => code)).toEqual(['SDL']);
    expect(changed.map(({ after }) => after.code)).toEqual(['SKHCN']);
    expect(changed[0]).toMatchObject({ variantsAdded: ['Sở KHCN nhà'], otherwise: false });
    expect(changed[0]?.variantsDropped).toContain('Sở KH&CN');
  });

  it('tells what was added and what ended', () => {
    const base = { variants: [], level: null, validFrom: null, validTo: null };
    const after = createCatalogue([
      { ...base, code: 'SDL', name: 'Sở Du lịch', validTo: 2026, successors: ['SVHTTDL'] },
      { ...base, code: 'BQL_VINH', name: 'Ban Quản lý vịnh' },
    ]);
    const { added, ended, changed } = compareCatalogues(defaultCatalogue, after);
    expect(added.map(({ code }) => code)).toEqual(['BQL_VINH']);
    expect(ended).toMatchObject([{ after: { code: 'SDL', validTo: 2026, successors: ['SVHTTDL'] } }]);
    expect(changed).toEqual([]);
  });

  it('is read from no other sheet', () => {
    expect(readAgencyList([inspectSheet(buildGrid('Trống').toGrid()).reading])).toBeNull();
  });
});
