import type { ItemCode } from './item-code.ts';

/** Where a coded row stands in its outline. */
export interface OutlinePlace {
  /** 1 = outermost. */
  readonly level: number;
  /** Code of the parent, also when no row carries it; `null` at level 1. */
  readonly parent: string | null;
  /** Key of the parent's row as given to `place`, or `null` when no row carries it. */
  readonly parentKey: number | null;
  readonly code: ItemCode;
}

interface Entry {
  readonly code: ItemCode;
  readonly level: number;
  readonly key: number;
  /** What plain codes below are written after, so that "1" under field 2 is "2.1"; `null` = they stay as they are. */
  readonly prefix: string | null;
}

/**
 * Builds an outline from codes in reading order: I · 1 · 1.1, A · I · 1 · a, or plain 1 · 1.1 · 1.1.4. Numbering that
 * starts again under another group belongs to that group. Dotted codes name their parent themselves.
 */
export class CodeOutline {
  private readonly stack: Entry[] = [];

  /**
   * Places the next coded row; `key` is any number that tells it from the others. Where the plain numbering below a row
   * `restarts`, its codes are written after the row's own: "1" under "Lĩnh vực 2" is 2.1.
   */
  place(given: ItemCode, key: number, restarts = false): OutlinePlace {
    const code = this.settle(given);
    const place = code.style === 'dotted' ? this.placeDotted(code) : this.placeSingle(code);
    const above = this.stack.at(-1);
    const joined = joinedCode(code, above);
    const prefix = restarts || joined !== code ? joined.text : null;
    this.stack.push({ code: joined, level: place.level, key, prefix });
    return { ...place, code: joined };
  }

  /** Opens a field that carries no code, the n-th of its table: the numbering below it starts at 1 again. */
  placeField(number: number, key: number): OutlinePlace {
    this.stack.length = 0;
    const code: ItemCode = { text: String(number), style: 'number', parts: [number], word: '' };
    return this.place(code, key, true);
  }

  /** "I" after "H" is a letter, not a Roman one. */
  private settle(code: ItemCode): ItemCode {
    if (code.style !== 'roman' || !/^[IVX]$/.test(code.text)) return code;
    const letter = code.text.charCodeAt(0) - 64;
    const isNextLetter = this.stack.some((entry) => entry.code.style === 'upper' && entry.code.parts[0] === letter - 1);
    const hasRoman = this.stack.some((entry) => entry.code.style === 'roman');
    return isNextLetter && !hasRoman ? { ...code, style: 'upper', parts: [letter] } : code;
  }

  private placeDotted(code: ItemCode): Omit<OutlinePlace, 'code'> {
    const { parts } = code;
    for (let index = this.stack.length - 1; index >= 0; index -= 1) {
      const entry = this.stack[index]!;
      const known = entry.code.parts;
      if (known.length === 0 || known.length >= parts.length) continue;
      if (!known.every((part, at) => part === parts[at])) continue;
      this.stack.length = index + 1;
      // A skipped level shows: "1.1.4" right under "1" stays at the level its code says.
      return { level: entry.level + parts.length - known.length, parent: entry.code.text, parentKey: entry.key };
    }
    let depth = this.stack.length;
    while (depth > 0 && this.stack[depth - 1]!.code.style === 'dotted') depth -= 1;
    const wrapper = this.stack[depth - 1];
    const restarts = wrapper && (wrapper.code.style === 'upper' || (wrapper.code.style === 'roman' && parts[0] === 1));
    if (wrapper && restarts) {
      this.stack.length = depth;
      return { level: wrapper.level + parts.length - 1, parent: wrapper.code.text, parentKey: wrapper.key };
    }
    this.stack.length = 0;
    return { level: parts.length, parent: code.text.slice(0, code.text.lastIndexOf('.')), parentKey: null };
  }

  private placeSingle(code: ItemCode): Omit<OutlinePlace, 'code'> {
    const sibling = this.stack.map((entry) => kindOf(entry.code)).lastIndexOf(kindOf(code));
    if (sibling >= 0) this.stack.length = sibling;
    else if (code.style === 'number') {
      // A plain number never stands under a dotted one: "2" after an orphan "1.1" opens a new branch.
      while (this.stack.at(-1)?.code.style === 'dotted') this.stack.length -= 1;
    } else if (code.style === 'roman' || code.style === 'upper') {
      // A capital after numbers that stand under no capital opens a new outermost branch.
      while (this.stack.length > 0 && !isCapital(this.stack.at(-1)!)) this.stack.length -= 1;
    }
    const parent = this.stack.at(-1);
    return parent
      ? { level: parent.level + 1, parent: parent.code.text, parentKey: parent.key }
      : { level: 1, parent: null, parentKey: null };
  }
}

/** What tells one numbering from another: "Lĩnh vực 1" is not of the same as "1". */
function kindOf({ style, word }: ItemCode): string {
  return word === undefined ? style : `${style} ${word}`;
}

function joinedCode(code: ItemCode, above: Entry | undefined): ItemCode {
  if (above === undefined || above.prefix === null) return code;
  if (code.style === 'number') return { ...code, text: `${above.prefix}.${code.text}` };
  // "1.1" right under "Lĩnh vực 1" carries the field's number already.
  if (code.style !== 'dotted' || above.prefix === String(code.parts[0])) return code;
  const own = code.text.split('.').slice(above.code.parts.length);
  return { ...code, text: [above.prefix, ...own].join('.') };
}

function isCapital(entry: Entry): boolean {
  return entry.code.style === 'roman' || entry.code.style === 'upper';
}
