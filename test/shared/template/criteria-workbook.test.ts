import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { titleTextAbove } from '#shared/check/expected-totals.ts';
import { builtInSets, findBuiltInSet } from '#shared/criteria-set/built-in-sets.ts';
import type { CriteriaSet, SetCriterion } from '#shared/criteria-set/criteria-set.ts';
import { readCriteriaSet } from '#shared/criteria-set/read-criteria-set.ts';
import { rowsOfSet } from '#shared/criteria-set/set-rows.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { layOutCriteriaWorkbook } from '#shared/template/criteria-workbook.ts';
import { joinAreas, TemplateDraft, wrappedLines } from '#shared/template/template-draft.ts';
import { cellAt, columnAt } from '#shared/template/template-columns.ts';
import { validationTextLimits, type TemplateWorkbook } from '#shared/template/template-sheet.ts';
import { readWorkbook, type WorkbookGrid } from '#shared/xlsx/read-workbook.ts';
import { writeTemplateWorkbook } from '#shared/xlsx/write-template-workbook.ts';
import { bonusGroupSet, oddSet } from './fill-template.ts';

const made = new Date('2026-01-01T00:00:00Z');
const sets = [...builtInSets, oddSet(), bonusGroupSet()].map((set) => [set.id, set] as const);
const department = findBuiltInSet('department', 2026)!;

async function gridsOf(workbook: TemplateWorkbook): Promise<readonly WorkbookGrid[]> {
  const read = await readWorkbook(await writeTemplateWorkbook(workbook, made));
  if (!read.ok) throw new Error(read.message);
  return read.grids;
}

/** What a workbook keeps of a set: who the evidence comes from is said by prompts. */
function kept(nodes: readonly SetCriterion[]): unknown[] {
  return nodes.map(({ code, name, maxScore, rule, method, lead, note, children }) =>
    children ? { code, name, maxScore, children: kept(children) } : { code, name, maxScore, rule, method, lead, note },
  );
}

describe.each(sets)('the ready workbook of %s', (_, set) => {
  it('is recognised again: the same tree, points, rules, methods and totals', async () => {
    const [grid] = await gridsOf(layOutCriteriaWorkbook(set));
    const { reading, kind } = inspectSheet(grid!);
    expect(kind).toBe('criteria');
    expect(reading.tables[0]!.columns.every(({ confidence }) => confidence >= 0.9)).toBe(true);
    const titleText = titleTextAbove(grid!, reading.tables[0]!.headerTop);
    const read = readCriteriaSet(reading, { id: set.id, titleText, level: set.level });
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const plain = { ...set, fields: set.fields.map((field) => withMethods(field)) };
    expect(kept(read.set.fields)).toEqual(kept(plain.fields));
    expect(read.set.expected).toEqual(set.expected);
    expect(read.set.scale).toBe(set.scale);
    expect(read.set.policy).toEqual(set.policy);
    expect(read.set.illustrative).toBe(set.illustrative);
    expect(read.set.decision).toEqual(set.decision);
    expect(read.set.years.from).toBe(set.years.from);
  });

  it('says MINH HỌA on every sheet exactly when the set is illustrative', async () => {
    for (const grid of await gridsOf(layOutCriteriaWorkbook(set))) {
      expect(inspectSheet(grid).reading.facts.illustrative, grid.name).toBe(set.illustrative);
    }
  });

  it('keeps every formula within what Excel takes and names cells of its own sheets only', () => {
    const { sheets } = layOutCriteriaWorkbook(set);
    for (const sheet of sheets) {
      for (const [key, { formula }] of sheet.cells) {
        if (formula === undefined) continue;
        expect(formula.length, `${sheet.name} ${key}`).toBeLessThan(8192);
        expect(formula).not.toMatch(
          /\b(?:XLOOKUP|FILTER|SORT|SORTBY|UNIQUE|SEQUENCE|LET|LAMBDA|IFS|SWITCH|TEXTJOIN|CONCAT|MAXIFS|MINIFS|XMATCH)\(/,
        );
        expect(formula).not.toContain('#REF!');
      }
    }
  });

  it('keeps validation texts within what Excel takes', () => {
    for (const { validations } of layOutCriteriaWorkbook(set).sheets) {
      for (const { prompt, refusal, limit } of validations) {
        expect(prompt?.title.length ?? 0).toBeLessThanOrEqual(validationTextLimits.title);
        expect(prompt?.text.length ?? 0).toBeLessThanOrEqual(validationTextLimits.prompt);
        expect(refusal?.length ?? 0).toBeLessThanOrEqual(validationTextLimits.error);
        if (limit.kind === 'list') expect(limit.words.join(',').length).toBeLessThanOrEqual(255);
        if (limit.kind === 'formula') expect(limit.formula.length).toBeLessThanOrEqual(255);
      }
    }
  });

  it('gives the same bytes for the same set and day', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => writeTemplateWorkbook(layOutCriteriaWorkbook(set), made)),
    );
    expect(Buffer.from(first!).equals(Buffer.from(second!))).toBe(true);
  });
});

/** The set with the methods that its rules imply written out. */
function withMethods(node: SetCriterion): SetCriterion {
  if (node.children) return { ...node, children: node.children.map(withMethods) };
  return { ...node, method: node.method ?? 'self' };
}

describe('a blank department workbook', () => {
  it('has no issue on its scoring sheet and nothing to say against its other sheets', async () => {
    for (const set of builtInSets) {
      const reports = (await gridsOf(layOutCriteriaWorkbook(set))).map((grid) => inspectSheet(grid));
      expect(reports[0]!.issues).toEqual([]);
      expect(reports[0]!.score?.total).toMatchObject({ maxScore: 100, self: null, unscored: 100, lost: 0 });
      for (const { issues, kind } of reports.slice(1)) {
        expect(issues.filter(({ severity }) => severity !== 'info')).toEqual([]);
        expect(kind).toBe('other');
      }
    }
  });

  it('stores what its formulas give, so that every reader sees the same', async () => {
    for (const { uncalculated } of await gridsOf(layOutCriteriaWorkbook(department))) expect(uncalculated).toBe(0);
  });

  it('is locked without a password but for its inputs, prints on A4 landscape and repeats its header', async () => {
    const bytes = await writeTemplateWorkbook(layOutCriteriaWorkbook(department), made);
    const { sheets, namedRanges } = await readXlsx(bytes, { readStyles: true });
    const [sheet] = sheets;
    expect(sheet!.protection).toMatchObject({ sheet: true, formatCells: true, autoFilter: true });
    expect(sheet!.protection?.password).toBeUndefined();
    expect(sheet!.freezePane).toEqual({ rows: 7, columns: 2 });
    expect(sheet!.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    expect(sheet!.headerFooter?.oddFooter).toMatch(/&P\/&N/);
    // A text that begins with a figure must not run into the size of the letters before it.
    expect(sheet!.headerFooter?.oddFooter).toMatch(/&9 MINH HỌA/);
    expect(sheets.map(({ hidden, veryHidden }) => Boolean(hidden) || Boolean(veryHidden))).toEqual([
      false,
      false,
      false,
    ]);
    const locked = (address: string): boolean => {
      const cell = sheet!.cells!.get(address);
      return cell?.style?.protection?.locked !== false;
    };
    const row = 9;
    expect(locked(`${row},${columnAt.choice}`)).toBe(false);
    expect(locked(`${row},${columnAt.note}`)).toBe(false);
    for (const column of ['code', 'name', 'maximum', 'rule', 'self', 'achieved', 'lost'] as const) {
      expect(locked(`${row},${columnAt[column]}`), column).toBe(true);
    }
    const names = [
      ...(namedRanges ?? []).map(({ range }) => range),
      sheet!.pageSetup!.printArea,
      sheet!.pageSetup!.printTitlesRow,
    ];
    expect(names.join(' ')).toContain('$7:$7');
  });

  it('quotes the names of its sheets wherever the file names a range', async () => {
    const bytes = await writeTemplateWorkbook(layOutCriteriaWorkbook(department), made);
    const opened = await loadWorkbook(bytes, 'so');
    if (!opened.ok) throw new Error(opened.message);
    const xml = new TextDecoder().decode(opened.source.package.parts.get('xl/workbook.xml'));
    expect(xml).toContain(`'Bảng chấm điểm'!$A$1:$Q$`);
    expect(xml).toContain(`'Bảng chấm điểm'!$7:$7`);
    expect(xml).not.toMatch(/>Bảng chấm điểm!/);
  });

  it('keeps its drop-downs, limits and locks in the workbench', async () => {
    const bytes = await writeTemplateWorkbook(layOutCriteriaWorkbook(department), made);
    const opened = await loadWorkbook(bytes, 'so');
    if (!opened.ok) throw new Error(opened.message);
    const [sheet] = opened.source.sheets;
    expect(sheet!.protected).toBe(true);
    expect(opened.source.unlockedStyles.size).toBeGreaterThan(0);
    const validations = opened.source.snapshot.resources!.find(({ name }) => name === 'SHEET_DATA_VALIDATION_PLUGIN')!;
    const rules = (JSON.parse(validations.data) as Record<string, { type: string; formula1?: string }[]>)[sheet!.id]!;
    const lists = rules.filter(({ type }) => type === 'list').map(({ formula1 }) => formula1);
    expect(lists).toContain(
      JSON.stringify(['Ban hành kịp thời', 'Ban hành không kịp thời', 'Không ban hành', 'Không áp dụng']),
    );
    expect(rules.some(({ type }) => type === 'decimal')).toBe(true);
  });
});

describe('drop-downs', () => {
  it('stand in cells when their words hold commas or are long', () => {
    const set = oddSet();
    const { sheets } = layOutCriteriaWorkbook(set);
    const first = sheets[0]!.freeze!.rows;
    const index = rowsOfSet(set).findIndex(({ node }) => node.code === '1.1.1');
    const cell = cellAt('choice', first + index);
    const rule = sheets[0]!.validations.find(({ areas }) => areas.includes(cell))!;
    expect(rule.limit).toMatchObject({ kind: 'list-range' });
    const range = rule.limit.kind === 'list-range' ? rule.limit.range : '';
    const [, from, to] = /'Hướng dẫn'!\$B\$(\d+):\$G\$(\d+)/.exec(range) ?? [];
    expect(from).toBe(to);
    const words = [1, 2, 3, 4, 5, 6].map((column) => sheets[1]!.cells.get(`${Number(from) - 1},${column}`)?.value);
    expect(words[0]).toMatch(/^Xếp loại xuất sắc, /);
    expect(words[5]).toBe('Không áp dụng');
  });

  it('ask for nothing that the rule does not need', () => {
    const { sheets } = layOutCriteriaWorkbook(oddSet());
    const [sheet] = sheets;
    const first = sheet!.freeze!.rows;
    const styles = (code: string): (string | undefined)[] => {
      const row = first + rowsOfSet(oddSet()).findIndex(({ node }) => node.code === code);
      return (['choice', 'numerator', 'denominator', 'declared', 'self', 'survey', 'appraised'] as const).map(
        (column) => sheet!.cells.get(`${row},${columnAt[column]}`)?.style,
      );
    };
    expect(styles('1.1.2')).toEqual([
      'input-choice',
      'input-figure',
      'input-figure',
      'input-percent',
      'points',
      'off',
      'input-points',
    ]);
    expect(styles('2')).toEqual(['off', 'off', 'off', 'off', 'input-points', 'off', 'input-points']);
    expect(styles('3')).toEqual(['off', 'off', 'off', 'off', 'off', 'off', 'input-points']);
    expect(styles('4')).toEqual([
      'input-choice',
      'off',
      'input-figure',
      'input-figure',
      'points',
      'off',
      'input-points',
    ]);
    expect(styles('5')).toEqual(['off', 'off', 'off', 'input-percent', 'off', 'points', 'off']);
  });
});

describe('reading a set from a sheet', () => {
  const blankReading = {
    name: 'Trang1',
    facts: { number: null, mentioned: [], date: null, title: null, year: null, illustrative: false, titleCell: null },
    tables: [],
  };

  it('says what the sheet did not', async () => {
    expect(readCriteriaSet(blankReading, { id: 'x' })).toMatchObject({ ok: false, reason: 'no-criteria' });
    const [grid] = await gridsOf(layOutCriteriaWorkbook({ ...department, name: 'Bảng điểm' } satisfies CriteriaSet));
    const { reading } = inspectSheet(grid!);
    const silent = { ...reading, name: 'x', facts: { ...reading.facts, title: 'BẢNG ĐIỂM', year: null } };
    expect(readCriteriaSet(silent, { id: 'x' })).toMatchObject({ ok: false, reason: 'level-unknown' });
    expect(readCriteriaSet(silent, { id: 'x', level: 'commune' })).toMatchObject({ ok: false, reason: 'year-unknown' });
    expect(readCriteriaSet(silent, { id: 'x', level: 'commune', year: 2027 })).toMatchObject({ ok: true });
  });

  it('leaves declared figures and scores behind', async () => {
    const { sheets, title } = layOutCriteriaWorkbook(department);
    const cells = new Map(sheets[0]!.cells);
    cells.set(`9,${columnAt.choice}`, { style: 'input-choice', value: 'Không ban hành' });
    cells.set(`9,${columnAt.appraised}`, { style: 'input-points', value: 0.5 });
    const [grid] = await gridsOf({ title, sheets: [{ ...sheets[0]!, cells }] });
    const read = readCriteriaSet(inspectSheet(grid!).reading, { id: 'x' });
    expect(read.ok && kept(read.set.fields)).toEqual(kept(department.fields));
  });
});

describe('laying out', () => {
  it('leaves room for the longest choice of a row', () => {
    const draft = new TemplateDraft();
    draft.set(0, 0, 'text', 'ngắn');
    draft.fitHeight(0, [10, 10], 20);
    const low = draft.heights.get(0)!;
    draft.fitHeight(0, [10, 10], 20, new Map([[1, ['một mức có rất nhiều chữ phải xuống dòng']]]));
    expect(draft.heights.get(0)!).toBeGreaterThan(low * 2);
  });

  it.each([
    [
      ['F9', 'F10', 'F12'],
      ['F9:F10', 'F12'],
    ],
    [['F9'], ['F9']],
    [[], []],
  ])('%j joins to %j', (cells, areas) => {
    expect(joinAreas(cells)).toEqual(areas);
  });

  it('counts wrapped lines between words', () => {
    expect(wrappedLines('một hai ba', 7)).toBe(2);
    expect(wrappedLines('một\nhai', 20)).toBe(2);
    expect(wrappedLines('', 5)).toBe(1);
  });
});
