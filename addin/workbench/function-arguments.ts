/** How an argument arrives, as `functions.json` declares it. */
interface DeclaredParameter {
  readonly type: 'string' | 'number' | 'any';
}

/** What a blank cell arrives as: nothing in Excel on the web, 0 on Windows and the Mac. */
type BlankArgument = null | 0;

/** Values of cells that are errors: a formula that is given one passes it on. */
const errorPattern = /^#(?:N\/A|NAME\?|(?:REF|VALUE|NUM|NULL|DIV\/0|SPILL|CALC|BUSY)!)$/;

/**
 * Arguments as the grid gives them (a block for a reference) → as Excel hands them to a function: single cells of the
 * declared types.
 * @returns the error to show instead of a call, as text, where one cannot be had
 */
export function readArguments(
  parameters: readonly DeclaredParameter[],
  given: readonly unknown[],
  blank: BlankArgument,
): readonly unknown[] | string {
  const read = given.map((argument, at) => readArgument(parameters[at]?.type ?? 'any', cellOf(argument), blank));
  const failed = read.find((argument) => typeof argument === 'string' && errorPattern.test(argument));
  return typeof failed === 'string' ? failed : read;
}

function cellOf(given: unknown): unknown {
  return Array.isArray(given) ? (given.flat()[0] ?? null) : given;
}

function readArgument(type: DeclaredParameter['type'], cell: unknown, blank: BlankArgument): unknown {
  const isError = typeof cell === 'string' && errorPattern.test(cell);
  if (isError || cell === undefined) return cell;
  if (type === 'string') return readText(cell);
  return type === 'number' ? readNumber(cell) : (cell ?? blank);
}

function readText(cell: unknown): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

function readNumber(cell: unknown): number | string {
  const value = typeof cell === 'string' && cell.trim() === '' ? NaN : Number(cell);
  return Number.isNaN(value) ? '#VALUE!' : value;
}
