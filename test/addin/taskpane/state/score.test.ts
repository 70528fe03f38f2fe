import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countUnscored } from '#addin/taskpane/state/count-unscored.ts';
import { leavesByLoss, scoreParts } from '#addin/taskpane/state/score-parts.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { ScoreNode } from '#shared/score/score-summary.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';

function node(code: string, points: Partial<ScoreNode>, children: readonly ScoreNode[] = []): ScoreNode {
  return {
    row: 0,
    code,
    name: code,
    level: 1,
    maxScore: 1,
    computed: null,
    self: null,
    survey: null,
    appraised: null,
    lost: 0,
    unscored: 0,
    indexPercent: null,
    explanation: null,
    nextStep: null,
    children,
    ...points,
  };
}

describe('the parts of a score bar', () => {
  it('add up to the maximum', () => {
    const points = fc.integer({ min: 0, max: 400 }).map((quarter) => quarter / 4);
    fc.assert(
      fc.property(points, points, points, (achieved, lost, unscored) => {
        const parts = scoreParts({ maxScore: achieved + lost + unscored, lost, unscored });
        expect(parts.achieved + parts.lost + parts.unscored).toBe(parts.max);
      }),
      { seed: 20260305 },
    );
  });

  it('tell points not given yet from no points', () => {
    expect(scoreParts({ maxScore: 2, lost: 0, unscored: 2 }).scored).toBe(false);
    expect(scoreParts({ maxScore: 2, lost: 2, unscored: 0 }).scored).toBe(true);
  });
});

describe('the criteria of a field', () => {
  it('come with the greatest loss first, then those not scored yet', () => {
    const field = node('1', {}, [
      node('full', {}),
      node('open', { unscored: 1 }),
      node('2', {}, [node('small', { lost: 0.25 }), node('great', { lost: 1 })]),
    ]);
    expect(leavesByLoss(field).map(({ code }) => code)).toEqual(['great', 'small', 'open', 'full']);
  });
});

describe('what is left to score', () => {
  it('leaves out what only a survey scores', async () => {
    const read = await readWorkbook(new Uint8Array(readFileSync('examples/bo-tieu-chi-cap-so-minh-hoa-2026.xlsx')));
    if (!read.ok) throw new Error(read.message);
    const report = inspectSheet(read.grids[0]!);
    const leaves = report.reading.tables.flatMap(({ records }) =>
      records.filter((record) => record.kind === 'criteria' && record.leaf),
    );
    expect(countUnscored(report)).toBeGreaterThan(0);
    expect(countUnscored(report)).toBeLessThan(leaves.length);
  });
});
