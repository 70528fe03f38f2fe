import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Text,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ManyPeriodsRequest, ManyPeriodsResult } from '#shared/api/period-api.ts';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { labelPeriod } from '#shared/period/label-period.ts';
import type { PeriodSpan } from '#shared/period/reporting-period.ts';
import { OpenPeriodForm } from './OpenPeriodForm.tsx';
import type { PeriodApi } from './period-api.ts';
import { PeriodSection } from './PeriodSection.tsx';
import { periodWords } from './period-words.ts';
import { useTableStyles } from './table-styles.ts';

const useStyles = makeStyles({
  choice: { display: 'grid', maxHeight: '220px', overflowY: 'auto' },
  act: { maxWidth: '240px' },
  actions: { display: 'flex', columnGap: '8px', alignItems: 'center', flexWrap: 'wrap', rowGap: '6px' },
});

export interface NamedDocument {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly api: PeriodApi;
  readonly token: string;
  readonly documents: readonly NamedDocument[];
  /** The document that is chosen at first. */
  readonly first: string;
  onDone(): void;
  onClose(): void;
}

type Act = ManyPeriodsRequest['act'];
/** What was asked: the same ids go with it until every document was answered. */
type Wish = Omit<ManyPeriodsRequest, 'dryRun'>;

/** Opens or closes one period in the documents that are ticked: first what would happen, then, after a yes, each of them. */
export function ManyDocuments({ api, token, documents, first, onDone, onClose }: Props) {
  const styles = useStyles();
  const [act, setAct] = useState<Act>('open');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([first]));
  const [wish, setWish] = useState<Wish | null>(null);
  const [results, setResults] = useState<readonly ManyPeriodsResult[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async (asked: Wish, dryRun: boolean): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await api.manyPeriods(token, { ...asked, dryRun });
    setBusy(false);
    setWish(asked);
    if (!answer.ok) return setFailure(answer.message);
    setResults(answer.value.results);
    if (!dryRun) onDone();
  };
  const preview = (span: PeriodSpan): void => {
    const ids = documents.filter(({ id }) => chosen.has(id));
    const named = ids.map(({ id }) => ({ documentId: id, operationId: crypto.randomUUID() }));
    void ask({ act, span, documents: named }, true);
  };
  const all = chosen.size === documents.length;
  return (
    <PeriodSection title={periodWords.manyTitle}>
      <Text>{periodWords.manyLead}</Text>
      {failure !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{failure}</MessageBarBody>
        </MessageBar>
      )}
      {wish !== null && results !== null ? (
        <Results
          wish={wish}
          results={results}
          documents={documents}
          busy={busy}
          onConfirm={(ready) => void ask({ ...wish, documents: ready }, false)}
          onBack={() => setResults(null)}
          onClose={onClose}
        />
      ) : (
        <>
          <Field label={periodWords.manyAct} className={styles.act}>
            <Select value={act} onChange={(_, { value }) => setAct(value === 'close' ? 'close' : 'open')}>
              <option value="open">{periodWords.manyOpen}</option>
              <option value="close">{periodWords.manyClose}</option>
            </Select>
          </Field>
          <Field label={periodWords.documents}>
            <div className={styles.choice} role="group" aria-label={periodWords.documents}>
              <Checkbox
                label={periodWords.all(documents.length)}
                checked={all ? true : chosen.size === 0 ? false : 'mixed'}
                onChange={() => setChosen(new Set(all ? [] : documents.map(({ id }) => id)))}
              />
              {documents.map(({ id, label }) => (
                <Checkbox
                  key={id}
                  label={label}
                  checked={chosen.has(id)}
                  onChange={(_, { checked }) =>
                    setChosen(new Set(checked === true ? [...chosen, id] : [...chosen].filter((other) => other !== id)))
                  }
                />
              ))}
            </div>
          </Field>
          {chosen.size === 0 && <Text>{periodWords.noneChosen}</Text>}
          <OpenPeriodForm
            others={[]}
            today={dayInVietNam(new Date())}
            disabled={busy || chosen.size === 0}
            submit={periodWords.preview}
            nameOnly={act === 'close'}
            onOpen={preview}
            onCancel={onClose}
          />
        </>
      )}
    </PeriodSection>
  );
}

interface ResultsProps {
  readonly wish: Wish;
  readonly results: readonly ManyPeriodsResult[];
  readonly documents: readonly NamedDocument[];
  readonly busy: boolean;
  onConfirm(ready: Wish['documents']): void;
  onBack(): void;
  onClose(): void;
}

/** What would happen to each document, or what has. */
function Results({ wish, results, documents, busy, onConfirm, onBack, onClose }: ResultsProps) {
  const page = useStyles();
  const styles = useTableStyles();
  const labels = new Map(documents.map(({ id, label }) => [id, label]));
  const ready = new Set(results.flatMap(({ status, documentId }) => (status === 'ready' ? [documentId] : [])));
  const done = results.filter(({ status }) => status === 'done').length;
  const label = labelPeriod(wish.span);
  const confirm = wish.act === 'open' ? periodWords.doOpen : periodWords.doClose;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.head}>{periodWords.documents}</th>
              <th className={styles.head}>{periodWords.result}</th>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <tr key={result.documentId}>
                <td className={styles.cell}>{labels.get(result.documentId) ?? result.documentId}</td>
                <td className={styles.cell}>{resultWords(wish.act, result)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text role="status">
        {done > 0 ? periodWords.manyDone(done, results.length) : ready.size === 0 ? periodWords.nothingToDo : ''}
      </Text>
      <div className={page.actions}>
        {ready.size > 0 && (
          <Button
            appearance="primary"
            disabled={busy}
            autoFocus
            onClick={() => onConfirm(wish.documents.filter(({ documentId }) => ready.has(documentId)))}
          >
            {confirm(label, ready.size)}
          </Button>
        )}
        <Button disabled={busy} onClick={onBack}>
          {periodWords.backToChoice}
        </Button>
        <Button disabled={busy} onClick={onClose}>
          {periodWords.closeMany}
        </Button>
      </div>
    </>
  );
}

function resultWords(act: Wish['act'], { status, message, foreseen }: ManyPeriodsResult): string {
  if (status === 'refused') return periodWords.refused(message ?? '');
  if (status === 'done') return act === 'open' ? periodWords.opened : periodWords.closedNow;
  if (foreseen === null) return '';
  const { rows, waiting, returned, stillOpen } = foreseen;
  return [
    act === 'open' ? periodWords.willOpen(rows) : periodWords.willClose(rows, waiting ?? 0),
    returned > 0 ? periodWords.willReturn(returned) : '',
    stillOpen.length > 0 ? periodWords.willStay(stillOpen.map((each) => `«${each}»`).join(', ')) : '',
  ]
    .filter(Boolean)
    .join('; ');
}
