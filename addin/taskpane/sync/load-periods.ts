import { periodsAnswerSchema } from '#shared/api/period-api.ts';
import type { Pane } from '../shell/pane-context.ts';

/** Which periods are open and which rows are given back. Without a network what was heard last stays. */
export async function loadPeriods({ commands, store }: Pick<Pane, 'commands' | 'store'>): Promise<void> {
  const documentId = store.getState().sync.link?.documentId;
  const result = await commands.askDocument({ method: 'GET', path: '/periods', answer: periodsAnswerSchema });
  if (result === null || store.getState().sync.link?.documentId !== documentId) return;
  if (result.ok) store.dispatch({ type: 'sync', action: { type: 'periods-loaded', periods: result.value } });
  // Being offline is normal and said above; any other refusal is told.
  else if (result.status > 0 && result.status !== 401) {
    store.dispatch({
      type: 'sync',
      action: { type: 'failed', failure: { message: result.message, retry: null } },
    });
  }
}
