import { HostFailure } from '#addin/host/workbook-host.ts';
import { findLocalChanges } from '../state/local-changes.ts';
import { inspectWithNotes } from './inspect-with-notes.ts';
import type { PaneServices } from './pane-services.ts';

/**
 * Reads the sheet in front, checks and scores it, and counts what the province has not seen. A run in whose course
 * another sheet came to the front still shows a consistent sheet: its own. Never rejects for what Excel refuses.
 */
export async function readAndCheck(services: PaneServices): Promise<void> {
  const { store, host, memory } = services;
  try {
    const [{ sheetId, grid }, notes] = await Promise.all([host.readActiveSheet(), memory.load()]);
    const { report, setAside } = inspectWithNotes(grid, sheetId, notes, services.now(), store.getState().province);
    const was = store.getState().sheet;
    if (was.status !== 'ready' || was.sheetId !== sheetId) {
      store.dispatch({ type: 'sync', action: { type: 'sheet-changed' } });
    }
    store.dispatch({ type: 'sheet-read', sheetId, grid, report, setAside, rulesOff: notes.rulesOff });
    const link = notes.links.find((candidate) => candidate.sheetId === sheetId) ?? null;
    store.dispatch({ type: 'sync', action: { type: 'link-changed', link } });
    const local = findLocalChanges(grid, report.reading, store.getState().sync.confirmed);
    store.dispatch({ type: 'sync', action: { type: 'local-changed', local } });
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    store.dispatch({ type: 'sheet-failed', message: error.message });
  }
}
