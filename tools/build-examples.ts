// npm run examples: writes the example workbooks of examples/ from the data of examples/data.
// With --check it writes nothing and fails when a committed file differs from what the data gives.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import index from '../examples/index.json' with { type: 'json' };
import { criteria2026Sheet } from './examples/criteria-2026-sheet.ts';
import { improvement2026Sheet } from './examples/improvement-2026-sheet.ts';
import { papi2024Sheet } from './examples/papi-2024-sheet.ts';
import { defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { agencyListSheet } from '#shared/xlsx/write-agency-workbook.ts';
import { plan167Sheet } from './examples/plan-167-sheet.ts';

const sheets = {
  'ke-hoach-167-bac-ninh-2026.xlsx': plan167Sheet,
  'nhiem-vu-papi-bac-giang-2024.xlsx': papi2024Sheet,
  'bo-tieu-chi-cap-so-minh-hoa-2026.xlsx': criteria2026Sheet,
  'ke-hoach-cai-thien-bac-ninh-2026.xlsx': improvement2026Sheet,
  'danh-muc-co-quan.xlsx': () => agencyListSheet(defaultCatalogue.entries),
};
const folder = path.resolve(import.meta.dirname, '../examples');
// A fixed day, so that building again gives the same bytes.
const checkOnly = process.argv.includes('--check');
const made = new Date('2026-01-01T00:00:00Z');

for (const { file, title } of index) {
  const sheet = sheets[file as keyof typeof sheets];
  const bytes = await writeXlsx({
    sheets: [sheet()],
    properties: { title, creator: 'Bảng Điểm', created: made, modified: made },
    defaultFont: { name: 'Times New Roman', size: 12 },
  });
  const target = path.join(folder, file);
  if (!checkOnly) {
    writeFileSync(target, bytes);
    console.log(`${file}: ${bytes.length} bytes`);
  } else if (!readFileSync(target).equals(bytes)) {
    console.error(`${file} is not what its data gives: run npm run examples`);
    process.exitCode = 1;
  }
}
