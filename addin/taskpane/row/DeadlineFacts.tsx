import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { daysBetween } from '#shared/deadline/calendar-day.ts';
import type { Deadline } from '#shared/deadline/deadline-kind.ts';
import { describeDeadline } from '#shared/deadline/describe-deadline.ts';
import { anchorKey, countsFromIssue, countsWorkingDays } from '#shared/deadline/parse-deadline.ts';
import { foldText } from '#shared/text/fold-text.ts';
import { readProgressStatus } from '#shared/sync/progress-status.ts';
import { formatDay, readDay } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { reportDaysOf } from '../state/report-days.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  missing: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  soon: { color: tokens.colorPaletteDarkOrangeForeground1, fontWeight: tokens.fontWeightSemibold },
  days: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexWrap: 'wrap', columnGap: '10px' },
  past: { color: tokens.colorNeutralForeground3 },
  next: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  anchor: { marginTop: tokens.spacingVerticalXS, maxWidth: '220px' },
});

interface DeadlineFactsProps {
  readonly deadline: Deadline;
  readonly today: string;
  readonly status: string | null;
}

/** The deadline as written, what is understood by it, and how far away its last day is while the work is not done. */
export function DeadlineFacts({ deadline, today, status }: DeadlineFactsProps): ReactNode {
  const styles = useStyles();
  if (deadline.raw === '') return <span className={styles.missing}>{words.row.notStated}</span>;
  const standing = status === null ? null : readProgressStatus(status);
  if (standing === 'done') return `${deadline.raw} · ${words.deadline.done}`;
  if (standing === 'cancelled') return deadline.raw;
  return (
    <>
      {deadline.raw}
      <Understood deadline={deadline} />
      <Remaining deadline={deadline} today={today} />
      {deadline.kind === 'relative' && <Anchor key={anchorKey(deadline)} deadline={deadline} />}
      <Reports deadline={deadline} today={today} />
    </>
  );
}

/** Said only where it says more than the cell does. */
function Understood({ deadline }: { deadline: Deadline }): ReactNode {
  const styles = useStyles();
  const { kind, start, end, condition, raw } = deadline;
  if (kind === 'unknown') return null;
  const text = describeDeadline(deadline);
  const same = foldText(text) === foldText(raw);
  const inText = condition === null || foldText(text).includes(foldText(condition));
  return (
    <div className={styles.quiet}>
      {!same && <div>{words.deadline.understood(text)}</div>}
      {start !== null && <div>{end === null ? words.deadline.from(start) : words.deadline.span(start, end)}</div>}
      {!inText && <div>{words.deadline.condition(condition)}</div>}
    </div>
  );
}

function Remaining({ deadline: { kind, end }, today }: { deadline: Deadline; today: string }): ReactNode {
  const styles = useStyles();
  if (end === null || kind === 'continuous' || kind === 'recurring') return null;
  const left = daysBetween(today, end);
  const tone = left < 0 ? styles.late : left <= 30 ? styles.soon : undefined;
  return (
    <div className={tone}>
      {words.deadline.until(end)} · {left < 0 ? words.deadline.late(-left) : words.deadline.left(left)}
    </div>
  );
}

/** Asks for the day that a relative deadline counts from. */
function Anchor({ deadline }: { deadline: Deadline }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.busy !== null);
  const reading = usePaneState(({ sheet }) => (sheet.status === 'ready' ? sheet.report.reading : null));
  const [typed, setTyped] = useState<string | null>(null);
  const key = anchorKey(deadline);
  if (key === null || reading === null) return null;
  if (countsWorkingDays(deadline)) return <div className={styles.quiet}>{words.deadline.workingDays}</div>;
  const records = reading.tables.flatMap((table) => table.records);
  const rows = records.filter((record) => 'deadline' in record && anchorKey(record.deadline) === key).length;
  const { date } = reading.facts;
  const issued = countsFromIssue(deadline) && date !== null && deadline.start === date;
  const known = deadline.start === null ? '' : formatDay(deadline.start);
  const shown = typed ?? known;
  const day = readDay(shown);
  const wrong = shown.trim() !== '' && day === null;
  const save = (): void => {
    if (typed === null || typed === known || wrong) return;
    void commands.saveAnchor(key, day).then(() => setTyped(null));
  };
  return (
    <Field
      className={styles.anchor}
      label={words.deadline.anchor}
      hint={[issued && date ? words.deadline.anchorFromIssue(date) : '', words.deadline.anchorHint(rows)]
        .join(' ')
        .trim()}
      validationMessage={wrong ? words.deadline.anchorWrong : undefined}
    >
      <Input
        inputMode="numeric"
        placeholder={words.deadline.anchorExample}
        size="small"
        disabled={busy}
        value={shown}
        onChange={(_, { value }) => setTyped(value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </Field>
  );
}

function Reports({ deadline, today }: { deadline: Deadline; today: string }): ReactNode {
  const styles = useStyles();
  const year = usePaneState(({ sheet }) => (sheet.status === 'ready' ? sheet.report.reading.facts.year : null));
  const reports = reportDaysOf(deadline, year, today);
  if (reports === null || reports.days.length === 0) return null;
  const { cadence, days, next } = reports;
  const title =
    cadence.length === 0
      ? words.deadline.usualReports
      : words.deadline.reports(cadence.map((period) => words.deadline.cadence[period]).join(', '));
  return (
    <div className={styles.quiet}>
      {title}
      <ul className={styles.days} aria-label={title}>
        {days.map((day) => (
          <li
            key={day}
            className={day === next ? styles.next : day < today ? styles.past : undefined}
            aria-current={day === next ? 'date' : undefined}
          >
            {day === next ? words.deadline.next(day, daysBetween(today, day)) : formatDay(day)}
          </li>
        ))}
      </ul>
    </div>
  );
}
