import type { SignInAnswer, SignInRequest } from '#shared/api/account-api.ts';
import type { ApiResult } from '#addin/api/request-json.ts';
import { words } from '../words.ts';
import { callAsAccount, dispatchSync, inPhase, noteAnswer } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';
import { forgetSettings, loadProvinceSettings, takeKeptSettings } from './province-settings.ts';

/**
 * Picks up the session of last time and asks the server whether it still holds. Without a network the account stays
 * signed in on screen: checking goes on, and sending will ask again.
 */
export async function resumeSession(services: PaneServices): Promise<void> {
  const stored = services.session.load();
  if (stored === null) {
    dispatchSync(services, { type: 'session-changed', session: { status: 'signed-out' } });
    await loadDemoAccounts(services);
    return;
  }
  dispatchSync(services, {
    type: 'session-changed',
    session: { status: 'signed-in', token: stored.token, account: stored.account },
  });
  takeKeptSettings(services, stored.account.username);
  const answer = noteAnswer(services, await services.api.whoAmI(stored.token));
  if (answer.ok) {
    keepSession(services, { token: stored.token, account: answer.value.account });
    await Promise.all([loadDocuments(services), loadProvinceSettings(services)]);
  } else await loadDemoAccounts(services);
}

/** Signs in with a password. Answers whether it worked; a refusal is shown in the form. */
export function signIn(services: PaneServices, credentials: SignInRequest): Promise<boolean> {
  return enter(services, () => services.api.signIn(credentials));
}

/** Signs in as one of the accounts the server offers for trying out. */
export function signInAsDemo(services: PaneServices, username: string): Promise<boolean> {
  return enter(services, () => services.api.demoSignIn(username));
}

/** Signs out here and at the server. The sheet stays as it is. */
export async function signOut(services: PaneServices): Promise<void> {
  const { session } = services.store.getState().sync;
  services.session.clear();
  dispatchSync(services, { type: 'session-changed', session: { status: 'signed-out' } });
  await forgetSettings(services);
  // Without a network the token is forgotten here all the same; the server lets it lapse by itself.
  if (session.status === 'signed-in') noteAnswer(services, await services.api.signOut(session.token));
  await loadDemoAccounts(services);
}

/** The documents this account may see. */
export async function loadDocuments(services: PaneServices): Promise<void> {
  const answer = await callAsAccount(services, 'documents', (token) => services.api.documents(token));
  if (answer) dispatchSync(services, { type: 'documents-loaded', documents: answer.documents });
}

async function enter(services: PaneServices, call: () => Promise<ApiResult<SignInAnswer>>): Promise<boolean> {
  const entered = await inPhase(services, 'signing-in', async () => {
    const answer = noteAnswer(services, await call());
    if (answer.ok) return answer.value;
    dispatchSync(services, { type: 'failed', failure: { message: answer.message, retry: null } });
    return null;
  });
  if (entered === null) return false;
  await acceptSession(services, entered);
  return true;
}

/** Goes on as the account that the server has just let in. */
export async function acceptSession(services: PaneServices, answer: SignInAnswer): Promise<void> {
  keepSession(services, answer);
  takeKeptSettings(services, answer.account.username);
  services.store.dispatch({
    type: 'notice-shown',
    notice: { intent: 'success', message: words.sync.signedIn, retry: null },
  });
  await Promise.all([loadDocuments(services), loadProvinceSettings(services)]);
}

function keepSession(services: PaneServices, { token, account }: SignInAnswer): void {
  services.session.save({ token, account });
  const was = services.store.getState().sync.session;
  const same = was.status === 'signed-in' && was.token === token;
  if (!same || JSON.stringify(was.account) !== JSON.stringify(account)) {
    dispatchSync(services, { type: 'session-changed', session: { status: 'signed-in', token, account } });
  }
}

async function loadDemoAccounts(services: PaneServices): Promise<void> {
  const answer = noteAnswer(services, await services.api.demoAccounts());
  dispatchSync(services, { type: 'demo-accounts-loaded', accounts: answer.ok ? answer.value.accounts : [] });
}
