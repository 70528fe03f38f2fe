import { foldText } from '../text/fold-text.ts';
import type { HeaderBlock } from './header-block.ts';
import { describeBlock } from './header-block.ts';
import { headerText } from './recognise-columns.ts';
import type { ColumnOverride } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';

type ToldColumn = ColumnOverride['columns'][number];

/** Header words are looked for in so many rows from the top. */
const rowsSearched = 300;

/**
 * What an officer told, moved to where its header stands now: rows and columns put in before the table shift it, and
 * what was told of "Ai làm" must not fall on its neighbour. Told columns without words keep their distance to the
 * header; an override that kept no words at all stays where it is, and so does one whose words are nowhere better.
 */
export function relocateOverride(view: SheetView, override: ColumnOverride): ColumnOverride {
  const words = override.columns.flatMap(({ header }) => (header ? [foldText(header)] : []));
  if (words.length === 0) return override;
  const here = placeAt(view, override, override.headerTop);
  if (here?.kept === words.length) return here.override;
  const first = new Set(words.map((text) => text.split(' | ')[0]!));
  let best = here;
  const last = Math.min(view.range.bottom, view.range.top + rowsSearched - 1);
  for (let row = view.range.top; row <= last; row += 1) {
    if (row === override.headerTop || !view.rowTexts(row).some((text) => text !== '' && first.has(foldText(text)))) {
      continue;
    }
    const there = placeAt(view, override, row);
    if (there && there.kept > (best?.kept ?? 0)) best = there;
  }
  return best !== null && best.kept > 0 ? best.override : override;
}

interface Placed {
  readonly override: ColumnOverride;
  /** How many of the told headers stand there. */
  readonly kept: number;
}

/** The override with its header at a row, each column under its words. */
function placeAt(view: SheetView, override: ColumnOverride, headerTop: number): Placed | null {
  const headerBottom = headerTop + override.headerBottom - override.headerTop;
  if (headerTop < view.range.top || headerBottom > view.range.bottom) return null;
  const block = describeBlock(view, headerTop, headerBottom);
  const free = columnsByWords(block);
  const moved = new Map<ToldColumn, number>();
  // A column that still has its words stays; of equal words the leftmost that is left is taken.
  const worded = override.columns.filter(({ header }) => header);
  for (const told of worded) {
    const places = free.get(foldText(told.header!));
    const at = places?.indexOf(told.column) ?? -1;
    if (at >= 0) moved.set(told, places!.splice(at, 1)[0]!);
  }
  for (const told of worded) {
    const place = moved.has(told) ? undefined : free.get(foldText(told.header!))?.shift();
    if (place !== undefined) moved.set(told, place);
  }
  const taken = new Set(moved.values());
  const shiftOf = (column: number) => {
    let nearest: ToldColumn | null = null;
    for (const told of moved.keys()) {
      if (nearest === null || Math.abs(told.column - column) < Math.abs(nearest.column - column)) nearest = told;
    }
    return nearest === null ? 0 : moved.get(nearest)! - nearest.column;
  };
  const columns = override.columns.flatMap((told) => {
    const column = moved.get(told) ?? told.column + shiftOf(told.column);
    return column < 0 || (!moved.has(told) && taken.has(column)) ? [] : [{ ...told, column }];
  });
  return { override: { ...override, headerTop, headerBottom, columns }, kept: moved.size };
}

function columnsByWords(block: HeaderBlock): Map<string, number[]> {
  const byWords = new Map<string, number[]>();
  for (const column of [...block.paths.keys()].sort((a, b) => a - b)) {
    const words = foldText(headerText(block, column));
    const places = byWords.get(words);
    if (places) places.push(column);
    else byWords.set(words, [column]);
  }
  return byWords;
}
