// npm run examples: writes the example workbooks of examples/ from the data of examples/data.
// With --check it writes nothing and fails when a committed file differs from what the data gives.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { findBuiltInSet } from '#shared/criteria-set/built-in-sets.ts';
import { layOutCriteriaWorkbook } from '#shared/template/criteria-workbook.ts';
import { printRanges } from '#shared/xlsx/print-ranges.ts';
import { writeTemplateWorkbook } from '#shared/xlsx/write-template-workbook.ts';
import index from '../examples/index.json' with { type: 'json' };
import { improvement2026Sheet } from './examples/improvement-2026-sheet.ts';
import { papi2024Sheet } from './examples/papi-2024-sheet.ts';
import { defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { agencyListSheet } from '#shared/xlsx/write-agency-workbook.ts';
import { plan167Sheet } from './examples/plan-167-sheet.ts';

const sheets: Readonly<Record<string, () => WriteSheet>> = {
  'ke-hoach-167-bac-ninh-2026.xlsx': plan167Sheet,
  'nhiem-vu-papi-bac-giang-2024.xlsx': papi2024Sheet,
  'ke-hoach-cai-thien-bac-ninh-2026.xlsx': improvement2026Sheet,
  'danh-muc-co-quan.xlsx': () => agencyListSheet(defaultCatalogue.entries),
};
const criteriaFile = 'bo-tieu-chi-cap-so-minh-hoa-2026.xlsx';
const folder = path.resolve(import.meta.dirname, '../examples');
// A fixed day, so that building again gives the same bytes.
const checkOnly = process.argv.includes('--check');
const made = new Date('2026-01-01T00:00:00Z');

async function writeExample(file: string, title: string): Promise<Uint8Array> {
  // The criteria set is written as the product writes it for an office.
  if (file === criteriaFile)
    return writeTemplateWorkbook(layOutCriteriaWorkbook(findBuiltInSet('department', 2026)!), made);
  const { pageSetup: { printArea, printTitlesRow, ...pageSetup } = {}, ...sheet } = sheets[file]!();
  return writeXlsx({
    sheets: [{ ...sheet, pageSetup }],
    namedRanges: printRanges([{ name: sheet.name, area: printArea!, titleRows: printTitlesRow ?? null }]),
    properties: { title, creator: 'Bảng Điểm', created: made, modified: made },
    defaultFont: { name: 'Times New Roman', size: 12 },
  });
}

for (const { file, title } of index) {
  const bytes = await writeExample(file, title);
  const target = path.join(folder, file);
  if (!checkOnly) {
    writeFileSync(target, bytes);
    console.log(`${file}: ${bytes.length} bytes`);
  } else if (!readFileSync(target).equals(bytes)) {
    console.error(`${file} is not what its data gives: run npm run examples`);
    process.exitCode = 1;
  }
}
