import { describe, expect, it } from 'vitest';
import type { CellValue, Grid } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { criteriaSheet, planSheet, smallSet, works } from '#test/shared/check/sheets.ts';
import { inspectionFault } from './inspection-faults.ts';

const huge = 1.7976931348623157e308;

function headed(...headers: CellValue[]): Grid {
  return buildGrid()
    .row('STT', 'Nhiệm vụ', 'Chủ trì', ...headers)
    .row(1, 'Rà soát văn bản', 'Sở Tư pháp', 'x')
    .row(2, 'Kiểm tra', 'Sở Nội vụ', 'y')
    .toGrid();
}

/** Grids on which a mutation campaign once found the product wanting, cut down to what matters. */
const cases: readonly (readonly [string, Grid])[] = [
  ['a header that is a word of the language the product is written in', headed('constructor', 'toString', '__proto__')],
  ['points beyond any scale', criteriaSheet(smallSet({ '1.1.1': { survey: huge, self: huge, appraised: -huge } }))],
  [
    'children whose points add up beyond any number',
    criteriaSheet(smallSet({ '1.1.1': { max: -huge }, '1.1.2': { max: -huge } })),
  ],
  ['an index of a huge figure', criteriaSheet(smallSet({ '1.1.1': { appraised: -huge, percent: 60 } }))],
  [
    'a huge number shown as a share',
    planSheet(works({}, { co: { value: 1e300, numberFormat: '0%' }, percent: { value: huge, numberFormat: '0%' } })),
  ],
  ['a count that is a word of that language', planSheet(works({}, { deadline: 'constructor lần/năm' }))],
  ['old font text, decomposed on the way', planSheet(works({}, { note: 'C¶i c¸ch hµnh chÝnh' }))],
];

describe('grids that once broke a promise', () => {
  it.each(cases)('%s', (_, grid) => {
    // Three seeds: the three ways to look again.
    for (const seed of [6, 7, 8]) expect(inspectionFault(grid, seed)).toBeNull();
  });
});
