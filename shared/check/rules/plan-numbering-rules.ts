import type { CellEdit } from '../../sheet/grid.ts';
import { valueAt } from '../../sheet/grid.ts';
import type { PlanRecord, SheetRecord } from '../../sheet/sheet-record.ts';
import type { SheetTable } from '../../sheet/sheet-table.ts';
import type { CheckContext } from '../check-context.ts';
import { tablesOf } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import type { Heading, NumberedEntry, NumberingFault } from '../numbering.ts';
import { activityNumbers, codeNumber, findNumberingFaults, groupsRestart, readHeading } from '../numbering.ts';
import { cellWords, quote } from '../wording.ts';

type Level = 'objective' | 'task' | 'activity';
const levelWords: Readonly<Record<Level, string>> = {
  objective: 'Mục tiêu',
  task: 'Nhiệm vụ',
  activity: 'Hoạt động',
};

interface PlanEntry extends NumberedEntry {
  readonly text: string;
  readonly heading: Heading;
  /** Heading number of the objective above a task. */
  readonly above: number | null;
}

/** The numbered headings of a plan table: sequences of siblings, per level. */
interface PlanOutline {
  readonly objective: PlanEntry[][];
  readonly task: PlanEntry[][];
  readonly activity: PlanEntry[][];
}

function entryOf(record: PlanRecord, level: Level, above: number | null): PlanEntry | null {
  const text = record[level];
  const cell = record.cells[level];
  if (text === null || cell === undefined) return null;
  const heading = readHeading(text);
  if (heading === null) return null;
  const several = level === 'activity' ? activityNumbers(text) : [];
  const last = several.length > 0 ? Math.max(heading.number, ...several) : heading.number;
  return { cell, row: record.row, number: heading.number, last, text, heading, above };
}

const outlines = new WeakMap<SheetTable, PlanOutline>();

/** The outline of a table, drawn once: several rules read it. */
function outlineOf(table: SheetTable): PlanOutline {
  const outline = outlines.get(table) ?? outlinePlan(table);
  outlines.set(table, outline);
  return outline;
}

function outlinePlan(table: SheetTable): PlanOutline {
  const outline: PlanOutline = { objective: [], task: [], activity: [] };
  let previous: PlanRecord | null = null;
  let objectiveNumber: number | null = null;
  for (const record of table.records) {
    if (record.kind !== 'plan' && record.kind !== 'papi') continue;
    const newSection = previous === null || previous.section !== record.section;
    const newObjective = newSection || previous!.objective !== record.objective;
    const newTask = newObjective || previous!.task !== record.task;
    if (newSection) outline.objective.push([]);
    if (newObjective) {
      outline.task.push([]);
      const entry = entryOf(record, 'objective', null);
      objectiveNumber = entry?.number ?? null;
      if (entry) outline.objective.at(-1)!.push(entry);
    }
    if (newTask) {
      outline.activity.push([]);
      const entry = entryOf(record, 'task', objectiveNumber);
      if (entry) outline.task.at(-1)!.push(entry);
    }
    const activity = entryOf(record, 'activity', null);
    if (activity) outline.activity.at(-1)!.push(activity);
    previous = record;
  }
  return outline;
}

interface LevelFault {
  readonly level: Level;
  readonly fault: NumberingFault<PlanEntry>;
}

const faultsOfTables = new WeakMap<SheetTable, readonly LevelFault[]>();

/** The faults of a table's headings, found once: gaps and repeats are reported by rules of their own. */
function levelFaults(table: SheetTable): readonly LevelFault[] {
  const known = faultsOfTables.get(table);
  if (known) return known;
  const outline = outlineOf(table);
  const faults = (['objective', 'task', 'activity'] as const).flatMap((level) => {
    const groups = outline[level];
    const runs = groupsRestart(groups) ? groups : [groups.flat()];
    return runs.flatMap((run) => findNumberingFaults(run, 1).map((fault) => ({ level, fault })));
  });
  faultsOfTables.set(table, faults);
  return faults;
}

/** The cell's own text with its number changed: a record's text may run over several cells. */
function renumber({ grid }: CheckContext, { cell, number }: PlanEntry, wanted: number): CellEdit | null {
  const { row, column } = cell;
  const value = valueAt(grid, row, column);
  if (typeof value !== 'string') return null;
  const heading = readHeading(value);
  if (heading === null || heading.number !== number) return null;
  return { row, column, value: `${value.slice(0, heading.start)}${wanted}${value.slice(heading.end)}` };
}

function levelFinding(context: CheckContext, level: Level, fault: NumberingFault<PlanEntry>): Finding {
  const { entry } = fault;
  const word = levelWords[level];
  const at = cellWords(entry.cell);
  const mend = `Đánh lại số thành «${word} ${fault.expected}»`;
  const mendable = level === 'activity' && fault.renumberable && entry.last === entry.number;
  const edit = mendable ? renumber(context, entry, fault.expected) : null;
  const guess = 'Đánh tiếp theo dòng trên; nếu bản gốc có dòng bị sót thì bổ sung dòng đó.';
  const fixes = edit === null ? [] : [{ label: mend, edits: [edit], guess }];
  const message =
    fault.kind === 'repeat'
      ? `${at} lại ghi «${word} ${entry.number}» lần nữa. Hai dòng cùng số thì báo cáo và trao đổi dễ nhầm việc. Đánh lại số, hoặc bỏ dòng thừa.`
      : fault.before === null
        ? `${at} là «${word} ${entry.number}» nhưng phía trên không có «${word} ${fault.expected}». Có thể thiếu dòng hoặc ghi nhầm số. Bổ sung dòng thiếu hoặc đánh lại số.`
        : `${at} là «${word} ${entry.number}», ngay sau «${word} ${fault.before.last}»: không có «${word} ${fault.expected}». Có thể thiếu dòng khi trích bản gốc. Đối chiếu bản gốc, bổ sung hoặc đánh lại số.`;
  return { cell: entry.cell, message, recordRow: entry.row, fixes };
}

function* plainFaults(context: CheckContext): Generator<{ fault: NumberingFault; word: string; record: boolean }> {
  for (const table of context.reading.tables) {
    for (const run of sectionRuns(table)) {
      for (const fault of findNumberingFaults(run, null)) yield { fault, word: 'Mục', record: false };
    }
    for (const run of ordinalRuns(table)) {
      for (const fault of findNumberingFaults(run, null)) yield { fault, word: 'Số thứ tự', record: true };
    }
  }
}

/** The group rows of a table as sequences of siblings: "I II" under "A" begins again under "B". */
function sectionRuns(table: SheetTable): NumberedEntry[][] {
  const column = table.columns.find(({ field }) => field === 'ordinal')?.column ?? table.area.left;
  const runs: NumberedEntry[][] = [];
  const open: { readonly style: string; readonly run: NumberedEntry[]; before: string }[] = [];
  for (const { row, code } of table.sections) {
    if (code === null) continue;
    const sibling = [...open]
      .reverse()
      .find((level) => isNextLetter(level.before, code) || level.style === styleOf(code));
    const isLetter = sibling !== undefined && isNextLetter(sibling.before, code);
    const number = isLetter ? code.charCodeAt(0) - 64 : codeNumber(code);
    if (number === null) continue;
    const level = sibling ?? { style: styleOf(code), run: [], before: code };
    if (sibling === undefined) {
      open.push(level);
      runs.push(level.run);
    } else {
      // What stood inside the group before is closed with it.
      open.length = open.indexOf(sibling) + 1;
      sibling.before = code;
    }
    level.run.push({ cell: { row, column }, row, number, last: number });
  }
  return runs;
}

function styleOf(code: string): string {
  if (/^\d/.test(code)) return code.includes('.') ? 'dotted' : 'number';
  if (/^[A-HJ-U]$/.test(code)) return 'letter';
  return /^[IVXLC]+$/.test(code) ? 'roman' : 'other';
}

/** "I" after "H" is a letter, not a Roman one. */
function isNextLetter(before: string | null, code: string): boolean {
  if (before === null || !/^[A-Y]$/.test(before) || !/^[B-Z]$/.test(code)) return false;
  return code.charCodeAt(0) === before.charCodeAt(0) + 1;
}

function ordinalRuns(table: SheetTable): NumberedEntry[][] {
  const groups: NumberedEntry[][] = [];
  let section: string | undefined;
  let lastRow = -1;
  for (const record of table.records) {
    if (!('ordinal' in record) || record.ordinal === null || record.kind === 'survey') continue;
    const cell = record.cells.ordinal;
    if (cell === undefined || cell.row === lastRow) continue;
    lastRow = cell.row;
    const place = `${record.section ?? ''} ${record.sectionName ?? ''}`;
    if (place !== section || groups.length === 0) groups.push([]);
    section = place;
    if (!/^\d{1,4}[.)]?$/.test(record.ordinal)) continue;
    const number = Number.parseInt(record.ordinal, 10);
    groups.at(-1)!.push({ cell, row: record.row, number, last: number });
  }
  return groupsRestart(groups) ? groups : [groups.flat()];
}

function plainFinding(fault: NumberingFault, word: string, record: boolean): Finding {
  const at = cellWords(fault.entry.cell);
  const message =
    fault.kind === 'repeat'
      ? `${at}: ${word} ${fault.entry.number} đã dùng ở phía trên. Trùng số thì khó gọi đúng dòng khi trao đổi. Đánh lại số.`
      : `${at}: ${word} ${fault.entry.number} đứng sau ${word} ${fault.expected - 1}, thiếu ${fault.expected}. Có thể sót dòng khi chép. Đối chiếu bản gốc rồi bổ sung hoặc đánh lại số.`;
  return { cell: fault.entry.cell, message, ...(record ? { recordRow: fault.entry.row } : {}) };
}

/** What the outline takes of a row: where its headings differ from the row above, and the numbers they carry. */
function numbersOf(record: SheetRecord): string {
  const ordinal = 'ordinal' in record ? record.ordinal : null;
  if (!('activity' in record)) return JSON.stringify([ordinal]);
  const activity = entryOf(record, 'activity', null);
  return JSON.stringify([ordinal, record.objective, record.task, activity && [activity.number, activity.last]]);
}

const numberedKinds = ['plan', 'papi', 'improvement', 'recommendations'] as const;
const basis = 'Kế hoạch 167/KH-UBND Bắc Ninh, phụ lục: không có Mục tiêu 7, «Hoạt động 1» ghi hai lần';

function* numberingFindings(context: CheckContext, kind: NumberingFault['kind']): Generator<Finding> {
  for (const table of tablesOf(context, ['plan', 'papi'])) {
    for (const { level, fault } of levelFaults(table)) {
      if (fault.kind === kind) yield levelFinding(context, level, fault);
    }
  }
  for (const { fault, word, record } of plainFaults(context)) {
    if (fault.kind === kind) yield plainFinding(fault, word, record);
  }
}

export const planNumberingRules: readonly CheckRule[] = [
  {
    code: 'numbering-gap',
    severity: 'warning',
    title: 'Đánh số bị nhảy',
    why: 'Số bị nhảy thường là dấu hiệu sót dòng khi chép phụ lục; việc bị sót sẽ không ai theo dõi.',
    basis,
    kinds: numberedKinds,
    scope: { by: 'sheet', sees: numbersOf },
    check: (context) => numberingFindings(context, 'gap'),
  },
  {
    code: 'numbering-repeat',
    severity: 'warning',
    title: 'Đánh số bị trùng',
    why: 'Hai dòng cùng số thì báo cáo, công văn dẫn chiếu dễ nhầm việc.',
    basis,
    kinds: numberedKinds,
    scope: { by: 'sheet', sees: numbersOf },
    check: (context) => numberingFindings(context, 'repeat'),
  },
  {
    code: 'numbering-mismatch',
    severity: 'warning',
    title: 'Số của nhiệm vụ không khớp mục tiêu',
    why: 'Mã nhiệm vụ bắt đầu bằng số mục tiêu; lệch số thì tổng hợp theo mục tiêu sẽ sai.',
    basis: 'Cách đánh số của phụ lục Kế hoạch 167/KH-UBND Bắc Ninh',
    kinds: ['plan', 'papi'],
    scope: { by: 'sheet', sees: numbersOf },
    *check(context) {
      for (const table of tablesOf(context, ['plan', 'papi'])) {
        for (const { cell, row, heading, above, text } of outlineOf(table).task.flat()) {
          if (heading.path === null || above === null || heading.path[0] === above) continue;
          yield {
            cell,
            recordRow: row,
            message: `${cellWords(cell)} đánh mã ${heading.path.join('.')} nhưng nằm dưới Mục tiêu ${above}: ${quote(text)}. Lệch số thì tổng hợp theo mục tiêu sẽ sai. Sửa mã thành ${above}.${heading.path[1]}, hoặc chuyển nhiệm vụ về đúng mục tiêu.`,
          };
        }
      }
    },
  },
];
