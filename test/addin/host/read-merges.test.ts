import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowBands, uniteParts } from '#addin/host/read-merges.ts';
import type { Rect } from '#shared/sheet/grid.ts';

/** Merged areas that do not touch each other's cells: stacked in columns, some across several rows. */
const merges = fc
  .array(
    fc.record({ height: fc.integer({ min: 1, max: 90 }), width: fc.integer({ min: 1, max: 3 }), gap: fc.nat(3) }),
    {
      maxLength: 60,
    },
  )
  .map((shapes) => {
    const bottoms = [0, 0, 0];
    return shapes.flatMap(({ height, width, gap }, index): Rect[] => {
      if (height === 1 && width === 1) return [];
      const lane = index % 3;
      const top = bottoms[lane]! + gap;
      bottoms[lane] = top + height;
      return [{ top, bottom: top + height - 1, left: lane * 3, right: lane * 3 + width - 1 }];
    });
  });

const inOrder = (areas: readonly Rect[]) => [...areas].sort((a, b) => a.top - b.top || a.left - b.left);

function answersFor(bands: readonly Rect[], all: readonly Rect[], clip: boolean): Rect[] {
  return bands.flatMap((band) =>
    all
      .filter((merge) => merge.top <= band.bottom && merge.bottom >= band.top)
      .map((merge) =>
        clip ? { ...merge, top: Math.max(merge.top, band.top), bottom: Math.min(merge.bottom, band.bottom) } : merge,
      ),
  );
}

describe('merged areas asked for band by band', () => {
  it.each([
    ['whole', false],
    ['cut at the border of the band', true],
  ])('come out the same when Excel answers them %s', (_, clip) => {
    fc.assert(
      fc.property(merges, fc.integer({ min: 9, max: 500 }), (all, columns) => {
        const bottom = Math.max(0, ...all.map((merge) => merge.bottom));
        const bands = rowBands({ top: 0, left: 0, bottom, right: columns - 1 });
        expect(uniteParts(answersFor(bands, all, clip))).toEqual(inOrder(all));
      }),
      { seed: 20260112, numRuns: 300 },
    );
  });

  it('fall into bands that overlap by a row and cannot hold more than 512', () => {
    const bands = rowBands({ top: 5, left: 0, bottom: 1000, right: 19 });
    expect(bands[0]).toEqual({ top: 5, left: 0, bottom: 55, right: 19 });
    expect(bands.at(-1)!.bottom).toBe(1000);
    bands.slice(1).forEach((band, index) => expect(band.top).toBe(bands[index]!.bottom));
    for (const { top, bottom } of bands) expect(((bottom - top + 1) * 20) / 2).toBeLessThanOrEqual(512);
  });

  it('that merely touch stay apart', () => {
    const above = { top: 0, left: 0, bottom: 1, right: 1 };
    const below = { top: 2, left: 0, bottom: 3, right: 1 };
    expect(uniteParts([below, above])).toEqual([above, below]);
  });
});
