// npm run corpus -- FOLDER: writes the workbooks of test/corpus to disk, to be looked at in Excel or LibreOffice, and
// one of them in every shape that other programs give a file.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildWorkbook } from '../test/corpus/build-workbook.ts';
import { corpus } from '../test/corpus/corpus.ts';
import { fileShapes, packShape, shapedWorkbook } from '../test/corpus/file-shapes.ts';
import { unpackTexts } from '../test/addin/workbench/grid-fixture.ts';

const folder = path.resolve(process.argv[2] ?? 'tmp/corpus');
mkdirSync(folder, { recursive: true });
for (const workbook of corpus) {
  writeFileSync(path.join(folder, `${workbook.file}.xlsx`), await buildWorkbook(workbook));
}
const parts = await unpackTexts(await buildWorkbook(shapedWorkbook));
for (const [index, shape] of fileShapes.entries()) {
  const name = shape.name.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '');
  const file = `shape-${String(index + 1).padStart(2, '0')}-${name}.xlsx`;
  writeFileSync(path.join(folder, file), packShape(shape.change(parts)));
}
console.log(`${corpus.length + fileShapes.length} workbooks in ${folder}`);
