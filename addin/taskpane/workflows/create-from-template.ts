import type { CriteriaSetSummary } from '#shared/api/criteria-set-api.ts';
import { words } from '../words.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';

/**
 * Opens the ready workbook of a criteria set beside the one at hand. The server writes it: the pane is loaded from
 * there anyway, and the code that writes workbooks need not travel to every officer.
 */
export async function createFromTemplate(services: PaneServices, set: CriteriaSetSummary): Promise<void> {
  const { store, api, host } = services;
  const file = await api.criteriaWorkbook(set.id);
  if (!file.ok) {
    store.dispatch({ type: 'notice-shown', notice: { intent: 'error', message: file.message, retry: null } });
    return;
  }
  await whileBusy(services, async () => {
    await host.createWorkbook(file.value);
    store.dispatch({
      type: 'notice-shown',
      notice: { intent: 'success', message: words.template.made(set.name), retry: null },
    });
  });
}
