/** Blank rows in a row that a table may hold between its rows; longer runs are formatting dragged down. */
const longestBlankRun = 5_000;
/** Characters of blank cells kept behind the last filled one of a row: some 200 cells. */
const longestBlankTail = 6_000;

/**
 * Takes the text of a worksheet part piece by piece and gives it back without the rows and cells that only carry a
 * format: all blank rows below the last filled one, long runs of them above it, and long tails of blank cells.
 * Everything else passes letter by letter. What it does not understand makes it give up: `failed`.
 */
export class BlankRowFilter {
  failed = false;
  #rest = '';
  #state: 'before' | 'rows' | 'after' = 'before';
  #prefix = '';
  #filled = /<v/;
  #pending: string[] = [];
  #pendingCount = 0;

  /** The part of the text that is certain by now. */
  push(piece: string): string {
    this.#rest += piece;
    const passed = this.#state === 'before' ? this.#passHead() : '';
    if (this.#state === 'before') return passed;
    return passed + (this.#state === 'rows' ? this.#passRows() : '') + this.#passTail();
  }

  /** What is left once the last piece was pushed. */
  end(): string {
    if (this.#state === 'rows') this.failed = true;
    const rest = this.#rest;
    this.#rest = '';
    return rest;
  }

  #passHead(): string {
    const open = /<((?:[\w.-]+:)?)sheetData\s*(\/?)>/.exec(this.#rest);
    if (open === null) {
      const kept = Math.max(0, this.#rest.lastIndexOf('<'));
      return this.#take(kept);
    }
    this.#prefix = open[1]!;
    const name = this.#prefix.replace(/[.]/g, '\\.');
    this.#filled = new RegExp(`<${name}(?:v(?:\\s[^>]*)?>[^<]|f[\\s/>]|is[\\s>])`);
    this.#state = open[2] === '/' ? 'after' : 'rows';
    return this.#take(open.index + open[0].length);
  }

  #take(length: number): string {
    const taken = this.#rest.slice(0, length);
    this.#rest = this.#rest.slice(length);
    return taken;
  }

  #passRows(): string {
    const [open, close, endOfRows] = [`<${this.#prefix}row`, `</${this.#prefix}row>`, `</${this.#prefix}sheetData`];
    const passed: string[] = [];
    let at = 0;
    while (this.#state === 'rows') {
      const start = this.#rest.indexOf('<', at);
      const tagEnd = start < 0 ? -1 : this.#rest.indexOf('>', start);
      if (tagEnd < 0) break;
      if (this.#rest.startsWith(endOfRows, start)) {
        // Blank rows still waiting here are the tail nobody filled.
        this.#pending = [];
        this.#state = 'after';
        at = start;
        break;
      }
      if (!this.#rest.startsWith(open, start) || !/\sr\s*=/.test(this.#rest.slice(start, tagEnd))) {
        this.failed = true;
        this.#state = 'after';
        break;
      }
      const isEmpty = this.#rest[tagEnd - 1] === '/';
      const closeAt = isEmpty ? -1 : this.#rest.indexOf(close, tagEnd);
      if (!isEmpty && closeAt < 0) break;
      const end = isEmpty ? tagEnd + 1 : closeAt + close.length;
      this.#passRow(this.#rest.slice(at, end), passed);
      at = end;
    }
    this.#rest = this.#rest.slice(at);
    return passed.join('');
  }

  #passRow(row: string, passed: string[]): void {
    if (!this.#filled.test(row)) {
      this.#pendingCount += 1;
      if (this.#pendingCount <= longestBlankRun) this.#pending.push(this.#shorten(row));
      else this.#pending = [];
      return;
    }
    for (const blank of this.#pending) passed.push(blank);
    this.#pending = [];
    this.#pendingCount = 0;
    passed.push(this.#shorten(row));
  }

  /** The row without a long tail of blank cells. */
  #shorten(row: string): string {
    if (row.length < longestBlankTail) return row;
    const close = `</${this.#prefix}row>`;
    const marks = [`</${this.#prefix}v>`, `</${this.#prefix}f>`, `</${this.#prefix}is>`, `<${this.#prefix}f `];
    const lastFilled = Math.max(...marks.map((mark) => row.lastIndexOf(mark)));
    const cell = `</${this.#prefix}c>`;
    const end = lastFilled < 0 ? row.indexOf('>', row.indexOf('<')) + 1 : row.indexOf(cell, lastFilled) + cell.length;
    if (end < cell.length || row.length - close.length - end < longestBlankTail) return row;
    return row.slice(0, end) + close;
  }

  #passTail(): string {
    return this.#state === 'after' ? this.#take(this.#rest.length) : '';
  }
}
