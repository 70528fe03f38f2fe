import { taskStates, type TaskState } from '#shared/api/overview-api.ts';
import { useSyncExternalStore } from 'react';

/** What the task table shows. `null` = everything. */
export interface TaskFilter {
  /** A group by its title (`sectionTitle`); "" = the rows of no group. */
  readonly section: string | null;
  /** Code of an accountable agency, or its name where the catalogue has none. */
  readonly agency: string | null;
  /** Only rows whose lead-agency cell names nobody. */
  readonly noLead: boolean;
  readonly state: TaskState | null;
  /** Only rows whose deadline is blank or not understood. */
  readonly noDeadline: boolean;
  /** Only the fields of the PAR INDEX that the visitor follows. */
  readonly followed: boolean;
}

export const noFilter: TaskFilter = {
  section: null,
  agency: null,
  noLead: false,
  state: null,
  noDeadline: false,
  followed: false,
};

export type Route =
  | { readonly page: 'overview' }
  | { readonly page: 'rules' }
  | { readonly page: 'periods' }
  | { readonly page: 'accounts' }
  /** One's own password and sessions. */
  | { readonly page: 'own' }
  /** Where an invited person sets her password; `code` as it stands in the link. */
  | { readonly page: 'code'; readonly code: string }
  | { readonly page: 'journal' }
  | { readonly page: 'templates' }
  | { readonly page: 'tasks'; readonly filter: TaskFilter };

/** The address of a page, so that every number on the overview is an ordinary link to its rows. */
export function hrefOf(route: Route): string {
  if (route.page === 'overview') return '#/';
  if (route.page === 'templates') return '#/mau-bang';
  if (route.page === 'periods') return '#/ky-bao-cao';
  if (route.page === 'journal') return '#/nhat-ky';
  if (route.page === 'rules') return '#/danh-muc-quy-tac';
  if (route.page === 'accounts') return '#/tai-khoan';
  if (route.page === 'own') return '#/mat-khau-va-phien';
  if (route.page === 'code') return `#/moi${route.code === '' ? '' : `?ma=${encodeURIComponent(route.code)}`}`;
  const { section, agency, noLead, state, noDeadline, followed } = route.filter;
  const query = new URLSearchParams();
  if (section !== null) query.set('muc', section);
  if (agency !== null) query.set('co-quan', agency);
  if (noLead) query.set('chua-giao', '1');
  if (state !== null) query.set('tinh-trang', state);
  if (noDeadline) query.set('khong-han', '1');
  if (followed) query.set('theo-doi', '1');
  const text = query.toString();
  return `#/nhiem-vu${text ? `?${text}` : ''}`;
}

export function parseRoute(hash: string): Route {
  const [path, query] = hash.replace(/^#/, '').split('?');
  if (path === '/mau-bang') return { page: 'templates' };
  if (path === '/ky-bao-cao') return { page: 'periods' };
  if (path === '/nhat-ky') return { page: 'journal' };
  if (path === '/danh-muc-quy-tac') return { page: 'rules' };
  if (path === '/tai-khoan') return { page: 'accounts' };
  if (path === '/mat-khau-va-phien') return { page: 'own' };
  if (path === '/moi') return { page: 'code', code: new URLSearchParams(query).get('ma') ?? '' };
  if (path !== '/nhiem-vu') return { page: 'overview' };
  const params = new URLSearchParams(query);
  const state = taskStates.find((known) => known === params.get('tinh-trang')) ?? null;
  return {
    page: 'tasks',
    filter: {
      section: params.get('muc'),
      agency: params.get('co-quan'),
      noLead: params.get('chua-giao') === '1',
      state,
      noDeadline: params.get('khong-han') === '1',
      followed: params.get('theo-doi') === '1',
    },
  };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useHash(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash);
}

export function goTo(route: Route): void {
  window.location.hash = hrefOf(route);
}
