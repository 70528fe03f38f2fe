import type { SwitchRuleRequest } from '#shared/api/province-api.ts';
import { words } from '../words.ts';
import { noteAnswer } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';

/** Takes up what this account last got from the province, before the server is asked. */
export function takeKeptSettings({ store, provinceStorage }: PaneServices, username: string): void {
  store.dispatch({ type: 'province-changed', settings: provinceStorage.load(username) });
}

/** Goes back to what the product has of its own. */
export async function forgetSettings({ store, refresh }: PaneServices): Promise<void> {
  if (store.getState().province === null) return;
  store.dispatch({ type: 'province-changed', settings: null });
  await refresh();
}

/**
 * Asks the province what it checks by now, and looks at the sheet again when that has changed. Without an answer the
 * check goes on with what is kept: it needs no network.
 */
export async function loadProvinceSettings(services: PaneServices): Promise<void> {
  const { store, api, provinceStorage } = services;
  const { session } = store.getState().sync;
  if (session.status !== 'signed-in') return;
  const known = store.getState().province;
  const answer = noteAnswer(services, await api.provinceSettings(session.token, known?.tag ?? null));
  // `null` = what we hold is what the province has.
  if (!answer.ok || answer.value === null || answer.value.tag === known?.tag) return;
  provinceStorage.save(session.account.username, answer.value);
  store.dispatch({ type: 'province-changed', settings: answer.value });
  await services.refresh();
}

/** Switches a rule off for the whole province, or on again. Coordinators only; the server refuses anybody else. */
export async function switchProvinceRule(
  services: PaneServices,
  { code, off, reason }: Omit<SwitchRuleRequest, 'operationId'>,
): Promise<void> {
  const { store, api } = services;
  const { session } = store.getState().sync;
  if (session.status !== 'signed-in') return;
  const operationId = services.provinceOperations.idFor(JSON.stringify({ code, off, reason }));
  const answer = noteAnswer(services, await api.switchRule(session.token, { operationId, code, off, reason }));
  // Without a readable answer it may well have been done: the next click asks under the same name.
  if (answer.ok || answer.status > 0) services.provinceOperations.answered(operationId);
  if (answer.ok) await loadProvinceSettings(services);
  store.dispatch({
    type: 'notice-shown',
    notice: answer.ok
      ? { intent: 'success', message: off ? words.rulesOff.provinceOff : words.rulesOff.provinceOn, retry: null }
      : { intent: 'error', message: answer.message, retry: null },
  });
}
