import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserLiveParts } from '#addin/api/browser-live-parts.ts';
import type { Transport } from '#addin/api/request-json.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { createDashboardApi } from './dashboard-api.ts';
import { openPageWorkbook } from './page-workbook.ts';
import { Dashboard } from './shell/Dashboard.tsx';

const transport: Transport = { fetch: window.fetch.bind(window), baseUrl: '', timeoutMs: 30_000 };
const api = createDashboardApi(transport);
const live = browserLiveParts(transport);
const workbook = openPageWorkbook(
  () => window.localStorage,
  () => crypto.randomUUID(),
);
const sessions = createSessionStorage(() => window.localStorage, 'bang-diem.province-session');

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Dashboard api={api} sessions={sessions} live={live} workbook={workbook} />
  </StrictMode>,
);
