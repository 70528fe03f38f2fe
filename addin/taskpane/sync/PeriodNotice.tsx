import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useMemo, type ReactNode } from 'react';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { LineSection } from './LineSection.tsx';
import { loadPeriods } from './load-periods.ts';
import { periodWords } from './period-words.ts';

/** Which period is open and until when, or why nothing can be sent; on top the rows that were given back. */
export function PeriodNotice(): ReactNode {
  const pane = usePane();
  const { now } = pane;
  const periods = usePaneState((state) => state.sync.periods);
  const outcome = usePaneState((state) => state.sync.outcome);
  const documentId = usePaneState((state) => state.sync.link?.documentId);
  const local = usePaneState((state) => state.sync.local);
  const isProvince = usePaneState(
    ({ sync }) => sync.session.status === 'signed-in' && sync.session.account.role === 'province',
  );
  const acts = usePaneState((state) => state.sync.marks.periods);
  // Asked anew with every sync and every act on periods: the province may have closed one meanwhile.
  useEffect(() => void loadPeriods(pane), [pane, documentId, outcome, acts]);
  const lines = useMemo(() => {
    const sheet = local.kind === 'ready' ? local.collected.sheet.rows : [];
    const rows = new Map(
      sheet.flatMap(({ identity, row }) =>
        identity.kind === 'linked' ? [[identity.identity.rowId, row] as const] : [],
      ),
    );
    return (periods?.returned ?? [])
      .filter(({ mine }) => mine || isProvince)
      .map(({ rowId, title, reason, by, at }) => ({
        key: rowId,
        row: rows.get(rowId) ?? null,
        text: `${reason} (${periodWords.given({ by, at })}) · ${title}`,
      }));
  }, [periods, local, isProvince]);
  if (!periods || periods.periods.length === 0) return null;
  const open = periods.periods.filter(({ state }) => state === 'open');
  const mine = periods.returned.some((row) => row.mine);
  return (
    <>
      <MessageBar intent={periods.open ? 'info' : 'warning'} layout="multiline">
        <MessageBarBody>{periods.open ? periodWords.open(open, dayInVietNam(now())) : periods.message}</MessageBarBody>
      </MessageBar>
      <LineSection
        title={mine ? periodWords.returnedTitle : periodWords.returnedOthers}
        lines={lines}
        severity="warning"
      />
    </>
  );
}
