// The province in which every permission of docs/phan-quyen.md is tried: who asks, and what they ask about.
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Account, AccountRole } from '#shared/api/account-api.ts';
import { documentAnswerSchema, documentKinds, type DocumentKind } from '#shared/api/document-api.ts';
import { periodActAnswerSchema, type PeriodActAnswer } from '#shared/api/period-api.ts';
import { syncedFields } from '#shared/sync/field-owners.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { hashPassword } from '#server/accounts/password-hash.ts';
import { newId } from '#server/new-id.ts';
import type { StoredRow } from '#server/store/store.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';
import { sync } from '#test/support/sync-requests.ts';

/** The roles of the table, in its order. */
export const roles = [
  'tỉnh',
  'theo dõi lĩnh vực này',
  'theo dõi lĩnh vực khác',
  'cơ quan A',
  'A kiêm theo dõi',
  'cơ quan B',
  'thành viên tập thể',
  'cơ quan khác',
  'chỉ xem',
  'chưa đăng nhập',
] as const;
export type Role = (typeof roles)[number];

/** The kinds of row of the table, in its order. */
export const rowKinds = [
  'A chủ trì',
  'tập thể chủ trì',
  'không rõ ai chủ trì',
  'đã bỏ',
  'của riêng A',
  'kỳ đã đóng',
  'trả lại',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** The documents of each kind that hold them: what no agency owns, what A owns, what is closed to reports. */
const documentsOfKind: readonly (readonly RowKind[])[] = [
  ['A chủ trì', 'tập thể chủ trì', 'không rõ ai chủ trì', 'đã bỏ'],
  ['của riêng A'],
  ['kỳ đã đóng', 'trả lại'],
];

export const password = 'mật khẩu đủ dài';

const agencies = {
  A: { code: 'STP', name: 'Sở Tư pháp' },
  B: { code: 'STC', name: 'Sở Tài chính' },
  follower: { code: 'VPUBND', name: 'Văn phòng UBND tỉnh' },
  member: { code: 'UBND_PHUONG_MINH_HOA', name: 'UBND phường (minh họa)' },
  other: { code: 'SKHCN', name: 'Sở Khoa học và Công nghệ' },
  province: { code: 'SNV', name: 'Sở Nội vụ' },
  leaders: { code: 'UBND_TINH', name: 'UBND tỉnh' },
} as const;

/** The field of every row of this province. */
const field = 2;

const people: Readonly<
  Record<Exclude<Role, 'chưa đăng nhập'>, readonly [AccountRole, keyof typeof agencies, readonly number[]]>
> = {
  tỉnh: ['province', 'province', []],
  'theo dõi lĩnh vực này': ['field-lead', 'follower', [field]],
  'theo dõi lĩnh vực khác': ['field-lead', 'follower', [field + 3]],
  'cơ quan A': ['agency', 'A', []],
  'A kiêm theo dõi': ['field-lead', 'A', [field]],
  'cơ quan B': ['agency', 'B', []],
  'thành viên tập thể': ['agency', 'member', []],
  'cơ quan khác': ['agency', 'other', []],
  'chỉ xem': ['reader', 'leaders', []],
};

/** Lead cells that mean the same, so that one can be written over the other. */
const leads: Readonly<Record<RowKind, readonly [string, string]>> = {
  'A chủ trì': ['Sở Tư pháp', 'SỞ TƯ PHÁP'],
  'tập thể chủ trì': ['UBND cấp xã', 'UBND CẤP XÃ'],
  'không rõ ai chủ trì': ['Chưa giao', 'CHƯA GIAO'],
  'đã bỏ': ['Sở Tư pháp', 'SỞ TƯ PHÁP'],
  'của riêng A': ['Sở Tư pháp', 'SỞ TƯ PHÁP'],
  'kỳ đã đóng': ['Sở Tư pháp', 'SỞ TƯ PHÁP'],
  'trả lại': ['Sở Tư pháp', 'SỞ TƯ PHÁP'],
};

/** A row that stands for its kind; `field` is the one that is tried on it. */
export interface TriedRow {
  readonly rowId: string;
  readonly documentId: string;
  readonly documentKind: DocumentKind;
  readonly kind: RowKind;
  readonly field: string;
}

export type DocumentName = 'kế hoạch chung' | 'tài liệu của riêng A';

export interface World {
  readonly server: TestServer;
  /** One row for each kind of document, kind of row and synced field. */
  readonly rows: readonly TriedRow[];
  /** A plan of the whole province and a document of agency A. */
  readonly documents: Readonly<Record<DocumentName, string>>;
  /** The same again, in which periods may be opened and closed. */
  readonly spare: Readonly<Record<DocumentName, string>>;
  username(role: Role): string;
  /** Code of the role's agency; `null` for nobody. */
  agencyCode(role: Role): string | null;
  client(role: Role): TestClient;
  /** A session of its own, to be ended. */
  freshClient(role: Role): Promise<TestClient>;
  stop(): Promise<void>;
}

/** Some of everything the table speaks of. */
export async function buildWorld(): Promise<World> {
  const webDir = buildPages();
  const server = await startTestServer({ webDir });
  const username = (role: Role): string => `vai-${roles.indexOf(role)}`;
  const clients = new Map<Role, TestClient>();
  const freshClient = async (role: Role): Promise<TestClient> =>
    role === 'chưa đăng nhập' ? new TestClient(server.origin, null) : server.signIn(username(role));
  for (const role of roles) {
    if (role !== 'chưa đăng nhập') await addAccount(server, username(role), ...people[role]);
    clients.set(role, await freshClient(role));
  }
  const province = clients.get('tỉnh')!;
  const rows: TriedRow[] = [];
  const ids: Partial<Record<string, string>> = {};
  for (const kind of documentKinds) {
    for (const wanted of documentsOfKind) {
      const made = await addDocument(server, province, kind, wanted);
      rows.push(...made);
      if (kind === 'plan') ids[wanted[0]!] = made[0]!.documentId;
    }
  }
  return {
    server,
    rows,
    documents: { 'kế hoạch chung': ids['A chủ trì']!, 'tài liệu của riêng A': ids['của riêng A']! },
    spare: await addSpareDocuments(server, province),
    username,
    agencyCode: (role) => (role === 'chưa đăng nhập' ? null : agencies[people[role][1]].code),
    client: (role) => clients.get(role)!,
    freshClient,
    stop: async () => {
      await server.stop();
      rmSync(webDir, { recursive: true, force: true });
    },
  };
}

function buildPages(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-pages-'));
  for (const page of ['addin/taskpane', 'addin/workbench/index', 'addin/workbench/pane', 'server/dashboard/index']) {
    mkdirSync(path.dirname(path.join(folder, page)), { recursive: true });
    writeFileSync(path.join(folder, `${page}.html`), '<p>');
  }
  writeFileSync(path.join(folder, 'functions.json'), '{}');
  return folder;
}

async function addAccount(
  { store, time }: TestServer,
  username: string,
  role: AccountRole,
  agency: keyof typeof agencies,
  parIndexFields: readonly number[],
): Promise<void> {
  const { code, name } = agencies[agency];
  const account: Account = {
    username,
    displayName: `Cán bộ ${username}`,
    role,
    agencyCode: code,
    agencyName: name,
    parIndexFields: [...parIndexFields],
  };
  const cheap = await hashPassword(password, { N: 16, r: 8, p: 1 });
  await store.accounts.insertAccount(
    { ...account, accountId: newId(), password: cheap, demo: true },
    time.now.toISOString(),
  );
}

async function addDocument(
  server: TestServer,
  province: TestClient,
  kind: DocumentKind,
  wanted: readonly RowKind[],
): Promise<TriedRow[]> {
  const own = wanted.includes('của riêng A');
  const tried = syncedFields(kind).map(({ name }) => name);
  const drafts = wanted.flatMap((rowKind) => tried.map((name) => ({ rowKind, name })));
  const title = kind === 'criteria' ? 'name' : tried.includes('activity') ? 'activity' : 'recommendation';
  const request = {
    operationId: randomUUID(),
    kind,
    number: null,
    date: null,
    title: `MINH HỌA ${kind} ${own ? 'của riêng A' : 'chung'}`,
    year: 2026,
    agencyCode: own ? agencies.A.code : null,
    agencyName: own ? agencies.A.name : null,
    rows: drafts.map(({ rowKind }, index) => ({
      parIndexField: field,
      fields: onlyOf(kind, {
        [title]: `Việc ${index}`,
        name: `Việc ${index}`,
        leadAgencies: leads[rowKind][0],
        coAgencies: agencies.B.name,
        maxScore: 100,
      }),
    })),
  };
  const { document } = await province.post('/api/documents', request, documentAnswerSchema);
  const { rows } = await server.store.documents.readRows(document.id);
  const made = drafts.map(({ rowKind, name }, index): TriedRow => ({
    rowId: rows[index]!.rowId,
    documentId: document.id,
    documentKind: kind,
    kind: rowKind,
    field: name,
  }));
  const removals = made.flatMap(({ rowId, kind: rowKind }, index) =>
    rowKind === 'đã bỏ' ? [{ ref: rowId, rowId, baseRevision: rows[index]!.revision }] : [],
  );
  if (removals.length > 0) await sync(province, { documentId: document.id, removals });
  if (wanted.includes('kỳ đã đóng')) await closeToReports(province, document.id, made);
  return made;
}

/** Opens and closes a period, then gives back the rows that stand for being given back. */
async function closeToReports(province: TestClient, documentId: string, rows: readonly TriedRow[]): Promise<void> {
  const { period } = await openPeriod(province, documentId, 2026);
  const path = `/api/documents/${documentId}`;
  await province.post(`${path}/periods/${period!.id}/close`, { operationId: randomUUID() }, periodActAnswerSchema);
  const rowIds = rows.flatMap(({ rowId, kind }) => (kind === 'trả lại' ? [rowId] : []));
  const request = { operationId: randomUUID(), rowIds, reason: 'Bổ sung minh chứng' };
  await province.post(`${path}/returns`, request, periodActAnswerSchema);
}

/** The period of a whole year, opened by the province. */
export function openPeriod(province: TestClient, documentId: string, year: number): Promise<PeriodActAnswer> {
  return province.post(`/api/documents/${documentId}/periods`, yearPeriod(year), periodActAnswerSchema);
}

/** The request that opens the period of a year. */
export function yearPeriod(year: number) {
  const days = { from: `${year}-01-01`, to: `${year}-12-31`, due: `${year}-12-31` };
  return { operationId: randomUUID(), kind: 'year', round: null, ...days };
}

async function addSpareDocuments(server: TestServer, province: TestClient): Promise<World['spare']> {
  const [common = [], own = []] = [
    await addDocument(server, province, 'recommendations', ['A chủ trì']),
    await addDocument(server, province, 'recommendations', ['của riêng A']),
  ];
  return { 'kế hoạch chung': common[0]!.documentId, 'tài liệu của riêng A': own[0]!.documentId };
}

function onlyOf(kind: DocumentKind, fields: RowFields): RowFields {
  const known = new Set(syncedFields(kind).map(({ name }) => name));
  return Object.fromEntries(Object.entries(fields).filter(([name]) => known.has(name)));
}

/** The rows as they are kept, removed ones too. */
export async function readStored(world: World, rows: readonly TriedRow[]): Promise<ReadonlyMap<string, StoredRow>> {
  const stored = await world.server.store.transact((transaction) =>
    transaction.rowsById(rows.map(({ rowId }) => rowId)),
  );
  return new Map(stored.map((row) => [row.rowId, row]));
}

const statuses = ['Đang thực hiện', 'Chưa thực hiện'] as const;

/** A value that the field may hold, that is not the one it holds, and that leaves the row of its kind. */
export function otherValue({ field: name, kind, documentKind }: TriedRow, now: RowFields): string | number {
  const present = now[name] ?? null;
  const pick = <Value>([one, two]: readonly [Value, Value]): Value => (present === one ? two : one);
  if (name === 'leadAgencies') return pick(leads[kind]);
  if (name === 'coAgencies') return pick([agencies.B.name, agencies.B.name.toUpperCase()]);
  if (name === 'status') return pick(statuses);
  if (name === 'maxScore') return pick([99, 98]);
  const { type } = syncedFields(documentKind).find((synced) => synced.name === name)!;
  return type === 'number' ? pick([1, 2]) : pick(['Chữ một', 'Chữ hai']);
}
