import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { createDashboardApi } from './dashboard-api.ts';
import { Dashboard } from './shell/Dashboard.tsx';

const api = createDashboardApi({ fetch: window.fetch.bind(window), baseUrl: '', timeoutMs: 30_000 });
const sessions = createSessionStorage(() => window.localStorage, 'bang-diem.province-session');

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Dashboard api={api} sessions={sessions} />
  </StrictMode>,
);
