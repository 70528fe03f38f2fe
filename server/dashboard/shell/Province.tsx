import { Button, Dropdown, makeStyles, mergeClasses, Option, Spinner, Text, tokens } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  BoardRegular,
  CalendarLtrRegular,
  DocumentTableRegular,
  HistoryRegular,
  KeyRegular,
  PeopleRegular,
  SettingsRegular,
  SignOutRegular,
  TableRegular,
  TaskListLtrRegular,
} from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import type { LiveParts } from '#addin/api/follow-document.ts';
import type { StoredSession } from '#addin/api/session-storage.ts';
import type { ApiFailure } from '#addin/api/request-json.ts';
import { accountWords } from '../accounts/account-words.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import type { PageWorkbook } from '../page-workbook.ts';
import { Overview } from '../overview/Overview.tsx';
import { hrefOf, noFilter, parseRoute, useHash } from '../route.ts';
import { Tasks } from '../tasks/Tasks.tsx';
import { lazyPage } from './lazy-page.tsx';
import { LoadFailure } from './LoadFailure.tsx';
import { useLoaded } from '../use-loaded.ts';
import { useNews } from '../use-news.ts';
import { showTime, words } from '../words.ts';

// Most visits look at the figures and the tasks only; the other pages are fetched when they are opened.
const Accounts = lazyPage(async () => (await import('../accounts/Accounts.tsx')).Accounts);
const Journal = lazyPage(async () => (await import('../journal/Journal.tsx')).Journal);
const OwnAccount = lazyPage(async () => (await import('../accounts/OwnAccount.tsx')).OwnAccount);
const Periods = lazyPage(async () => (await import('../periods/Periods.tsx')).Periods);
const Rules = lazyPage(async () => (await import('../rules/Rules.tsx')).Rules);
const Templates = lazyPage(async () => (await import('../templates/Templates.tsx')).Templates);

const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: '236px minmax(0, 1fr)',
    minHeight: '100vh',
    // A narrow window has the pages above, in a strip of their own, and the whole width for what they show.
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto 1fr' },
    '@media print': { display: 'block' },
  },
  side: {
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '16px 12px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    position: 'sticky',
    top: 0,
    height: '100vh',
    boxSizing: 'border-box',
    overflowY: 'auto',
    [narrow]: {
      position: 'static',
      height: 'auto',
      flexDirection: 'row',
      alignItems: 'center',
      columnGap: '4px',
      overflowX: 'auto',
      padding: '6px 8px',
      borderRightWidth: 0,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
    '@media print': { display: 'none' },
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '0 4px 16px',
    whiteSpace: 'nowrap',
    [narrow]: { padding: '0 8px 0 4px' },
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    [narrow]: { whiteSpace: 'nowrap', flexShrink: 0 },
    // A name of two lines must not press its picture flat.
    '& svg': { flexShrink: 0 },
  },
  current: { backgroundColor: tokens.colorNeutralBackground1, fontWeight: tokens.fontWeightSemibold },
  grow: { flexGrow: 1 },
  who: { padding: '8px 10px', overflowWrap: 'anywhere', [narrow]: { display: 'none' } },
  leave: {
    justifyContent: 'flex-start',
    columnGap: '4px',
    paddingLeft: '10px',
    fontWeight: tokens.fontWeightRegular,
    [narrow]: { flexShrink: 0 },
  },
  main: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  top: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '8px',
    flexWrap: 'wrap',
    padding: '10px 20px',
    [narrow]: { padding: '8px 12px' },
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  picker: { minWidth: '320px', maxWidth: '640px', flexGrow: 1, [narrow]: { minWidth: 0, width: '100%' } },
  body: { padding: '14px 20px 24px', minWidth: 0, [narrow]: { padding: '12px' } },
  empty: { padding: '48px', textAlign: 'center', display: 'grid', rowGap: '8px' },
});

interface Props {
  readonly api: DashboardApi;
  readonly session: StoredSession;
  readonly live: LiveParts;
  readonly workbook: PageWorkbook;
  /** Signs out; the message says why when it was not the visitor's wish. */
  onLeave(message: string | null): void;
}

export function Province({ api, session, live, workbook, onLeave }: Props) {
  const styles = useStyles();
  const { token, account } = session;
  const route = parseRoute(useHash());
  const documents = useLoaded(useCallback(() => api.documents(token), [api, token]));
  const [chosen, setChosen] = useState<string | null>(null);
  const [version, setVersion] = useState(0);

  const handleFailure = useCallback(
    (failure: ApiFailure | null) => {
      if (failure?.reason === 'session-expired' || failure?.reason === 'not-signed-in') onLeave(failure.message);
    },
    [onLeave],
  );
  useEffect(() => handleFailure(documents.failure), [documents.failure, handleFailure]);

  const list = documents.value?.documents ?? [];
  const current = list.find(({ id }) => id === chosen) ?? list[0] ?? null;
  /** The pages that show one plan of the province. */
  const ofPlan =
    route.page === 'overview' || route.page === 'tasks' || route.page === 'journal' || route.page === 'periods';
  const news = useNews(live, token, ofPlan ? (current?.id ?? null) : null, handleFailure);
  const label = (id: string): string => {
    const found = list.find((each) => each.id === id);
    return found ? [found.number, found.title].filter(Boolean).join(' · ') : '';
  };
  const signOut = (): void => {
    void api.signOut(token);
    onLeave(null);
  };
  const links = [
    { page: 'overview' as const, href: hrefOf({ page: 'overview' }), icon: <BoardRegular />, name: words.overview },
    {
      page: 'tasks' as const,
      href: hrefOf({ page: 'tasks', filter: noFilter }),
      icon: <TaskListLtrRegular />,
      name: words.tasks,
    },
    { page: 'journal' as const, href: hrefOf({ page: 'journal' }), icon: <HistoryRegular />, name: words.journal },
    {
      page: 'periods' as const,
      href: hrefOf({ page: 'periods' }),
      icon: <CalendarLtrRegular />,
      name: words.periods,
    },
    {
      page: 'templates' as const,
      href: hrefOf({ page: 'templates' }),
      icon: <DocumentTableRegular />,
      name: words.templates,
    },
    { page: 'rules' as const, href: hrefOf({ page: 'rules' }), icon: <SettingsRegular />, name: words.rulesPage },
    ...(account.role === 'province'
      ? [
          {
            page: 'accounts' as const,
            href: hrefOf({ page: 'accounts' }),
            icon: <PeopleRegular />,
            name: accountWords.title,
          },
        ]
      : []),
  ];

  return (
    <div className={styles.page}>
      <nav className={styles.side} aria-label={words.product}>
        <div className={styles.brand}>
          <img src="/icons/icon.svg" alt="" width={28} height={28} />
          <Text weight="semibold" size={400} wrap={false}>
            {words.product}
          </Text>
        </div>
        {links.map(({ page, href, icon, name }) => (
          <a
            key={page}
            href={href}
            className={mergeClasses(styles.link, route.page === page && styles.current)}
            aria-current={route.page === page ? 'page' : undefined}
          >
            {icon}
            {name}
          </a>
        ))}
        <a className={styles.link} href="/workbench/">
          <TableRegular />
          {words.workbench}
        </a>
        <div className={styles.grow} />
        <Text className={styles.who} size={200}>
          {account.displayName}
        </Text>
        <a
          className={mergeClasses(styles.link, route.page === 'own' && styles.current)}
          href={hrefOf({ page: 'own' })}
          aria-current={route.page === 'own' ? 'page' : undefined}
        >
          <KeyRegular />
          {accountWords.own}
        </a>
        <Button className={styles.leave} appearance="subtle" icon={<SignOutRegular />} onClick={signOut}>
          {words.signOut}
        </Button>
      </nav>
      <main className={styles.main}>
        {current && ofPlan && (
          <header className={styles.top}>
            <Dropdown
              className={styles.picker}
              aria-label="Kế hoạch đang xem"
              value={label(current.id)}
              selectedOptions={[current.id]}
              onOptionSelect={(_, { optionValue }) => setChosen(optionValue ?? null)}
            >
              {list.map(({ id }) => (
                <Option key={id} value={id} text={label(id)}>
                  {label(id)}
                </Option>
              ))}
            </Dropdown>
            <Button icon={<ArrowClockwiseRegular />} onClick={() => setVersion((before) => before + 1)}>
              {words.refresh}
            </Button>
            <Text size={200} role="status">
              {news.at && words.justUpdated(showTime(news.at))}
            </Text>
          </header>
        )}
        <div className={styles.body}>
          {route.page === 'accounts' &&
            (account.role === 'province' ? (
              <Accounts api={api} token={token} own={account.username} onFailure={handleFailure} />
            ) : (
              <Text>{accountWords.provinceOnly}</Text>
            ))}
          {route.page === 'own' && (
            <OwnAccount api={api} token={token} account={account} onFailure={handleFailure} onLeave={onLeave} />
          )}
          {route.page === 'rules' && (
            <Rules api={api} token={token} mayChange={account.role === 'province'} onFailure={handleFailure} />
          )}
          {route.page === 'templates' && <Templates api={api} />}
          <LoadFailure failure={documents.failure} reload={documents.reload} />
          {documents.loading && !documents.value && <Spinner label={words.loading} />}
          {documents.value && !current && ofPlan && (
            <div className={styles.empty}>
              <Text size={500} weight="semibold">
                {words.noDocuments}
              </Text>
              <Text>{words.noDocumentsHint}</Text>
            </div>
          )}
          {current && route.page === 'periods' && (
            <Periods
              key={`${current.id}/${version}`}
              api={api}
              token={token}
              documentId={current.id}
              documents={list.map(({ id }) => ({ id, label: label(id) }))}
              mayChange={account.role === 'province'}
              news={news.version}
              onFailure={handleFailure}
            />
          )}
          {current && route.page === 'overview' && (
            <Overview
              key={`${current.id}/${version}`}
              api={api}
              token={token}
              documentId={current.id}
              news={news.version}
              onFailure={handleFailure}
            />
          )}
          {current && route.page === 'tasks' && (
            <Tasks
              key={`${current.id}/${version}`}
              api={api}
              token={token}
              document={current}
              workbook={workbook}
              mayAssign={account.role === 'province'}
              news={news.version}
              filter={route.filter}
              followed={account.parIndexFields}
              onFailure={handleFailure}
            />
          )}
          {current && route.page === 'journal' && (
            <Journal
              key={`${current.id}/${version}`}
              api={api}
              token={token}
              documentId={current.id}
              news={news.version}
              onFailure={handleFailure}
            />
          )}
        </div>
      </main>
    </div>
  );
}
