import { blockAddress, chunkAddresses, contiguousBlocks } from './cell-blocks.ts';
import { cellKey } from './edit-blocks.ts';
import { officeErrorCode } from './host-failures.ts';
import { withListSeparator } from './list-separator.ts';
import { runExcel, runInBackground } from './run-excel.ts';
import type { CellMark } from './workbook-host.ts';

type Severity = CellMark['severity'];

/** Most serious first: a cell with several marks wears the first. Colours are Excel's own for bad, neutral, note. */
const severities: readonly Severity[] = ['error', 'warning', 'info'];
const fills: Readonly<Record<Severity, string>> = { error: '#FFC7CE', warning: '#FFEB9C', info: '#DDEBF7' };

/** Excel takes addresses of up to 8,192 characters. */
const maxAddressLength = 8_000;

/**
 * Begins the formula of each of our conditional formats, which is always true and calculates nothing. It is the
 * tag by which ours are found again: it stays in the file, and goes along when rows are moved or copied, while the
 * ids of conditional formats do not survive reopening the file.
 */
const tag = '="bang-diem:';

/**
 * Replaces our tints on the sheet by these marks. Two `context.sync()` whatever the marks: find ours; remove them
 * and add the new ones, one conditional format for some thousand cells of the same severity. Cells keep their own
 * fill; the sentence of a mark is shown in the pane (notes need ExcelApi 1.18).
 */
export function showMarks(sheetId: string, marks: readonly CellMark[]): Promise<void> {
  return runExcel((context) =>
    withListSeparator(async (separator) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      await removeOurs(context, sheet);
      for (const [severity, cells] of groupBySeverity(marks)) {
        const addresses = contiguousBlocks(cells).map(blockAddress);
        for (const address of chunkAddresses(addresses, maxAddressLength, separator)) addTint(sheet, address, severity);
      }
      await context.sync();
    }),
  );
}

/** Removes every tint of ours from the sheet and nothing else. Two `context.sync()`. */
export function clearMarks(sheetId: string): Promise<void> {
  return runExcel(async (context) => {
    await removeOurs(context, context.workbook.worksheets.getItem(sheetId));
    await context.sync();
  });
}

/** Whether the sheet wears any of our tints, also from before the file was opened. One `context.sync()`. */
export function holdsMarks(sheetId: string): Promise<boolean> {
  return runInBackground(
    async (context) => (await findOurs(context, context.workbook.worksheets.getItem(sheetId))).formats.length > 0,
  );
}

interface OurTints {
  readonly formats: readonly Excel.ConditionalFormat[];
  /** Excel could not answer for all rules at once, and may not find one that it is to delete. */
  readonly oneByOne: boolean;
}

/** Finds ours with one `context.sync()` and queues their removal. */
async function removeOurs(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  const { formats, oneByOne } = await findOurs(context, sheet);
  for (const format of formats) {
    format.delete();
    if (oneByOne) await unlessUnreadable(() => context.sync());
  }
}

async function findOurs(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<OurTints> {
  const formats = sheet.getRange().conditionalFormats;
  formats.load('items/customOrNullObject/rule/formula');
  try {
    await context.sync();
  } catch (error) {
    if (!isUnreadableRule(error)) throw error;
    return { formats: await findOneByOne(context, sheet), oneByOne: true };
  }
  return { formats: formats.items.filter(isOurs), oneByOne: false };
}

/**
 * Excel fails to answer for rules that share their cells with others of a kind, all of them at once. So each is asked
 * for alone: one that cannot be read is not ours.
 */
async function findOneByOne(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Excel.ConditionalFormat[]> {
  const all = sheet.getRange().conditionalFormats;
  all.load('items/id');
  await context.sync();
  const ours: Excel.ConditionalFormat[] = [];
  for (const { id } of all.items) {
    const format = sheet.getRange().conditionalFormats.getItem(id);
    format.load('customOrNullObject/rule/formula');
    await unlessUnreadable(async () => {
      await context.sync();
      if (isOurs(format)) ours.push(format);
    });
  }
  return ours;
}

function isOurs({ customOrNullObject: custom }: Excel.ConditionalFormat): boolean {
  return !custom.isNullObject && custom.rule.formula.startsWith(tag);
}

/** What Excel cannot read or find of a rule stays as it is. */
async function unlessUnreadable(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isUnreadableRule(error)) throw error;
  }
}

function isUnreadableRule(error: unknown): boolean {
  const code = officeErrorCode(error);
  return code === 'GeneralException' || code === 'ItemNotFound';
}

function addTint(sheet: Excel.Worksheet, address: string, severity: Severity): void {
  const { custom } = sheet.getRanges(address).conditionalFormats.add('Custom');
  custom.rule.formula = `${tag}${severity}"<>""`;
  custom.format.fill.color = fills[severity];
}

function groupBySeverity(marks: readonly CellMark[]): Map<Severity, CellMark[]> {
  const worst = new Map<number, CellMark>();
  for (const mark of marks) {
    const key = cellKey(mark.row, mark.column);
    const known = worst.get(key);
    if (!known || severities.indexOf(mark.severity) < severities.indexOf(known.severity)) worst.set(key, mark);
  }
  const groups = new Map<Severity, CellMark[]>(severities.map((severity) => [severity, []]));
  for (const mark of worst.values()) groups.get(mark.severity)!.push(mark);
  return groups;
}
