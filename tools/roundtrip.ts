// npm run roundtrip -- FOLDER …: every workbook of the folders through the product's own reading and saving, with one
// cell edited, compared cell by cell and part by part, also as an independent reader sees it. Exit status 1 when
// anything was lost, changed beyond the edit or read differently, 2 when there is nothing to look at.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { roundTrip } from '../test/roundtrip/round-trip.ts';

const shownLines = 5;

/** Workbooks of a folder and those below it, in the order of their names; a file stands for itself. */
function workbooksIn(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.xls[xm]$/i.test(name) && !path.basename(name).startsWith('~$'))
    .sort()
    .map((name) => path.join(place, name))
    .filter((file) => statSync(file).isFile());
}

function show(title: string, lines: readonly string[]): void {
  for (const line of lines.slice(0, shownLines)) console.log(`    ${title}: ${line}`);
  if (lines.length > shownLines) console.log(`    ${title}: … ${lines.length - shownLines} more`);
}

const places = process.argv.slice(2);
const files = places.flatMap((place) => workbooksIn(path.resolve(place)));
if (files.length === 0) {
  console.error(places.length === 0 ? 'Name a folder: npm run roundtrip -- FOLDER' : 'No .xlsx or .xlsm file there.');
  process.exit(2);
}
const total = { read: 0, refused: 0, cells: 0, lost: 0, changed: 0, differently: 0, unseen: 0 };
for (const file of files) {
  const name = path.relative('.', file);
  const result = await roundTrip(new Uint8Array(readFileSync(file)));
  if (!result.ok) {
    total.refused += 1;
    console.log(`${name}: refused. ${result.message}`);
    continue;
  }
  const { cells, edited, lost, changed, readDifferently, unseen } = result;
  console.log(
    `${name}: ${cells} cells, edited ${edited}; ${lost.length} lost, ${changed.length} changed, ${readDifferently.length} read differently`,
  );
  show('lost', lost);
  show('changed', changed);
  show('read differently', readDifferently);
  if (unseen !== null) console.log(`    the independent reader could not read it: ${unseen}`);
  total.read += 1;
  total.cells += cells;
  total.lost += lost.length;
  total.changed += changed.length;
  total.differently += readDifferently.length;
  total.unseen += unseen === null ? 0 : 1;
}
console.log(
  `${total.read} workbooks with ${total.cells} cells: ${total.lost} lost, ${total.changed} changed beyond the edit, ${total.differently} read differently; ${total.refused} refused, ${total.unseen} not seen by the independent reader`,
);
process.exitCode = total.lost + total.changed + total.differently > 0 ? 1 : 0;
