import { describe, expect, it } from 'vitest';
import { exampleAnswerWeights, scoreSurvey, surveyPoints } from '#shared/score/sipas.ts';

const questions = [
  { text: 'Nơi ngồi chờ', group: 'Tiếp cận dịch vụ' },
  { text: 'Trang thiết bị', group: 'Tiếp cận dịch vụ' },
  { text: 'Thái độ', group: 'Công chức' },
];

describe('answers of a survey', () => {
  it('make indicators, groups and an index with their numbers of valid answers', () => {
    const result = scoreSurvey(
      [
        ['A', 'B', 'A'],
        ['C', 'D', null],
        ['a. Rất hài lòng', ' ', 'B'],
      ],
      questions,
    );
    expect(result.questions.map((q) => [q.percent, q.validAnswers])).toEqual([
      [(100 + 20 + 100) / 3, 3].map((n) => Number(n.toFixed(10))),
      [30, 2],
      [80, 2],
    ]);
    expect(result.groups.map((g) => [g.name, g.percent, g.validAnswers])).toEqual([
      ['Tiếp cận dịch vụ', 56, 5],
      ['Công chức', 80, 2],
    ]);
    expect(result.index).toMatchObject({ percent: Number((440 / 7).toFixed(10)), validAnswers: 7 });
  });

  it('may be averaged over the groups', () => {
    const forms = [['A', 'A', 'D']];
    expect(scoreSurvey(forms, questions, exampleAnswerWeights, 'groups').index.percent).toBe(50);
    expect(scoreSurvey(forms, questions, exampleAnswerWeights, 'answers').index.percent).toBeCloseTo(200 / 3, 9);
  });

  it('take the weights of their own form, in letters, words or numbers', () => {
    const weights = { 'Hài lòng': 100, 'Không hài lòng': 0, '5': 100, '1': 20 };
    const result = scoreSurvey(
      [
        ['hài lòng', 'KHÔNG HÀI LÒNG', 5],
        ['hài lòng'.normalize('NFD'), 1, 'khác'],
      ],
      questions,
      weights,
    );
    expect(result.questions.map((q) => q.percent)).toEqual([100, 10, 100]);
    expect(result.invalidAnswers).toBe(1);
  });

  it('have no figure where nobody answered', () => {
    expect(scoreSurvey([[null, '', 'A']], questions).questions[0]).toMatchObject({ percent: null, validAnswers: 0 });
    expect(scoreSurvey([], questions).index.percent).toBeNull();
  });

  it('give points in proportion', () => {
    expect(surveyPoints(86.5, 10)).toBe(8.65);
  });
});
