// docs/phan-quyen.md, read as data: the tests take what is allowed from the page that people read.
import { readFileSync } from 'node:fs';

export interface PermissionLine {
  /** What stands in the cells before those of the roles. */
  readonly keys: readonly string[];
  /** What each role may do, by the words of the header. */
  readonly cells: ReadonlyMap<string, string>;
}

const file = 'docs/phan-quyen.md';

function readCells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''));
}

/** The table under a heading. Throws when there is none, or a line has more or fewer cells than its header. */
export function readTable(heading: string, keyColumns: number): PermissionLine[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  if (start < 0) throw new Error(`${file} has no heading «${heading}».`);
  const end = lines.findIndex((line, index) => index > start && line.startsWith('#'));
  const table = lines.slice(start, end < 0 ? undefined : end).filter((line) => line.startsWith('|'));
  const [header = [], , ...body] = table.map(readCells);
  return body.map((cells) => {
    if (cells.length !== header.length) throw new Error(`${file}, «${heading}»: ${cells.join(' | ')}`);
    return {
      keys: cells.slice(0, keyColumns),
      cells: new Map(header.slice(keyColumns).map((name, index) => [name, cells[keyColumns + index]!])),
    };
  });
}
