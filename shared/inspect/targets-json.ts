import { statedTargets, targetsOf, type FieldTarget, type StatedTarget } from '../score/field-targets.ts';
import { describeTarget, type RankTarget } from '../score/target-rank.ts';
import { a1 } from '../sheet/a1.ts';
import type { Grid } from '../sheet/grid.ts';
import type { SheetReport } from './sheet-report.ts';

/** A target as `check --json` prints it. Rows are numbered as Excel shows them. */
export interface TargetJson {
  /** Row of the field, `null` for the whole set. */
  readonly row: number | null;
  readonly code: string | null;
  readonly name: string;
  /** The target in short words, `null` where only last year's rank is known. */
  readonly words: string | null;
  readonly target: RankTarget | null;
  readonly lastRank: FieldTarget['lastRank'];
  readonly missing: FieldTarget['missing'];
  readonly placesShort: number | null;
  readonly source: { readonly sheet: string; readonly cell: string | null };
}

/** The targets of each criteria sheet of a workbook, from all its sheets; empty on other sheets. Parallel to `reports`. */
export function targetsJson(
  grids: readonly Grid[],
  reports: readonly SheetReport[],
): readonly (readonly TargetJson[])[] {
  const stated: StatedTarget[] = reports.flatMap(({ reading }, index) => statedTargets(grids[index]!, reading));
  return reports.map(({ score, reading }) => {
    if (score === null) return [];
    const { byRow, total } = targetsOf(score, reading.name, stated);
    const found: TargetJson[] =
      total === null ? [] : [targetJson(total, { row: null, code: null, name: score.total.name })];
    const pending = [...score.fields].reverse();
    for (let node = pending.pop(); node; node = pending.pop()) {
      const target = byRow.get(node.row);
      if (target) found.push(targetJson(target, { row: node.row + 1, code: node.code, name: node.name }));
      pending.push(...[...node.children].reverse());
    }
    return found;
  });
}

function targetJson(
  { target, lastRank, missing, placesShort, sheet, cell }: FieldTarget,
  place: Pick<TargetJson, 'row' | 'code' | 'name'>,
): TargetJson {
  return {
    ...place,
    words: target === null ? null : describeTarget(target),
    target,
    lastRank,
    missing,
    placesShort,
    source: { sheet, cell: cell === null ? null : a1(cell) },
  };
}
