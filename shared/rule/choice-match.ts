import type { Option, Rule } from './rule.ts';

/** What an officer may choose in a "choice" cell, with its points; empty when the rule has nothing to choose. */
export function choicesOf(rule: Rule): readonly { label: string; points: number | null }[] {
  switch (rule.kind) {
    case 'choice':
      return rule.options;
    case 'deduction':
      if (rule.by === 'count') return [];
      return rule.options.some((o) => o.points >= rule.start)
        ? rule.options
        : [{ label: 'Không bị trừ điểm', points: rule.start }, ...rule.options];
    case 'steps':
      return rule.steps.flatMap((s): Option[] =>
        s.label !== null && s.amount.kind === 'points' ? [{ label: s.label, points: s.amount.points }] : [],
      );
    case 'trend':
      return [
        { label: 'Tăng so với năm trước', points: rule.up },
        { label: 'Bằng năm trước', points: rule.same },
        { label: 'Giảm so với năm trước', points: rule.down },
      ];
    case 'target':
      return [
        { label: 'Vượt chỉ tiêu', points: rule.exceed },
        { label: 'Đạt chỉ tiêu', points: rule.meet },
        { label: 'Không đạt chỉ tiêu', points: rule.miss },
      ];
    case 'linear':
    case 'count':
    case 'survey':
      return [];
  }
}

/** The choice that takes a criterion out of the assessment. */
export const notApplicableChoice = 'Không áp dụng';

/** A label for comparing: NFC, lower case, single spaces. Excel's LOWER(TRIM(…)) gives the same. */
export function choiceKey(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\n\r\t\u00a0]/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase();
}

const negations = ['không', 'chưa'] as const;

/**
 * A key with its spaces made visible ("_"), for searching: not every engine keeps a space at the end of a searched
 * text. "không đạt" becomes one word ("không~đạt"), so that "đạt" is never found inside it.
 */
function searchKey(key: string): string {
  return negations.reduce((text, word) => text.replaceAll(`${word}_`, `${word}~`), key.replaceAll(' ', '_'));
}

/**
 * All labels in one string, "|_nhãn_một_|_nhãn_hai_|", and where each begins. The compiled formula searches the same
 * string in the same way; that is what keeps the two in agreement.
 */
export interface ChoiceLine {
  readonly line: string;
  readonly starts: readonly number[];
  /** Long lists are matched by whole labels only, or the formula would not fit into a cell. */
  readonly lenient: boolean;
  /** Which label "Có" and "Đạt" mean when neither is found: the one of two that is not negated. */
  readonly affirmative: number | null;
}

// Five copies of it, two bytes a character, stay well under the 16 KB that Excel allows a parsed formula.
const longestLenientLine = 600;

export function choiceLine(labels: readonly string[]): ChoiceLine {
  const keys = labels.map((label) => searchKey(choiceKey(label).replace(/\|/g, '/')));
  let line = '|';
  const starts: number[] = [];
  for (const key of keys) {
    starts.push(line.length);
    line += `_${key}_|`;
  }
  const negated = keys.map((key) => negations.some((word) => key.startsWith(`${word}~`) || key === word));
  const lenient = line.length + (line.split('"').length - 1) <= longestLenientLine;
  const affirmative = lenient && keys.length === 2 && negated[0] !== negated[1] ? negated.indexOf(false) : null;
  return { line, starts, lenient, affirmative };
}

export const affirmatives = ['có', 'đạt'] as const;

/**
 * Which label an officer's words mean: the whole label, else its unambiguous beginning, else words that stand in one
 * label only. `null` when none or several are meant. Words typed with combining marks must be a whole label, because
 * a formula cannot tell a letter from the same letter with its marks cut off.
 */
export function matchChoice(labels: readonly string[], chosen: string): number | null {
  const { line, starts, lenient, affirmative } = choiceLine(labels);
  const key = searchKey(choiceKey(chosen));
  const loosely = lenient && chosen === chosen.normalize('NFC');
  const found =
    wholeLabel(line, key) ?? (loosely && key.length >= 2 ? (only(line, `|_${key}`) ?? only(line, `_${key}_`)) : null);
  if (found === null) {
    return loosely && affirmative !== null && (affirmatives as readonly string[]).includes(key) ? affirmative : null;
  }
  let index = 0;
  while (index + 1 < starts.length && starts[index + 1]! <= found + 1) index++;
  return index;
}

function wholeLabel(line: string, key: string): number | null {
  const at = line.indexOf(`|_${key}_|`);
  return at < 0 ? null : at;
}

/** Where `part` stands, if it stands once. */
function only(line: string, part: string): number | null {
  return line.split(part).length === 2 ? line.indexOf(part) : null;
}
