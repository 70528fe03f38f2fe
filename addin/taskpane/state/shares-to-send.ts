import type { Issue } from '#shared/check/issue.ts';
import type { PaneState } from './pane-state.ts';

const percentFields = ['percent', 'indexPercent'];

/**
 * The findings of percents typed as shares of 1 (0,95 for 95%) that the next sending would bring to the province. What
 * the officer set aside is meant as it stands and is none of them.
 */
export function sharesToSend({ sheet, sync: { local } }: Pick<PaneState, 'sheet' | 'sync'>): readonly Issue[] {
  if (sheet.status !== 'ready' || local.kind !== 'ready') return [];
  const found = sheet.report.issues.filter(({ code }) => code === 'percent-as-share');
  if (found.length === 0) return [];
  const sent = new Set(
    local.collected.rows.flatMap(({ row, pushed: { fields } }) =>
      percentFields.some((name) => fields[name] !== undefined) ? [row] : [],
    ),
  );
  return found.filter(({ recordRow }) => recordRow !== null && sent.has(recordRow));
}
