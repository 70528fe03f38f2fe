import { affirmatives, choiceKey, choiceLine, notApplicableChoice, type ChoiceLine } from './choice-match.ts';

interface FormulaOption {
  readonly label: string;
  /** Formula text of its points. */
  readonly points: string;
}

/** Above this the decomposed spelling of labels is left out of a formula. */
const roomForDecomposed = 6000;

/** The cell's text as `choiceKey` has it, for what a formula can do: composition stays as typed. */
function keyOf(cell: string): string {
  const spaced = ['CHAR(10)', 'CHAR(13)', 'CHAR(9)', '"\u00a0"'].reduce(
    (text, c) => `SUBSTITUTE(${text},${c}," ")`,
    cell,
  );
  return `LOWER(TRIM(${spaced}))`;
}

type Form = 'NFC' | 'NFD';

/** The same text as `searchKey` has it. */
function searchedKey(cell: string, form: Form): string {
  return ['không', 'chưa'].reduce(
    (text, word) => `SUBSTITUTE(${text},"${word.normalize(form)}_","${word.normalize(form)}~")`,
    `SUBSTITUTE(${keyOf(cell)}," ","_")`,
  );
}

/** Text of any length; Excel takes at most 255 characters between quotes. */
function textLiteral(text: string): string {
  const pieces: string[] = [];
  for (let i = 0; i < text.length; i += 240) pieces.push(`"${text.slice(i, i + 240).replace(/"/g, '""')}"`);
  return pieces.length === 1 ? pieces[0]! : `(${pieces.join('&')})`;
}

/** Whether the cell says "Không áp dụng". */
export function notApplicableTest(cell: string): string {
  const key = choiceKey(notApplicableChoice);
  return `IF(ISTEXT(${cell}),OR(${keyOf(cell)}="${key}",${keyOf(cell)}="${key.normalize('NFD')}"),FALSE)`;
}

/** The points of the label that the cell's words mean, or "". Searches as `matchChoice` does. */
export function choiceFormula(cell: string, options: readonly FormulaOption[]): string {
  const line = choiceLine(options.map((o) => o.label));
  const composed = pointsOfMatch(cell, line, options, 'NFC');
  const wrap = (text: string): string => `IF(ISTEXT(${cell}),IFERROR(${text},""),"")`;
  if (line.line.normalize('NFD') === line.line) return wrap(composed);
  const both = wrap(`IFERROR(${composed},${pointsOfMatch(cell, decomposed(options), options, 'NFD')})`);
  return both.length <= roomForDecomposed ? both : wrap(composed);
}

/** The same line spelled with combining marks, its places counted anew; only whole labels are found in it. */
function decomposed(options: readonly FormulaOption[]): ChoiceLine {
  const composed = choiceLine(options.map((o) => o.label));
  const starts = composed.starts.map((start) => composed.line.slice(0, start).normalize('NFD').length);
  return { line: composed.line.normalize('NFD'), starts, lenient: false, affirmative: null };
}

function pointsOfMatch(cell: string, line: ChoiceLine, options: readonly FormulaOption[], form: Form): string {
  const place = matchPlace(cell, line, form);
  const values = options.map((o) => o.points);
  const branch = `MATCH(${place},{${line.starts.join(';')}},1)`;
  // An array constant holds no blank text beside numbers in every engine; CHOOSE takes anything.
  const chosen = `CHOOSE(${branch},${values.join(',')})`;
  if (line.affirmative === null) return chosen;
  const key = searchedKey(cell, form);
  const meant = affirmatives.map((word) => `${key}="${word.normalize(form)}"`).join(',');
  return `IFERROR(${chosen},IF(OR(${meant}),${values[line.affirmative]!},NA()))`;
}

/** Where the matching label begins, as a place in the line; an error when none or several match. */
function matchPlace(cell: string, { line, lenient }: ChoiceLine, form: Form): string {
  const key = searchedKey(cell, form);
  const text = textLiteral(line);
  const whole = `FIND("|_"&${key}&"_|",${text})`;
  if (!lenient) return whole;
  const once = (part: string, extra: number): string =>
    `LEN(SUBSTITUTE(${text},${part},""))=${line.length - extra}-LEN(${key})`;
  const beginning = `"|_"&${key}`;
  const word = `"_"&${key}&"_"`;
  const looser = `IF(${once(beginning, 2)},FIND(${beginning},${text}),IF(${once(word, 2)},FIND(${word},${text}),NA()))`;
  return `IFERROR(${whole},IF(LEN(${key})<2,NA(),${looser}))`;
}
