import { createInvolvement } from '#shared/agency/involves-agency.ts';
import { catalogueOf } from '#shared/agency/province-catalogue.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { PaneServices } from './pane-services.ts';

/** Tells the rows that the signed-in agency leads or helps with; `null` for an account that stands for no agency. */
export function involvementOf({ store }: Pick<PaneServices, 'store'>): ((fields: RowFields) => boolean) | null {
  const { sync, province } = store.getState();
  const code = sync.session.status === 'signed-in' ? sync.session.account.agencyCode : null;
  return code === null ? null : createInvolvement(code, catalogueOf(province));
}
