import { randomUUID } from 'node:crypto';
import type { Store } from '#server/store/store.ts';
import { demoAccounts, demoCommune } from './demo-accounts.ts';
import { plan167 } from './plan-167-rows.ts';
import { createDocument } from '#server/sync/create-document.ts';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import { Leadership } from '#server/sync/leadership.ts';

export interface SeedDeps {
  readonly store: Store;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/**
 * Fills what the demonstration needs and is not there yet: accounts by office and plan 167/KH-UBND. Running it again
 * changes nothing; a store that holds documents of its own keeps them as they are.
 */
export async function seedDemo({ store, clock, newId }: SeedDeps): Promise<void> {
  const at = clock().toISOString();
  await store.accounts.saveAgencies([demoCommune]);
  for (const account of demoAccounts) {
    if ((await store.accounts.findAccount(account.username)) !== null) continue;
    await store.accounts.insertAccount({ ...account, accountId: newId(), password: null, demo: true }, at);
  }
  const documents = await store.documents.listDocuments({ agencyCode: null });
  if (documents.some(({ number }) => number === plan167.number)) return;
  const province = await store.accounts.findAccount(demoAccounts[0]!.username);
  if (province === null) throw new Error('The demonstration has no account of the province.');
  const { number, date, title, year, rows } = plan167;
  const leadership = new Leadership(createCatalogue());
  await createDocument({ store, clock, newId, leadership }, province.actor, {
    operationId: randomUUID(),
    kind: 'plan',
    number,
    date,
    title,
    year,
    agencyCode: null,
    agencyName: null,
    rows: rows.map(({ fields, parIndexField }) => ({ fields, parIndexField })),
  });
}
