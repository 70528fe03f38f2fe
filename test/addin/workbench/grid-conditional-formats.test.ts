import type { IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import { describe, expect, it } from 'vitest';
import { blocksText, parseBlocks } from '#addin/workbench/file/grid-range.ts';
import { moveConditionalFormat, type LineChange } from '#addin/workbench/file/move-conditional-format.ts';

function tint(blocks: string, formula: string): IConditionFormattingRule {
  const rule = { type: 'highlightCell', subType: 'formula', value: formula, style: {} };
  return { cfId: 'a', stopIfTrue: false, ranges: parseBlocks(blocks), rule } as IConditionFormattingRule;
}

function moved(blocks: string, formula: string, change: LineChange): [string, unknown] | null {
  const result = moveConditionalFormat(tint(blocks, formula), change);
  return result && [blocksText(result.ranges), 'value' in result.rule ? result.rule.value : null];
}

const rows = (start: number, count: number): LineChange => ({ vertical: true, start: start - 1, count });
const columns = (start: number, count: number): LineChange => ({ vertical: false, start: start - 1, count });

describe('conditional formats when lines are inserted or removed', () => {
  it.each([
    ['below', rows(9, 1), 'B3:B6', '=B3<2'],
    ['inside', rows(5, 1), 'B3:B7', '=B3<2'],
    ['at the first row', rows(3, 2), 'B5:B8', '=B5<2'],
    ['above', rows(1, 1), 'B4:B7', '=B4<2'],
    ['a column before', columns(1, 1), 'C3:C6', '=C3<2'],
    ['a row inside removed', rows(4, -1), 'B3:B5', '=B3<2'],
    ['the first row removed', rows(3, -1), 'B3:B5', '=B3<2'],
    ['two rows above removed', rows(1, -2), 'B1:B4', '=B1<2'],
  ])('%s', (_, change, blocks, formula) => {
    expect(moved('B3:B6', '=B3<2', change)).toEqual([blocks, formula]);
  });

  it('lets "$" references follow their cells', () => {
    expect(moved('A3:D9', '=$C3=$Z$1', columns(2, 1))).toEqual(['A3:E9', '=$D3=$AA$1']);
    expect(moved('A3:D9', '=$C3=$Z$12', rows(11, 1))).toEqual(['A3:D9', '=$C3=$Z$13']);
  });

  it('goes when all of its cells go, and keeps its other blocks', () => {
    expect(moved('B3:B4', '=B3<2', rows(3, -2))).toBeNull();
    expect(moved('B3:B4 D9', '=B3<2', rows(3, -2))?.[0]).toBe('D7');
  });
});
