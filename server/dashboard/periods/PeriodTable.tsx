import { Badge, Button, mergeClasses, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Period, PeriodsAnswer } from '#shared/api/period-api.ts';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { showDay, showInstant } from '../words.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import { OpenPeriodForm } from './OpenPeriodForm.tsx';
import type { PeriodRequest } from './period-api.ts';
import { PeriodSection } from './PeriodSection.tsx';
import { periodWords } from './period-words.ts';
import { useTableStyles } from './table-styles.ts';

interface Props {
  readonly answer: PeriodsAnswer;
  readonly mayChange: boolean;
  onAct(request: PeriodRequest): Promise<boolean>;
  /** Asks for the same in many documents. */
  onMany(): void;
}

type Asking = { readonly act: 'open' } | { readonly act: 'close' | 'reopen'; readonly period: Period };

/** The periods of the document, and the acts that open and close them, each after a clear yes. */
export function PeriodTable({ answer, mayChange, onAct, onMany }: Props) {
  const styles = useTableStyles();
  const [asking, setAsking] = useState<Asking | null>(null);
  const send = (request: PeriodRequest): void => {
    void onAct(request).then((done) => done && setAsking(null));
  };
  const cancel = (): void => setAsking(null);
  const { periods } = answer;
  return (
    <PeriodSection
      title={periodWords.title}
      actions={
        <>
          <Button disabled={!mayChange} onClick={onMany}>
            {periodWords.many}
          </Button>
          <Button appearance="primary" disabled={!mayChange} onClick={() => setAsking({ act: 'open' })}>
            {periodWords.openNew}
          </Button>
        </>
      }
    >
      {asking?.act === 'open' && (
        <OpenPeriodForm
          others={periods}
          today={dayInVietNam(new Date())}
          disabled={!mayChange}
          onOpen={({ kind, from, to, due, round }) => send({ path: 'periods', body: { kind, from, to, due, round } })}
          onCancel={cancel}
        />
      )}
      {asking?.act === 'close' && (
        <ConfirmForm
          message={closingWords(asking.period, answer)}
          confirm={periodWords.confirmClose}
          onConfirm={() => send({ path: `periods/${asking.period.id}/close`, body: {} })}
          onCancel={cancel}
        />
      )}
      {asking?.act === 'reopen' && (
        <ConfirmForm
          message={periodWords.reopening(asking.period.label)}
          confirm={periodWords.confirmReopen}
          reason={periodWords.reopenReason}
          onConfirm={(reason) =>
            send({ path: `periods/${asking.period.id}/reopen`, body: { reason: reason === '' ? null : reason } })
          }
          onCancel={cancel}
        />
      )}
      {periods.length === 0 ? (
        <Text>{periodWords.none}</Text>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {[periodWords.period, periodWords.days, periodWords.due, periodWords.state].map((name) => (
                  <th key={name} className={styles.head}>
                    {name}
                  </th>
                ))}
                <th className={styles.head} />
              </tr>
            </thead>
            <tbody>
              {periods.map((period) => (
                <PeriodRow
                  key={period.id}
                  period={period}
                  mayChange={mayChange}
                  onAsk={(act) => setAsking({ act, period })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PeriodSection>
  );
}

function closingWords(period: Period, { periods, returned }: PeriodsAnswer): string {
  const others = periods.filter(({ id, state }) => state === 'open' && id !== period.id);
  const still = others.length > 0 ? periodWords.stillOpen(others.map(({ label }) => `«${label}»`).join(', ')) : '';
  return periodWords.closing(period.label, returned.length) + still;
}

interface RowProps {
  readonly period: Period;
  readonly mayChange: boolean;
  onAsk(act: 'close' | 'reopen'): void;
}

function PeriodRow({ period, mayChange, onAsk }: RowProps) {
  const styles = useTableStyles();
  const { label, from, to, due, state, openedBy, openedAt, closedBy, closedAt } = period;
  const open = state === 'open';
  const act = open ? periodWords.close : periodWords.reopen;
  return (
    <tr>
      <td className={styles.cell}>
        <Text weight="semibold">{label}</Text>
      </td>
      <td className={styles.cell}>
        {showDay(from)} – {showDay(to)}
      </td>
      <td className={styles.cell}>{showDay(due)}</td>
      <td className={styles.cell}>
        <Badge appearance="tint" color={open ? 'success' : 'informative'}>
          {open ? periodWords.open : periodWords.closed}
        </Badge>
        <div className={styles.minor}>
          {open ? openedBy : closedBy} · {showInstant(open ? openedAt : (closedAt ?? openedAt))}
        </div>
      </td>
      <td className={mergeClasses(styles.cell, styles.actions)}>
        <Button
          size="small"
          disabled={!mayChange}
          aria-label={`${act} ${label}`}
          onClick={() => onAsk(open ? 'close' : 'reopen')}
        >
          {act}
        </Button>
      </td>
    </tr>
  );
}
