import { Button, Checkbox, makeStyles, SearchBox, Select, Spinner, Text, tokens } from '@fluentui/react-components';
import { AddRegular, ArrowDownloadRegular, DismissRegular, PrintRegular } from '@fluentui/react-icons';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { DocumentInfo, DocumentRow } from '#shared/api/document-api.ts';
import { taskStates, type TaskState } from '#shared/api/overview-api.ts';
import type { ApiFailure } from '#addin/api/request-json.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { downloadCsv } from '../download-csv.ts';
import { sectionTitle } from '#shared/sync/row-title.ts';
import { goTo, noFilter, type TaskFilter } from '../route.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import type { PageWorkbook } from '../page-workbook.ts';
import { useLoaded, useReloadOn } from '../use-loaded.ts';
import { showCount, stateNames, words } from '../words.ts';
import { filterRows, type Sorting } from './filter-rows.ts';
import { editWords } from './edit-words.ts';
import { noteWords } from './note-words.ts';
import { RowPanel, type OpenRow } from './RowPanel.tsx';
import { SavedBar, type SavedNotice } from './SavedBar.tsx';
import { createRowSaver } from './save-rows.ts';
import { rowsToCsv } from './rows-to-csv.ts';
import { TaskTable } from './TaskTable.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '12px' },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'center',
    '@media print': { display: 'none' },
  },
  search: { minWidth: '240px', flexGrow: 1 },
  select: { minWidth: '150px', maxWidth: '240px' },
  count: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly document: DocumentInfo;
  readonly workbook: PageWorkbook;
  /** The account assigns: it edits, adds and takes out rows. */
  readonly mayAssign: boolean;
  /** Grows when the document has changed. */
  readonly news: number;
  readonly filter: TaskFilter;
  /** Fields of the PAR INDEX that the visitor follows; empty for who follows none. */
  readonly followed: readonly number[];
  onFailure(failure: ApiFailure | null): void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function choicesOf(rows: readonly DocumentRow[]): { sections: Choice[]; agencies: Choice[] } {
  const sections = new Map<string, string>();
  const agencies = new Map<string, string>();
  for (const row of rows) {
    const section = sectionTitle(row.fields);
    if (section !== '') sections.set(section, section);
    for (const { code, name } of row.task?.accountable ?? []) agencies.set(code ?? name, name);
  }
  const list = (map: Map<string, string>): Choice[] => [...map].map(([value, label]) => ({ value, label }));
  return { sections: list(sections), agencies: list(agencies).sort((a, b) => a.label.localeCompare(b.label, 'vi')) };
}

/** The filters that have no control of their own, after the count. */
function onlyWords({ section, noLead, noDeadline }: TaskFilter): string {
  const told = [
    section === '' ? words.noSection : null,
    noLead ? words.noLead : null,
    noDeadline ? words.noDeadline : null,
  ];
  return told.flatMap((word) => (word === null ? [] : [` · ${word.toLowerCase()}`])).join('');
}

/** Every task of the plan: filter, search, sort, export what is seen, print, history of a row. */
export function Tasks({ api, token, document: plan, workbook, mayAssign, news, filter, followed, onFailure }: Props) {
  const documentId = plan.id;
  const styles = useStyles();
  const { value, failure, loading, reload } = useLoaded(
    useCallback(() => api.rows(token, documentId), [api, token, documentId]),
  );
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<Sorting>({ key: 'position', descending: false });
  const [open, setOpen] = useState<OpenRow | null>(null);
  const [saved, setSaved] = useState<SavedNotice | null>(null);
  const wanted = useDeferredValue(search);
  useReloadOn(news, reload);
  useEffect(() => onFailure(failure), [failure, onFailure]);

  const rows = value?.rows;
  const cursor = value?.cursor ?? 0;
  const saver = useMemo(
    () => createRowSaver(api, { token, documentId, cursor }, workbook),
    [api, token, documentId, cursor, workbook],
  );
  const choices = useMemo(() => choicesOf(rows ?? []), [rows]);
  const seen = useMemo(
    () => filterRows(rows ?? [], filter, wanted, sorting, followed),
    [rows, filter, wanted, sorting, followed],
  );
  const change = (part: Partial<TaskFilter>): void => goTo({ page: 'tasks', filter: { ...filter, ...part } });
  const filtered =
    search !== '' || Object.entries(noFilter).some(([key, none]) => filter[key as keyof TaskFilter] !== none);
  const select = (
    label: string,
    all: string,
    current: string | null,
    options: readonly Choice[],
    part: (value: string | null) => Partial<TaskFilter>,
  ) => (
    <Select
      className={styles.select}
      aria-label={label}
      value={current ?? ''}
      onChange={(_, { value: picked }) => change(part(picked === '' ? null : picked))}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );

  return (
    <div className={styles.page}>
      <LoadFailure failure={failure} reload={reload} />
      {saved && (
        <SavedBar
          key={saved.operationId}
          notice={saved}
          undo={(operationId) => api.undo(token, operationId, workbook.newId())}
          onUndone={reload}
          onClose={() => setSaved(null)}
        />
      )}
      <div className={styles.filters}>
        <SearchBox
          className={styles.search}
          placeholder={words.search}
          value={search}
          onChange={(_, data) => setSearch(data.value)}
        />
        {select(words.section, words.allSections, filter.section, choices.sections, (section) => ({ section }))}
        {select(words.lead, words.allAgencies, filter.agency, choices.agencies, (agency) => ({
          agency,
          noLead: false,
        }))}
        {select(
          words.state,
          words.allStates,
          filter.state,
          taskStates.map((state) => ({ value: state, label: stateNames[state] })),
          (state) => ({ state: state as TaskState | null }),
        )}
        {followed.length > 0 && (
          <Checkbox
            label={noteWords.followed}
            checked={filter.followed}
            onChange={(_, { checked }) => change({ followed: checked === true })}
          />
        )}
        {filtered && (
          <Button
            icon={<DismissRegular />}
            onClick={() => {
              setSearch('');
              goTo({ page: 'tasks', filter: noFilter });
            }}
          >
            {words.clearFilter}
          </Button>
        )}
        {mayAssign && (
          <Button icon={<AddRegular />} disabled={value === null} onClick={() => setOpen('new')}>
            {editWords.add}
          </Button>
        )}
        <Button
          icon={<ArrowDownloadRegular />}
          disabled={seen.length === 0}
          onClick={() => downloadCsv('nhiem-vu.csv', rowsToCsv(seen))}
        >
          {words.exportSeen}
        </Button>
        <Button icon={<PrintRegular />} disabled={seen.length === 0} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      {loading && !value && <Spinner label={words.loading} />}
      {value && (
        <>
          <Text className={styles.count} aria-live="polite">
            {seen.length === value.rows.length
              ? `${showCount(seen.length)} nhiệm vụ`
              : `${showCount(seen.length)} trong ${showCount(value.rows.length)} nhiệm vụ`}
            {onlyWords(filter)}
          </Text>
          {seen.length === 0 ? (
            <Text>{words.noMatch}</Text>
          ) : (
            <TaskTable rows={seen} sorting={sorting} onSort={setSorting} onOpen={setOpen} />
          )}
        </>
      )}
      <RowPanel
        api={api}
        token={token}
        document={plan}
        // The row as it is now; one that was taken out meanwhile stays as it was, so that nothing typed is lost.
        open={open === null || open === 'new' ? open : (rows?.find(({ rowId }) => rowId === open.rowId) ?? open)}
        rows={rows ?? []}
        saver={saver}
        mayAssign={mayAssign}
        onSaved={(notice) => {
          setOpen(null);
          setSaved(notice);
          reload();
        }}
        onClose={() => setOpen(null)}
        onChanged={reload}
      />
    </div>
  );
}
