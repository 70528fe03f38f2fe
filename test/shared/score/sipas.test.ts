import { describe, expect, it } from 'vitest';
import type { ScaledAnswer } from '#shared/score/answer-scale.ts';
import { answerKey, guessScale } from '#shared/score/answer-scale.ts';
import { scoreSurvey, type SurveySettings } from '#shared/score/sipas.ts';

const answers: readonly ScaledAnswer[] = [
  { label: 'A', weight: 100, satisfied: true },
  { label: 'B', weight: 60, satisfied: true },
  { label: 'C', weight: 20, satisfied: false },
  { label: 'Không có ý kiến', weight: null, satisfied: false },
];
const settings: SurveySettings = { method: 'weights', average: 'answers', answers };
const questions = [
  { name: 'Nơi ngồi chờ', group: 'Tiếp cận dịch vụ', counts: [2, 0, 1, 5] },
  { name: 'Trang thiết bị', group: 'Tiếp cận dịch vụ', counts: [0, 1, 1, 0] },
  { name: 'Thái độ', group: 'Công chức', counts: [1, 1, 0, 0] },
  { name: 'Góp ý', group: null, counts: [0, 0, 0, 3] },
];

describe('counted answers', () => {
  it('make questions, groups and an index with their numbers of valid answers', () => {
    const score = scoreSurvey(questions, settings);
    expect(score.questions.map((one) => [one.percent, one.validAnswers])).toEqual([
      [73.3333333333, 3],
      [40, 2],
      [80, 2],
      [null, 0],
    ]);
    expect(score.groups).toEqual([
      { name: 'Tiếp cận dịch vụ', percent: 60, validAnswers: 5 },
      { name: 'Công chức', percent: 80, validAnswers: 2 },
    ]);
    expect(score.index).toMatchObject({ percent: 65.7142857143, validAnswers: 7 });
  });

  it('may be averaged over the groups', () => {
    expect(scoreSurvey(questions, { ...settings, average: 'groups' }).index.percent).toBe(70);
    const ungrouped = questions.map((one) => ({ ...one, group: null }));
    expect(scoreSurvey(ungrouped, { ...settings, average: 'groups' }).index.percent).toBe(65.7142857143);
  });

  it('may be the share of satisfied answers', () => {
    const score = scoreSurvey(questions, { ...settings, method: 'satisfied' });
    expect(score.index.percent).toBeCloseTo((5 / 7) * 100, 9);
    expect(score.questions[1]!.percent).toBe(50);
  });

  it('have no figure where nobody answered', () => {
    expect(scoreSurvey([], settings).index).toMatchObject({ percent: null, validAnswers: 0 });
  });
});

describe('an answer is known by its letter, number or words', () => {
  it.each([
    ['a', 'a'],
    ['A. Rất hài lòng', 'a'],
    ['B) Hài lòng', 'b'],
    ['D.', 'd'],
    [5, '5'],
    ['5 điểm', '5'],
    ['Mức 4', '4'],
    ['4 - Hài lòng', '4'],
    ['4.5', '4.5'],
    ['  Rất  hài lòng ', 'rất hài lòng'],
    ['Rất hài lòng'.normalize('NFD'), 'rất hài lòng'],
    ['Bình thường', 'bình thường'],
    ['Chấp nhận được', 'chấp nhận được'],
  ])('%s', (answer, key) => {
    expect(answerKey(answer)).toBe(key);
  });
});

function guess(...given: readonly (readonly [string | number, number])[]): string[] {
  return guessScale(new Map(given)).map(
    ({ label, weight, satisfied }) => `${label}=${weight ?? '–'}${satisfied ? '+' : ''}`,
  );
}

describe('the scale to start from', () => {
  it('takes words by equal steps from the worst to the best', () => {
    expect(
      guess(['Bình thường', 9], ['Rất hài lòng', 9], ['Không hài lòng', 9], ['Hài lòng', 9], ['Rất không hài lòng', 9]),
    ).toEqual(['Rất hài lòng=100+', 'Hài lòng=75+', 'Bình thường=50', 'Không hài lòng=25', 'Rất không hài lòng=0']);
    expect(guess(['Hài lòng', 5], ['Không hài lòng', 5], ['Bình thường', 5])).toEqual([
      'Hài lòng=100+',
      'Bình thường=50',
      'Không hài lòng=0',
    ]);
  });

  it('gives letters their example and numbers their place', () => {
    expect(guess(['A', 3], ['b', 3])).toEqual(['A=100+', 'B=60+', 'C=20', 'D=0']);
    expect(guess([4, 3], [2, 3])).toEqual(['5=100+', '4=75+', '3=50', '2=25', '1=0']);
  });

  it('takes a letter and the same letter with words for one answer', () => {
    expect(guess(['A', 30], ['A. Rất hài lòng', 5], ['B. Không hài lòng', 7], ['B', 2])).toEqual([
      'A. Rất hài lòng=100+',
      'B. Không hài lòng=0',
    ]);
  });

  it('leaves out who had no opinion, and lists frequent answers without a worth', () => {
    expect(guess(['Hài lòng', 50], ['Không hài lòng', 40], ['Không có ý kiến', 9], ['Tùy lúc', 5], ['zz', 1])).toEqual([
      'Hài lòng=100+',
      'Không hài lòng=0',
      'Không có ý kiến=–',
      'Tùy lúc=–',
    ]);
  });
});
