import { useEffect, useMemo, useState } from 'react';
import { readContextOf } from '#shared/inspect/inspect-sheet.ts';
import { statedTargets, targetsOf, type FieldTargets, type StatedTarget } from '#shared/score/field-targets.ts';
import type { ScoreSummary } from '#shared/score/score-summary.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readSheet } from '#shared/sheet/read-sheet.ts';
import type { SheetReading } from '#shared/sheet/sheet-table.ts';
import { usePane } from '../shell/pane-context.ts';

interface ScoredSheet {
  readonly sheetId: string;
  readonly grid: Grid;
  readonly reading: SheetReading;
  readonly score: ScoreSummary;
}

/** The targets that the sheet and the other sheets of its workbook state; `searched` = all of them were looked at. */
export function useFieldTargets({ sheetId, grid, reading, score }: ScoredSheet): {
  readonly targets: FieldTargets;
  readonly searched: boolean;
} {
  const { commands } = usePane();
  const [others, setOthers] = useState<readonly StatedTarget[] | null>(null);
  useEffect(() => {
    let gone = false;
    void commands.readOtherSheets(sheetId).then((grids) => {
      if (gone) return;
      const context = readContextOf({});
      setOthers(grids.flatMap((other) => statedTargets(other, readSheet(other, context))));
    });
    return () => {
      gone = true;
    };
  }, [commands, sheetId]);
  const targets = useMemo(
    () => targetsOf(score, reading.name, [...statedTargets(grid, reading), ...(others ?? [])]),
    [grid, reading, score, others],
  );
  return { targets, searched: others !== null };
}
