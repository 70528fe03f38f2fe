import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApiClient } from '#addin/api/client.ts';
import { createProvinceStorage } from '#addin/api/province-storage.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { browserLiveParts } from '#addin/api/browser-live-parts.ts';
import type { Transport } from '#addin/api/request-json.ts';
import { paneIntents } from '#addin/commands/pane-intents.ts';
import { associateRibbonCommands } from '#addin/commands/commands.ts';
import { associateFunctions } from '#addin/functions/associate-functions.ts';
import { createExcelWorkbookHost } from '#addin/host/excel-workbook-host.ts';
import { createNoExcelHost } from '#addin/host/no-excel-host.ts';
import { waitForOffice } from '#addin/host/office-ready.ts';
import { createPane, type RunningPane } from './create-pane.ts';
import { PaneApp } from './shell/PaneApp.tsx';
import { usePaneTheme } from './shell/use-pane-theme.ts';
import './taskpane.css';

/** One call that is not a sync may take so long, in milliseconds. */
const callMs = 20_000;

function ThemedPane({ running }: { running: RunningPane }): ReactNode {
  return <PaneApp pane={running.pane} theme={usePaneTheme()} />;
}

async function mountPane(root: HTMLElement): Promise<void> {
  // Excel may calculate before the pane is drawn, so its functions come first.
  associateFunctions();
  const { host } = await waitForOffice();
  const transport: Transport = { fetch: (...call) => fetch(...call), baseUrl: '', timeoutMs: callMs };
  const running = createPane({
    host: host === 'excel' ? createExcelWorkbookHost() : createNoExcelHost(),
    api: createApiClient(transport),
    live: browserLiveParts(transport),
    session: createSessionStorage(() => localStorage),
    provinceStorage: createProvinceStorage(() => localStorage),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  });
  createRoot(root).render(
    <StrictMode>
      <ThemedPane running={running} />
    </StrictMode>,
  );
  if (host === 'excel') associateRibbonCommands();
  await running.start();
  paneIntents.subscribe((intent) => running.follow(intent));
}

const root = document.getElementById('root');
if (!root) throw new Error('The page of the pane has no element with id "root".');
void mountPane(root);
