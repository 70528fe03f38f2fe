import { foldText } from '../text/fold-text.ts';
import { normaliseText } from '../text/normalise-text.ts';
import type { DocumentLine } from './document-line.ts';
import { documentLine, saysIllustrative } from './document-line.ts';
import type { CellAddress } from './grid.ts';
import { isAllCaps } from './item-code.ts';
import type { DocumentFacts } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';

interface Line {
  readonly kind: DocumentLine;
  readonly text: string;
  readonly cell: CellAddress;
  /** How many cells of its row hold something: a title never stands in a crowd. */
  readonly crowd: number;
}

const rowsRead = 60;
const longestTitle = 500;
const documentNumber =
  /(?<![\p{L}\d/.])(\d{1,5}[a-zđ]?)\s*\/\s*((?:\d{4}\s*\/\s*)?\p{Lu}[\p{L}\d]*(?:\s*-\s*\p{Lu}[\p{L}\d&]*)+)/gu;
const slashDay = /ngày\s+(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)/i;
const wordedDay = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)/i;
const bareDay = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)$/;

/**
 * What the lines above the first table say about the document. `tableTop` = first header row, `null` when the sheet
 * has no table. Looks at 60 rows at most, and at the last 30 for the word MINH HỌA.
 */
export function readDocumentFacts(view: SheetView, tableTop: number | null): DocumentFacts {
  const lines = linesAbove(view, tableTop);
  const own = lines.find(({ kind }) => kind === 'number');
  const attachment = lines.find(({ kind }) => kind === 'attachment');
  const ownNumber = numberIn(own?.text);
  const number = ownNumber ?? numberIn(attachment?.text) ?? statedNumber(lines);
  const dateline = lines
    .map(({ kind, text }) => (kind === 'dateline' ? dayIn(text) : null))
    .find((day) => day !== null);
  const attached = dayIn(attachment?.text) ?? dayIn(own?.text);
  const date = (ownNumber !== null ? (dateline ?? attached) : (attached ?? dateline)) ?? statedDay(lines);
  const title = titleOf(lines);
  return {
    number,
    mentioned: lines.flatMap(({ text }) => numbersIn(text)),
    date,
    title: title?.text ?? null,
    titleCell: title?.cell ?? null,
    year: yearOf(title?.text ?? null, lines, view.name, date),
    illustrative: isIllustrative(view, lines),
  };
}

/** Folded lines above a header, nearest first, then the sheet's name: what tells the kind of its table. */
export function titlesAbove(view: SheetView, headerTop: number): string[] {
  const titles: string[] = [];
  for (let row = headerTop - 1; row >= Math.max(view.range.top, headerTop - 12) && titles.length < 8; row -= 1) {
    const columns = view.filledColumns(row);
    if (columns.length > 3) break;
    for (const column of columns) {
      for (const part of view.text(row, column).split('\n').reverse()) {
        const kind = documentLine(part);
        if (kind === 'text' || kind === 'annex') titles.push(foldText(part));
      }
    }
  }
  titles.push(foldText(view.name));
  return titles;
}

function linesAbove(view: SheetView, tableTop: number | null): Line[] {
  const lines: Line[] = [];
  const end = Math.min(view.range.top + rowsRead - 1, (tableTop ?? view.range.bottom + 1) - 1);
  for (let row = view.range.top; row <= end; row += 1) {
    const columns = view.filledColumns(row);
    let valueColumn: number | null = null;
    for (const [index, column] of columns.entries()) {
      if (column === valueColumn) continue;
      for (const part of view.text(row, column).split('\n')) {
        let text = normaliseText(part);
        if (text === '') continue;
        const kind = documentLine(text);
        // A form writes the label and its value into neighbouring cells.
        const value = columns[index + 1];
        if (/:$/.test(text) && value !== undefined) {
          text = `${text} ${normaliseText(view.text(row, value))}`;
          valueColumn = value;
        }
        lines.push({ kind, text, cell: { row, column }, crowd: columns.length });
      }
    }
  }
  return lines;
}

function numberIn(text: string | undefined): string | null {
  return numbersIn(text ?? '')[0] ?? null;
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(documentNumber)].map((match) => `${match[1]}/${match[2]!.replace(/\s+/g, '')}`);
}

/** "Kế hoạch số 167/KH-UBND ngày …" as a line of its own; a document that is only referred to does not count. */
function statedNumber(lines: readonly Line[]): string | null {
  const line = lines.find(({ kind, text }) => kind === 'text' && !refersElsewhere(text) && /số\s+\d+\s*\//i.test(text));
  return numberIn(line?.text);
}

function statedDay(lines: readonly Line[]): string | null {
  for (const { kind, text } of lines) {
    if (kind === 'text' && !refersElsewhere(text) && /số\s+\d+\s*\//i.test(text)) return dayIn(text);
  }
  return null;
}

function refersElsewhere(text: string): boolean {
  return /^(?:thuc hien|can cu|theo|trien khai|tiep theo|ap dung|xet)\b/.test(foldText(text));
}

function dayIn(text: string | undefined): string | null {
  const plain = normaliseText(text ?? '');
  const match = wordedDay.exec(plain) ?? slashDay.exec(plain) ?? bareDay.exec(plain.replace(/^[^:]*:\s*/, ''));
  if (!match) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const moment = new Date(Date.UTC(year, month - 1, day));
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The title: the first lines in capitals that belong together, else the first sentence that is no letterhead. */
function titleOf(lines: readonly Line[]): { readonly text: string; readonly cell: CellAddress } | null {
  const candidates = lines.filter(
    ({ kind, text, crowd }) => kind === 'text' && crowd <= 3 && /\p{L}{2}/u.test(text) && text.length >= 4,
  );
  const first = candidates.findIndex(({ text }) => isAllCaps(text));
  if (first >= 0) {
    const start = candidates[first]!;
    const parts = [start.text];
    let row = start.cell.row;
    for (const line of candidates.slice(first + 1)) {
      if (!isAllCaps(line.text) || line.cell.row - row > 1) break;
      parts.push(line.text);
      row = line.cell.row;
    }
    // "KẾ HOẠCH" alone is the kind of document; what it is about may follow in small letters.
    const next = candidates[first + parts.length];
    if (parts.length === 1 && start.text.length <= 24 && next && next.cell.row - row <= 1 && !next.text.includes(':')) {
      parts.push(next.text);
    }
    return { text: parts.join(' ').slice(0, longestTitle), cell: start.cell };
  }
  const plain = candidates.find(({ text }) => text.length >= 8 && !/^[^:]{2,30}:/.test(text) && !refersElsewhere(text));
  const annex = plain ?? lines.find(({ kind }) => kind === 'annex');
  return annex ? { text: annex.text.slice(0, longestTitle), cell: annex.cell } : null;
}

function yearOf(title: string | null, lines: readonly Line[], sheetName: string, date: string | null): number | null {
  const texts = [title ?? '', ...lines.filter(({ kind }) => kind === 'text').map(({ text }) => text), sheetName];
  for (const text of texts) {
    const named = /năm\s+((?:19|20)\d\d)(?!\s*-\s*\d|\d)/iu.exec(text.normalize('NFC'));
    if (named && !refersElsewhere(text)) return Number(named[1]);
  }
  for (const text of [title ?? '', sheetName]) {
    const plain = /(?<![\d/-])(20\d\d)(?![\d/]|\s*-\s*\d)/.exec(text.replace(/\d{4}\s*-\s*\d{4}/g, ''));
    if (plain) return Number(plain[1]);
  }
  return date === null ? null : Number(date.slice(0, 4));
}

function isIllustrative(view: SheetView, lines: readonly Line[]): boolean {
  if (saysIllustrative(view.name) || lines.some(({ text }) => saysIllustrative(text))) return true;
  for (let row = Math.max(view.range.top, view.range.bottom - 29); row <= view.range.bottom; row += 1) {
    const columns = view.filledColumns(row);
    if (columns.length <= 2 && columns.some((column) => saysIllustrative(view.text(row, column)))) return true;
  }
  return false;
}
