import { Button, Field, Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { checkPeriod } from '#shared/period/check-period.ts';
import { labelPeriod, periodKindWords, quarterNumeral } from '#shared/period/label-period.ts';
import type { PeriodKind, PeriodSpan } from '#shared/period/reporting-period.ts';
import { periodKinds } from '#shared/period/reporting-period.ts';
import type { DataCut } from '#shared/period/suggest-span.ts';
import { periodsOfYear, suggestSpan } from '#shared/period/suggest-span.ts';
import { useFocusBack } from '../use-focus-back.ts';
import { showDay } from '../words.ts';
import { periodWords } from './period-words.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    rowGap: '10px',
    padding: '10px 12px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  fields: { display: 'flex', flexWrap: 'wrap', gap: '10px' },
  year: { width: '90px' },
  actions: { display: 'flex', columnGap: '8px', alignItems: 'center' },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  readonly others: readonly PeriodSpan[];
  /** ISO day from which the form guesses the period. */
  readonly today: string;
  readonly disabled: boolean;
  /** What the button says; «Mở kỳ» unless told. */
  readonly submit?: string;
  /** Only the name of the period matters, not its days. */
  readonly nameOnly?: boolean;
  onOpen(span: PeriodSpan): void;
  onCancel(): void;
}

interface Choice {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly number: number;
  readonly cut: DataCut;
}

/** The period of a kind that a day falls into. */
function numberAt(kind: PeriodKind, today: string): number {
  const month = Number(today.slice(5, 7));
  if (kind === 'month') return month;
  if (kind === 'quarter') return Math.ceil(month / 3);
  return kind === 'half-year' ? Math.ceil(month / 6) : 1;
}

function numberWords(kind: PeriodKind, number: number): string {
  if (kind === 'half-year') return periodWords.half(number);
  return kind === 'quarter' ? quarterNumeral(number) : String(number);
}

/** Chooses a period; its days follow the choice and may be set by hand. What is wrong is said before it is sent. */
export function OpenPeriodForm({ others, today, disabled, submit, nameOnly = false, onOpen, onCancel }: Props) {
  const styles = useStyles();
  useFocusBack();
  const [choice, setChoice] = useState<Choice>(() => ({
    kind: 'quarter',
    year: Number(today.slice(0, 4)),
    number: numberAt('quarter', today),
    cut: 'calendar',
  }));
  const [days, setDays] = useState<Partial<Pick<PeriodSpan, 'from' | 'to' | 'due'>>>({});
  const { kind, year, number, cut } = choice;
  const choose = (part: Partial<Choice>): void => {
    const next = { ...choice, ...part };
    setChoice(part.kind === undefined ? next : { ...next, number: numberAt(part.kind, today) });
    setDays({});
  };
  const suggested = suggestSpan(kind, year, number, cut);
  const span = suggested && { ...suggested, ...days };
  const problem = span && checkPeriod(span, others);
  const numbers = periodsOfYear[kind];
  const day = (name: 'from' | 'to' | 'due', label: string) => (
    // The browser writes days its own way, and not everybody's is set to Vietnamese.
    <Field label={label} hint={span && showDay(span[name])}>
      <Input type="date" value={span?.[name] ?? ''} onChange={(_, { value }) => setDays({ ...days, [name]: value })} />
    </Field>
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (span && !problem && !disabled) onOpen(span);
      }}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <div className={styles.fields}>
        <Field label={periodWords.kind}>
          <Select value={kind} onChange={(_, { value }) => choose({ kind: value as PeriodKind })}>
            {periodKinds.map((each) => (
              <option key={each} value={each}>
                {periodKindWords[each]}
              </option>
            ))}
          </Select>
        </Field>
        {kind in periodWords.number && (
          <Field label={periodWords.number[kind as keyof typeof periodWords.number]}>
            <Select value={String(number)} onChange={(_, { value }) => choose({ number: Number(value) })}>
              {Array.from({ length: numbers }, (_, index) => index + 1).map((each) => (
                <option key={each} value={each}>
                  {numberWords(kind, each)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={periodWords.year}>
          <Input
            className={styles.year}
            type="number"
            value={String(year)}
            onChange={(_, { value }) => choose({ year: Number(value) })}
          />
        </Field>
        {kind !== 'self-score' && !nameOnly && (
          <Field label={periodWords.cut}>
            <Select value={cut} onChange={(_, { value }) => choose({ cut: value as DataCut })}>
              <option value="calendar">{periodWords.cutCalendar}</option>
              <option value="decree">{periodWords.cutDecree}</option>
            </Select>
          </Field>
        )}
      </div>
      {!nameOnly && (
        <div className={styles.fields}>
          {day('from', periodWords.from)}
          {day('to', periodWords.to)}
          {day('due', periodWords.due)}
        </div>
      )}
      {span && !problem && <Text weight="semibold">{labelPeriod(span)}</Text>}
      {problem && (
        <Text role="alert" className={styles.problem}>
          {problem.message}
        </Text>
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={disabled || span === null || problem !== null}>
          {submit ?? periodWords.openThis}
        </Button>
        <Button onClick={onCancel}>{periodWords.cancel}</Button>
      </div>
    </form>
  );
}
