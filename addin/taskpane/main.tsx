import { StrictMode, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createApiClient } from '#addin/api/client.ts';
import { createProvinceStorage } from '#addin/api/province-storage.ts';
import { createSessionStorage } from '#addin/api/session-storage.ts';
import { browserLiveParts } from '#addin/api/browser-live-parts.ts';
import type { Transport } from '#addin/api/request-json.ts';
import { paneIntents } from '#addin/commands/pane-intents.ts';
import { associateRibbonCommands } from '#addin/commands/commands.ts';
import { associateFunctions } from '#addin/functions/associate-functions.ts';
import { onBrowserAttention } from '#addin/host/browser-attention.ts';
import { createExcelWorkbookHost } from '#addin/host/excel-workbook-host.ts';
import { createNoExcelHost } from '#addin/host/no-excel-host.ts';
import { excelComesLate, waitForOffice } from '#addin/host/office-ready.ts';
import type { WorkbookHost } from '#addin/host/workbook-host.ts';
import { createPane, type RunningPane } from './create-pane.ts';
import { PaneApp } from './shell/PaneApp.tsx';
import { usePaneTheme } from './shell/use-pane-theme.ts';
import './taskpane.css';

/** One call that is not a sync may take so long, in milliseconds. */
const callMs = 20_000;

function ThemedPane({ running }: { running: RunningPane }): ReactNode {
  return <PaneApp pane={running.pane} theme={usePaneTheme()} />;
}

/** Excel on the web tells which part of the browser's storage is the add-in's; elsewhere there is one for all. */
function storageKey(name: string): string {
  const partition: unknown = typeof Office === 'undefined' ? undefined : Office.context?.partitionKey;
  return `${typeof partition === 'string' ? partition : ''}bang-diem.${name}`;
}

/** Shows a pane on a workbook in the place of what was shown, and starts it. Answers the pane while it starts. */
function openPane(surface: Root, host: WorkbookHost): { running: RunningPane; started: Promise<void> } {
  const transport: Transport = { fetch: (...call) => fetch(...call), baseUrl: '', timeoutMs: callMs };
  const running = createPane({
    host,
    api: createApiClient(transport),
    live: browserLiveParts(transport),
    session: createSessionStorage(() => localStorage, storageKey('session')),
    provinceStorage: createProvinceStorage(() => localStorage, storageKey('province-settings')),
    onAttention: onBrowserAttention,
    reload: () => location.reload(),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  });
  surface.render(
    <StrictMode>
      <ThemedPane running={running} />
    </StrictMode>,
  );
  // Signing in may take long, and an intent must not wait for it.
  paneIntents.subscribe((intent) => running.follow(intent));
  return { running, started: running.start() };
}

async function mountPane(root: HTMLElement): Promise<void> {
  // Excel may calculate, and a ribbon button be pressed, before the pane is drawn: what answers them comes first.
  associateFunctions();
  const associated = associateRibbonCommands();
  const { host } = await waitForOffice();
  const surface = createRoot(root);
  if (host !== 'excel') {
    const outside = openPane(surface, createNoExcelHost());
    await outside.started;
    await excelComesLate();
    await outside.running.stop();
  }
  if (!associated) associateRibbonCommands();
  await openPane(surface, createExcelWorkbookHost()).started;
}

const root = document.getElementById('root');
if (!root) throw new Error('The page of the pane has no element with id "root".');
void mountPane(root);
