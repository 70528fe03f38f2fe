import { Button, Input, makeStyles, Select, Spinner, Text, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { JournalEntry } from '#shared/api/journal-api.ts';
import type { ApiFailure } from '#addin/api/request-json.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded, useReloadOn } from '../use-loaded.ts';
import { JournalItem } from './JournalItem.tsx';
import { journalWords } from './journal-words.ts';

const useStyles = makeStyles({
  page: { display: 'grid', rowGap: '12px' },
  filters: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  select: { minWidth: '180px', maxWidth: '280px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  minor: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  /** Grows when the document has changed. */
  readonly news: number;
  onFailure(failure: ApiFailure | null): void;
}

/** Who wrote what to the document, when and from which workbook, newest first; older ones on demand. */
export function Journal({ api, token, documentId, news, onFailure }: Props) {
  const styles = useStyles();
  const [agency, setAgency] = useState('');
  const [person, setPerson] = useState('');
  const [day, setDay] = useState('');
  const load = useCallback(
    (before: number | null) =>
      api.journal(token, documentId, {
        ...(agency === '' ? {} : { agency }),
        ...(person === '' ? {} : { person }),
        ...(day === '' ? {} : { day }),
        ...(before === null ? {} : { before: String(before) }),
      }),
    [api, token, documentId, agency, person, day],
  );
  const { value, failure, loading, reload } = useLoaded(useCallback(() => load(null), [load]));
  // Older pages belong to the newest page that they were asked after; another filter begins again.
  const [older, setOlder] = useState<{ of: unknown; entries: readonly JournalEntry[]; next: number | null } | null>(
    null,
  );
  const [olderFailure, setOlderFailure] = useState<ApiFailure | null>(null);
  const [fetching, setFetching] = useState(false);
  useReloadOn(news, reload);
  useEffect(() => onFailure(failure), [failure, onFailure]);

  const more = older !== null && older.of === load ? older : null;
  const first = value?.entries ?? [];
  const lowest = first.at(-1)?.revision ?? 0;
  const entries = [...first, ...(more?.entries.filter(({ revision }) => revision < lowest) ?? [])];
  const next = more ? more.next : (value?.next ?? null);
  const fetchOlder = (before: number): void => {
    setFetching(true);
    void load(before).then((answer) => {
      setFetching(false);
      setOlderFailure(answer.ok ? null : answer);
      if (answer.ok)
        setOlder({ of: load, entries: [...(more?.entries ?? []), ...answer.value.entries], next: answer.value.next });
    });
  };
  const people = value?.people ?? [];
  const agencies = new Map(
    people.flatMap(({ agencyCode, agencyName }) => (agencyCode ? [[agencyCode, agencyName ?? agencyCode]] : [])),
  );

  return (
    <div className={styles.page}>
      <LoadFailure failure={failure ?? olderFailure} reload={reload} />
      <div className={styles.filters}>
        <Select
          className={styles.select}
          aria-label={journalWords.agency}
          value={agency}
          onChange={(_, data) => setAgency(data.value)}
        >
          <option value="">{journalWords.allAgencies}</option>
          {[...agencies].map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          className={styles.select}
          aria-label={journalWords.person}
          value={person}
          onChange={(_, data) => setPerson(data.value)}
        >
          <option value="">{journalWords.everybody}</option>
          {people.map(({ id, displayName }) => (
            <option key={id} value={id}>
              {displayName}
            </option>
          ))}
        </Select>
        <Input type="date" aria-label={journalWords.day} value={day} onChange={(_, data) => setDay(data.value)} />
        {(agency || person || day) && (
          <Button
            onClick={() => {
              setAgency('');
              setPerson('');
              setDay('');
            }}
          >
            {journalWords.clear}
          </Button>
        )}
      </div>
      {loading && !value && <Spinner label={journalWords.loading} />}
      {value && entries.length === 0 && <Text className={styles.minor}>{journalWords.none}</Text>}
      <ol className={styles.list} aria-label={journalWords.title}>
        {entries.map((entry) => (
          <JournalItem key={entry.operationId} api={api} token={token} documentId={documentId} entry={entry} />
        ))}
      </ol>
      {next !== null && (
        <div>
          <Button disabled={fetching} onClick={() => fetchOlder(next)}>
            {journalWords.older}
          </Button>
        </div>
      )}
    </div>
  );
}
