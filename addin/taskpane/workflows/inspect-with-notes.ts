import { catalogueOf } from '#shared/agency/province-catalogue.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import type { Issue } from '#shared/check/issue.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { dayInVietnam } from '../format.ts';
import { ignoreKeys } from '../state/ignore-key.ts';
import type { SetAsideIssue } from '../state/pane-state.ts';
import type { WorkbookNotes } from '../state/workbook-notes.ts';

export interface InspectedSheet {
  readonly report: SheetReport;
  readonly setAside: readonly SetAsideIssue[];
}

/**
 * Inspects a sheet the way its workbook asks: with the columns the officer pointed out, and without the warnings she
 * set aside and the rules that it or the province switched off. Errors are never set aside: they would come back from the province.
 */
export function inspectWithNotes(
  grid: Grid,
  sheetId: string,
  notes: WorkbookNotes,
  now: Date,
  province: ProvinceSettings | null,
): InspectedSheet {
  const override = notes.columns.find((columns) => columns.sheetId === sheetId) ?? null;
  const report = inspectSheet(grid, {
    today: dayInVietnam(now),
    override,
    catalogue: catalogueOf(province),
    disabled: [...notes.rulesOff, ...(province?.rulesOff ?? [])],
  });
  const reasons = new Map(
    notes.ignored.flatMap((ignored) => (ignored.sheetId === sheetId ? [[ignored.key, ignored.reason]] : [])),
  );
  if (reasons.size === 0) return { report, setAside: [] };
  const keyOf = ignoreKeys(report.reading);
  const issues: Issue[] = [];
  const setAside: SetAsideIssue[] = [];
  for (const issue of report.issues) {
    const reason = issue.severity === 'error' ? undefined : reasons.get(keyOf(issue));
    if (reason === undefined) issues.push(issue);
    else setAside.push({ issue, reason });
  }
  return { report: { ...report, issues }, setAside };
}
