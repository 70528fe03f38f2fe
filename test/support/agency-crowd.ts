import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { openSession } from '#server/accounts/sessions.ts';
import { newId } from '#server/new-id.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { createDocument } from '#server/sync/create-document.ts';
import { Leadership } from '#server/sync/leadership.ts';

export interface CrowdMember {
  readonly actor: Actor;
  readonly token: string;
}

export interface Crowd {
  readonly documentId: string;
  /** Its coordinator. */
  readonly province: CrowdMember;
  /** One officer of each agency; the plan has `rowsEach` rows for every one of them, in this order. */
  readonly members: readonly CrowdMember[];
}

/** A row of a plan with as many words as a real one has. */
export function planRow(number: number, lead: string): RowFields {
  return {
    section: 'I',
    sectionName: 'Cải cách thể chế',
    objective: 'Mục tiêu 1',
    task: `Nhiệm vụ ${Math.floor(number / 5)}`,
    activity: `Hoạt động ${number}: rà soát văn bản thuộc lĩnh vực quản lý`,
    product: 'Báo cáo',
    leadAgencies: lead,
    coAgencies: 'Các sở, ban, ngành',
    deadline: 'Năm 2026',
  };
}

async function addMember(store: Store, at: Date, account: Pick<Actor, 'role' | 'agencyCode' | 'agencyName'>) {
  const accountId = newId();
  const displayName = `Cán bộ CCHC ${account.agencyName ?? ''}`;
  const actor: Actor = { ...account, accountId, username: accountId.toLowerCase(), displayName, parIndexFields: [] };
  await store.accounts.insertAccount({ ...actor, password: null, demo: false }, at.toISOString());
  const token = await openSession({ store, clock: () => at }, { actor, password: null });
  if (token === null) throw new Error(`The account of ${displayName} was not kept.`);
  return { actor, token };
}

/** A plan that many agencies report on, each with an officer who is signed in. At most 130 agencies. */
export async function makeCrowd(store: Store, at: Date, agencies: number, rowsEach: number): Promise<Crowd> {
  const known = [...createCatalogue().byCode.values()].slice(0, agencies);
  const province = await addMember(store, at, { role: 'province', agencyCode: 'SNV', agencyName: 'Sở Nội vụ' });
  const members: CrowdMember[] = [];
  for (const { code, name } of known) {
    members.push(await addMember(store, at, { role: 'agency', agencyCode: code, agencyName: name }));
  }
  const leadership = new Leadership(createCatalogue());
  const { answer } = await createDocument({ store, leadership, clock: () => at, newId }, province.actor, {
    operationId: crypto.randomUUID(),
    kind: 'plan',
    number: '1/KH-UBND',
    date: '2026-01-05',
    title: 'Kế hoạch MINH HỌA',
    year: 2026,
    agencyCode: null,
    agencyName: null,
    rows: known.flatMap(({ name }, agency) =>
      Array.from({ length: rowsEach }, (_, row) => ({
        fields: planRow(agency * rowsEach + row, name),
        parIndexField: 2,
      })),
    ),
  });
  return { documentId: answer.document.id, province, members };
}
