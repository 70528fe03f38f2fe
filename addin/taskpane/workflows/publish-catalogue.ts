import type { CatalogueScope } from '#shared/agency/agency-row.ts';
import { readAgencyList } from '#shared/agency/read-agency-list.ts';
import {
  publishCatalogueRequestSchema,
  toPublishedAgency,
  type CatalogueInfo,
  type ProvinceSettings,
} from '#shared/api/province-api.ts';
import type { ApiResult } from '#addin/api/request-json.ts';
import { words } from '../words.ts';
import { noteAnswer } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';

/** Makes the agency list in front the one of the province. `base` is the version the preview compared with. */
export async function publishCatalogue(services: PaneServices, scope: CatalogueScope, base: number): Promise<boolean> {
  // What is sent is the sheet as it is now, not as it was when the preview was drawn.
  await services.refresh();
  const { sheet } = services.store.getState();
  const list = sheet.status === 'ready' ? readAgencyList([sheet.report.reading]) : null;
  if (list === null) return false;
  const content = { base, scope, agencies: list.rows.map(toPublishedAgency) };
  const operationId = services.provinceOperations.idFor(JSON.stringify(content));
  const parsed = publishCatalogueRequestSchema.safeParse({ operationId, ...content });
  if (!parsed.success) return tell(services, { ok: false, message: words.catalogue.tooLarge });
  const call = (token: string) => services.api.publishCatalogue(token, parsed.data);
  return change(services, operationId, call, words.catalogue.published);
}

/** Puts an earlier version into use again; 0 = the product's own list. */
export function restoreCatalogue(services: PaneServices, version: number, base: number): Promise<boolean> {
  const operationId = services.provinceOperations.idFor(JSON.stringify({ base, version }));
  const call = (token: string) => services.api.restoreCatalogue(token, { operationId, base, version });
  return change(services, operationId, call, words.catalogue.restored);
}

/** The versions of the province's list, newest first; `null` when the server gives none. */
export async function loadCatalogueVersions(services: PaneServices): Promise<readonly CatalogueInfo[] | null> {
  const { session } = services.store.getState().sync;
  if (session.status !== 'signed-in') return null;
  const answer = noteAnswer(services, await services.api.catalogueVersions(session.token));
  if (answer.ok) return answer.value.versions;
  tell(services, answer);
  return null;
}

async function change(
  services: PaneServices,
  operationId: string,
  call: (token: string) => Promise<ApiResult<ProvinceSettings>>,
  done: string,
): Promise<boolean> {
  const { store, provinceStorage } = services;
  const { session } = store.getState().sync;
  if (session.status !== 'signed-in') return false;
  const answer = noteAnswer(services, await call(session.token));
  // Without a readable answer it may well have been done: the next click asks under the same name.
  if (answer.ok || answer.status > 0) services.provinceOperations.answered(operationId);
  if (!answer.ok) return tell(services, answer);
  provinceStorage.save(session.account.username, answer.value);
  store.dispatch({ type: 'province-changed', settings: answer.value });
  tell(services, { ok: true, message: done });
  await services.refresh();
  return true;
}

function tell({ store }: PaneServices, { ok, message }: { readonly ok: boolean; readonly message: string }): boolean {
  store.dispatch({ type: 'notice-shown', notice: { intent: ok ? 'success' : 'error', message, retry: null } });
  return ok;
}
