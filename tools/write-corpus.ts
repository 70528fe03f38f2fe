// npm run corpus -- FOLDER: writes the workbooks of test/corpus to disk, to be looked at in Excel or LibreOffice.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildWorkbook } from '../test/corpus/build-workbook.ts';
import { corpus } from '../test/corpus/corpus.ts';

const folder = path.resolve(process.argv[2] ?? 'tmp/corpus');
mkdirSync(folder, { recursive: true });
for (const workbook of corpus) {
  writeFileSync(path.join(folder, `${workbook.file}.xlsx`), await buildWorkbook(workbook));
}
console.log(`${corpus.length} workbooks in ${folder}`);
