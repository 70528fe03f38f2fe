import { a1, columnLetters } from '../sheet/a1.ts';
import type { PageCell, TablePage } from './lost-points-page.ts';
import { worthOf } from './sipas.ts';
import type { QuestionScore, SurveyTableScore } from './survey-table.ts';

const headerRow = 3;
/** Zero-based row and column of the first question and of the first answer. */
const firstQuestion = headerRow + 2;
const firstAnswer = 3;
const longestFormula = 8000;

/**
 * A survey as a summary sheet that stays true when the forms change: answers counted by COUNTIF (or taken from the
 * tally), each figure a formula over the weights in the row below the header, which an officer may edit there.
 *
 * @param sheetName the sheet that holds the survey
 * @param title what the page says it is about
 */
export function surveyPage(score: SurveyTableScore, sheetName: string, title: string): TablePage {
  const { settings, questions, groups } = score;
  // Answers that count stand side by side, so that one range sums them.
  const order = settings.answers.map((_, place) => place);
  const worths = settings.answers.map((answer) => worthOf(answer, settings.method));
  const counting = order.filter((place) => worths[place] !== null);
  const leftOut = order.filter((place) => worths[place] === null);
  const width = firstAnswer + order.length;
  const last = columnLetters(firstAnswer + Math.max(1, counting.length) - 1);
  const first = columnLetters(firstAnswer);
  const validColumn = columnLetters(width);
  const share = (row: number): PageCell => ({
    formula: `=IF(${validColumn}${row}=0,"",SUMPRODUCT($${first}$${firstQuestion}:$${last}$${firstQuestion},${first}${row}:${last}${row})/${validColumn}${row})`,
  });
  const valid = (row: number): PageCell => ({ formula: `=SUM(${first}${row}:${last}${row})` });
  const places = [...counting, ...leftOut];
  const top = firstQuestion + 1;
  const bottom = firstQuestion + questions.length;
  const rows: PageCell[][] = questions.map((question, index) => {
    const row = top + index;
    const counts = places.map((place) => countCell(score, question, place, quoteSheet(sheetName)));
    return [index + 1, question.name, question.group, ...counts, valid(row), share(row)];
  });
  const groupRows = groups.map(({ name }, index): PageCell[] => {
    const row = bottom + 1 + index;
    const counts = places.map((_, at): PageCell => {
      const column = columnLetters(firstAnswer + at);
      return { formula: `=SUMPRODUCT(($C$${top}:$C$${bottom}=$C${row})*${column}$${top}:${column}$${bottom})` };
    });
    return [null, 'Nhóm', name, ...counts, valid(row), share(row)];
  });
  const indexRow = bottom + groups.length + 1;
  const sums = places.map((_, at): PageCell => {
    const column = columnLetters(firstAnswer + at);
    return { formula: `=SUM(${column}${top}:${column}${bottom})` };
  });
  const percentColumn = columnLetters(width + 1);
  const byGroups = settings.average === 'groups' && groups.length > 0;
  const index: PageCell = byGroups
    ? { formula: `=IFERROR(AVERAGE(${percentColumn}${bottom + 1}:${percentColumn}${bottom + groups.length}),"")` }
    : share(indexRow);
  return {
    name: 'Tổng hợp SIPAS',
    rows: [
      ['TỔNG HỢP SIPAS'],
      [title],
      [methodLine(score)],
      [
        'TT',
        'Câu hỏi',
        'Nhóm',
        ...places.map((place) => settings.answers[place]!.label),
        'Trả lời hợp lệ',
        'Chỉ số (%)',
      ],
      [null, 'Trọng số (%)', null, ...places.map((place) => worths[place] ?? null)],
      ...rows,
      ...groupRows,
      [null, 'Chỉ số hài lòng chung', null, ...sums, valid(indexRow), index],
    ],
    headerRow,
    widths: [30, 240, 130, ...places.map(() => 60), 60, 60],
  };
}

function methodLine({ settings: { method, average }, example }: SurveyTableScore): string {
  const how =
    method === 'satisfied'
      ? 'Chỉ số = tỷ lệ trả lời hài lòng trên số trả lời hợp lệ (100 = tính là hài lòng).'
      : 'Chỉ số = trung bình trọng số của các trả lời hợp lệ.';
  const mean = average === 'groups' ? ' Chỉ số chung: bình quân các nhóm.' : ' Chỉ số chung: theo lượt trả lời.';
  return `${how}${mean}${example ? ' Trọng số MINH HỌA: sửa theo phiếu.' : ''}`;
}

function countCell(
  score: SurveyTableScore,
  { cell, counts: figures }: QuestionScore,
  place: number,
  sheet: string,
): PageCell {
  if (score.layout === 'tally') {
    const cells = score.answerColumns[place]!.map((column) => `${sheet}!${a1({ row: cell.row, column })}`);
    return cells.length === 0 ? 0 : { formula: `=SUM(${cells.join(',')})` };
  }
  const column = columnLetters(cell.column);
  const range = `${sheet}!$${column}$${score.rows.top + 1}:$${column}$${score.rows.bottom + 1}`;
  const counts = score.writings[place]!.map((written) => `COUNTIF(${range},${criterion(written)})`);
  const formula = `=${counts.join('+')}`;
  // Excel takes no longer formula: answers written in hundreds of ways are given as the number they come to.
  return counts.length === 0 || formula.length > longestFormula ? (figures[place] ?? 0) : { formula };
}

/** A text that COUNTIF finds as it stands: `*`, `?` and `~` are no wild cards, `<` and `>` compare nothing. */
function criterion(written: string): string {
  return `"=${written.replace(/[*?~]/g, '~$&').replaceAll('"', '""')}"`;
}

function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
