// What the parser alone costs on a file: the floor that the command line is compared with.
import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';

const workbook = await readXlsx(readFileSync(process.argv[2]), { readStyles: true });
if (workbook.sheets.length === 0) throw new Error('The file holds no sheet.');
