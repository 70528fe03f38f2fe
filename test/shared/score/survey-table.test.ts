import { describe, expect, it } from 'vitest';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { toCheckJson } from '#shared/inspect/report-json.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { groupsOfHeaders } from '#shared/score/survey-groups.ts';
import { scoreSurveys } from '#shared/score/survey-table.ts';
import { buildGrid } from '#test/support/grid-builder.ts';

const words = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng'];
const forms = Array.from({ length: 24 }, (_, at) => [at + 1, words[at % 4]!, words[(at + 1) % 4]!, words[0]!, 'A']);

function formSheet(extra: readonly (readonly (string | number | null)[])[] = []) {
  const grid = buildGrid('Phiếu')
    .row('KẾT QUẢ KHẢO SÁT SIPAS NĂM 2026')
    .row('Số phiếu', 'Câu 1.1. Nơi ngồi chờ', 'Câu 1.2. Trang thiết bị', 'Câu 2.1. Thái độ', 'Câu 2.2. Kỹ năng')
    .rows(forms.map((row) => [row[0]!, row[1]!, row[2]!, row[3]!, row[1]!]))
    .rows(extra)
    .toGrid();
  return inspectSheet(grid).reading;
}

describe('the groups of questions', () => {
  it.each([
    [
      ['Câu 1.1', 'Câu 1.2', 'Câu 2.1'],
      ['Nhóm 1', 'Nhóm 1', 'Nhóm 2'],
    ],
    [
      ['Câu 1.1', 'Câu 1.2', 'Ý kiến khác?'],
      [null, null, null],
    ],
    [
      ['Câu 1.1', 'Câu 2.1', 'Câu 2.2', 'Ý kiến khác?'],
      ['Nhóm 1', 'Nhóm 2', 'Nhóm 2', null],
    ],
    [
      ['Câu 1', 'Câu 2', 'Câu 3'],
      [null, null, null],
    ],
    [
      ['Câu hỏi | Câu 1', 'Câu hỏi | Câu 2', 'Câu hỏi | Câu 3'],
      [null, null, null],
    ],
    [
      ['I. Chỗ ngồi | C1', 'I. Chỗ ngồi | C2', 'II. Thái độ | C3'],
      ['I. Chỗ ngồi', 'I. Chỗ ngồi', 'II. Thái độ'],
    ],
    [
      ['Phần A | I. Chỗ ngồi | C1', 'Phần A | I. Chỗ ngồi | C2', 'Phần A | II. Kết quả | C3'],
      ['I. Chỗ ngồi', 'I. Chỗ ngồi', 'II. Kết quả'],
    ],
  ])('%j', (texts, groups) => {
    expect(groupsOfHeaders(texts)).toEqual(groups);
  });
});

describe('answered forms', () => {
  it('give questions, groups by their numbering, and the index', () => {
    const [score] = scoreSurveys(formSheet());
    expect(score).toMatchObject({ layout: 'forms', forms: 24, example: true, invalidAnswers: 0, blankAnswers: 0 });
    expect(score!.questions.map(({ percent, validAnswers, group }) => [percent, validAnswers, group])).toEqual([
      [50, 24, 'Nhóm 1'],
      [50, 24, 'Nhóm 1'],
      [100, 24, 'Nhóm 2'],
      [50, 24, 'Nhóm 2'],
    ]);
    expect(score!.groups.map(({ percent, validAnswers }) => [percent, validAnswers])).toEqual([
      [50, 48],
      [75, 48],
    ]);
    expect(score!.index).toMatchObject({ percent: 62.5, validAnswers: 96 });
  });

  it('count blanks apart from answers that are none of the form’s, with their cells', () => {
    const [score] = scoreSurveys(formSheet([[25, 'xx', null, 'Hài lòng', 'RẤT HÀI LÒNG']]));
    expect(score).toMatchObject({ blankAnswers: 1, invalidAnswers: 1 });
    expect(score!.invalid.map(({ cell, text }) => [a1(cell), text])).toEqual([['B27', 'xx']]);
    expect(score!.questions.map(({ validAnswers }) => validAnswers)).toEqual([24, 24, 25, 25]);
  });

  it('take the weights that the officer set', () => {
    const answers = words.map((label, at) => ({ label, weight: [100, 60, 20, 0][at]!, satisfied: at < 2 }));
    const [score] = scoreSurveys(formSheet(), { answers });
    expect(score!.example).toBe(false);
    expect(score!.questions[0]!.percent).toBe(45);
    const [share] = scoreSurveys(formSheet(), { answers, method: 'satisfied' });
    expect(share!.questions[0]!.percent).toBe(50);
    expect(share!.questions[2]!.percent).toBe(100);
  });

  it('take their groups from the header row above the questions', () => {
    const grid = buildGrid('Phiếu')
      .row('KHẢO SÁT SIPAS')
      .row('TT', 'Tiếp cận dịch vụ', null, 'Công chức', null)
      .merge('B2:C2')
      .merge('D2:E2')
      .row(null, 'Câu 1', 'Câu 2', 'Câu 3', 'Câu 4')
      .merge('A2:A3')
      .rows(forms.map((row) => [row[0]!, row[1]!, row[2]!, row[3]!, row[1]!]))
      .toGrid();
    const [score] = scoreSurveys(inspectSheet(grid).reading);
    expect(score!.questions.map(({ name, group }) => [name, group])).toEqual([
      ['Câu 1', 'Tiếp cận dịch vụ'],
      ['Câu 2', 'Tiếp cận dịch vụ'],
      ['Câu 3', 'Công chức'],
      ['Câu 4', 'Công chức'],
    ]);
  });
});

describe('answers counted per question', () => {
  const grid = buildGrid('Tổng hợp')
    .row('TỔNG HỢP KẾT QUẢ KHẢO SÁT SIPAS')
    .row('STT', 'Nội dung khảo sát', 'Rất hài lòng', 'Hài lòng', 'Không hài lòng')
    .row('I', 'Tiếp cận dịch vụ', null, null, null)
    .row(1, 'Nơi ngồi chờ có đủ chỗ ngồi', 30, 15, 5)
    .row(2, 'Trang thiết bị phục vụ người dân', 25, 20, 5)
    .row('II', 'Thủ tục hành chính', null, null, null)
    .row(1, 'Thủ tục được niêm yết công khai', 35, 15, 0)
    .toGrid();

  it('give the same figures', () => {
    const [score] = scoreSurveys(inspectSheet(grid).reading, { method: 'satisfied' });
    expect(score).toMatchObject({ layout: 'tally', forms: null });
    expect(score!.questions.map(({ percent, validAnswers, group }) => [percent, validAnswers, group])).toEqual([
      [90, 50, 'Tiếp cận dịch vụ'],
      [90, 50, 'Tiếp cận dịch vụ'],
      [100, 50, 'Thủ tục hành chính'],
    ]);
    expect(score!.index.percent).toBeCloseTo(93.3333333333, 9);
    expect(scoreSurveys(inspectSheet(grid).reading, { method: 'satisfied', average: 'groups' })[0]!.index.percent).toBe(
      95,
    );
  });

  it('stand in the JSON of a check', () => {
    const { surveys } = toCheckJson('a.xlsx', [inspectSheet(grid)]).sheets[0]!;
    expect(surveys).toMatchObject([{ layout: 'tally', example: true, questions: [{ cell: 'B4' }, {}, {}] }]);
  });
});
