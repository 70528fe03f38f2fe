import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useCallback, useState, useSyncExternalStore } from 'react';
import type { SignInAnswer } from '#shared/api/account-api.ts';
import type { LiveParts } from '#addin/api/follow-document.ts';
import type { SessionStorage } from '#addin/api/session-storage.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { goTo, parseRoute, useHash } from '../route.ts';
import type { PageWorkbook } from '../page-workbook.ts';
import { lazyPage } from './lazy-page.tsx';
import { Province } from './Province.tsx';
import { SignIn } from './SignIn.tsx';

const ApplyCode = lazyPage(async () => (await import('../accounts/ApplyCode.tsx')).ApplyCode);

const darkQuery = '(prefers-color-scheme: dark)';

function usePrefersDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(darkQuery);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => window.matchMedia(darkQuery).matches,
  );
}

interface Props {
  readonly api: DashboardApi;
  readonly sessions: SessionStorage;
  readonly live: LiveParts;
  readonly workbook: PageWorkbook;
}

/** The province's pages: sign-in, then everything else. */
export function Dashboard({ api, sessions, live, workbook }: Props) {
  const [session, setSession] = useState(() => sessions.load());
  const [notice, setNotice] = useState<string | null>(null);
  const dark = usePrefersDark();
  const route = parseRoute(useHash());

  const enter = (answer: SignInAnswer): void => {
    sessions.save(answer);
    setNotice(null);
    setSession(answer);
  };
  const enterByCode = (answer: SignInAnswer): void => {
    enter(answer);
    // The code in the address is used up.
    goTo({ page: 'overview' });
  };
  const leave = useCallback(
    (message: string | null) => {
      sessions.clear();
      setNotice(message);
      setSession(null);
    },
    [sessions],
  );

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} style={{ minHeight: '100%' }}>
      {route.page === 'code' ? (
        <ApplyCode key={route.code} api={api} given={route.code} onEnter={enterByCode} />
      ) : session === null ? (
        <SignIn api={api} notice={notice} onEnter={enter} />
      ) : (
        <Province api={api} session={session} live={live} workbook={workbook} onLeave={leave} />
      )}
    </FluentProvider>
  );
}
