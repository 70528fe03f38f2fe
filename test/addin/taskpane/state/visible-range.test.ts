import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowTop, visibleRange } from '#addin/taskpane/issues/visible-range.ts';

const shapes = fc
  .record({
    count: fc.integer({ min: 0, max: 6000 }),
    rowHeight: fc.integer({ min: 20, max: 80 }),
    open: fc.option(fc.nat(6000), { nil: null }),
    openHeight: fc.integer({ min: 20, max: 900 }),
  })
  .map(({ open, ...shape }) => ({ ...shape, openIndex: open !== null && open < shape.count ? open : null }));

describe('the window of a long list', () => {
  it('renders every row that can be seen and keeps the height of the whole', () => {
    fc.assert(
      fc.property(shapes, fc.nat(400_000), fc.integer({ min: 0, max: 2000 }), (shape, above, height) => {
        const range = visibleRange(shape, { above, height });
        const total = rowTop(shape, shape.count);
        const shown = rowTop(shape, range.last) - rowTop(shape, range.first);
        expect(range.before + shown + range.after).toBe(total);
        for (let row = 0; row < shape.count; row += 1) {
          const inSight = rowTop(shape, row) < above + height && rowTop(shape, row + 1) > above;
          if (inSight) expect(row >= range.first && row < range.last).toBe(true);
        }
      }),
      { seed: 20260305, numRuns: 60 },
    );
  });

  it('renders a few dozen rows of thousands', () => {
    const shape = { count: 5000, rowHeight: 52, openIndex: 10, openHeight: 220 };
    const { first, last } = visibleRange(shape, { above: 52_000, height: 900 });
    expect(last - first).toBeLessThan(40);
  });
});
