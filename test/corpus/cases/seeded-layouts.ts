import type { CorpusCell, CorpusSheet, CorpusWorkbook, ExpectedRecord } from '../corpus-sheet.ts';
import { bad, specOf } from '../corpus-sheet.ts';
import { langSon2026 } from '../content/works.ts';
import { cleanPlans } from './plan-clean.ts';

interface Seed {
  /** Which of the works is spoilt, from 0. */
  readonly work: number;
  readonly was: string;
  readonly cell: CorpusCell;
  /** What the record says instead. */
  readonly says: ExpectedRecord;
}

const [, , documents, positions, data] = langSon2026;

/** One defect in each of five columns, wherever a layout puts them. */
const seeds: readonly Seed[] = [
  { work: 2, was: documents!.lead, cell: bad(null, 'lead-missing'), says: { lead: '' } },
  { work: 2, was: documents!.due, cell: bad('Quý VI/2026', 'deadline-unreadable'), says: { due: 'unknown' } },
  { work: 3, was: positions!.co, cell: bad('Sở Tài chímh', 'co-unknown'), says: { co: '?Sở Tài chímh' } },
  { work: 4, was: data!.product, cell: bad(null, 'product-missing'), says: { product: null } },
  {
    work: 4,
    was: data!.lead,
    cell: bad('Văn phòng UBND tinh', 'lead-unknown'),
    says: { lead: '?Văn phòng UBND tinh' },
  },
];

/** The same defects in the layouts of the clean plans: abbreviated, without diacritics, decomposed, of two rows. */
export const seededLayouts: readonly CorpusWorkbook[] = cleanPlans
  .filter(({ file }) => /phu-luc|viet-tat|khong-dau|nfd|hai-hang|lap-tieu-de/.test(file))
  .map((workbook) => ({ file: `loi-trong-${workbook.file}`, sheets: workbook.sheets.map(spoil) }));

function spoil(sheet: CorpusSheet): CorpusSheet {
  const { records } = sheet.expected;
  if (records === undefined || typeof records === 'number') throw new Error(`${sheet.name} lists no records`);
  const rows = sheet.rows.map((cells) => {
    const work = langSon2026.findIndex(({ task }) => cells.some((cell) => specOf(cell).value === task));
    const own = seeds.filter((seed) => seed.work === work);
    return cells.map((cell) => own.find(({ was }) => specOf(cell).value === was)?.cell ?? cell);
  });
  const spoilt = records.map((record, index) =>
    seeds.filter(({ work }) => work === index).reduce((said, { says }) => ({ ...said, ...says }), record),
  );
  return { ...sheet, rows, expected: { ...sheet.expected, records: spoilt } };
}
