import type { Period } from '#shared/api/period-api.ts';
import { labelPeriod, writeInstantDay } from '#shared/period/label-period.ts';
import type { ReportingPeriod } from '#shared/period/reporting-period.ts';
import type { StoredPeriod, StoredSnapshot } from '#server/store/period-store.ts';

/** A period as it is told to people, with its label. */
export function periodView(period: ReportingPeriod | StoredPeriod): Period {
  const { id, documentId, kind, from, to, due, round, state, openedBy, openedAt, closedBy, closedAt } = period;
  const label = labelPeriod(period);
  return { id, documentId, kind, from, to, due, round, state, openedBy, openedAt, closedBy, closedAt, label };
}

/** "Quý I/2026" for a snapshot of a closing, "Chụp ngày 14/03/2026" for one that was asked for. */
export function snapshotLabel(snapshot: StoredSnapshot, periods: readonly StoredPeriod[]): string {
  const period = periods.find(({ id }) => id === snapshot.periodId);
  return period === undefined ? `Chụp ngày ${writeInstantDay(snapshot.at)}` : labelPeriod(period);
}
