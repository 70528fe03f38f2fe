import { catalogueOf } from '#shared/agency/province-catalogue.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import type { Issue } from '#shared/check/issue.ts';
import { inspectSheet, type InspectOptions } from '#shared/inspect/inspect-sheet.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
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
  return splitSetAside(inspectSheet(grid, inspectOptionsOf(sheetId, notes, now, province)), sheetId, notes);
}

/** How a workbook asks for its sheet to be inspected. */
export function inspectOptionsOf(
  sheetId: string,
  notes: WorkbookNotes,
  now: Date,
  province: ProvinceSettings | null,
): InspectOptions {
  return {
    today: dayInVietNam(now),
    override: notes.columns.find((columns) => columns.sheetId === sheetId) ?? null,
    anchors: new Map(notes.anchors.flatMap((anchor) => (anchor.sheetId === sheetId ? [[anchor.key, anchor.day]] : []))),
    catalogue: catalogueOf(province),
    disabled: [...notes.rulesOff, ...(province?.rulesOff ?? [])],
  };
}

/** The report without the warnings that the officer set aside, and these. */
export function splitSetAside(report: SheetReport, sheetId: string, notes: WorkbookNotes): InspectedSheet {
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
