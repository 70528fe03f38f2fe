import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { codePath, showCode } from '#shared/account/account-code.ts';
import {
  accountActs,
  editRequestSchema,
  inviteRequestSchema,
  type AccountState,
  type IssuedCode,
  type ManagedAccount,
} from '#shared/api/account-admin-api.ts';
import { agencyNames } from '#server/accounts/check-new-account.ts';
import { editAccount } from '#server/accounts/edit-account.ts';
import { inviteAccount } from '#server/accounts/invite-account.ts';
import { actOnAccount, reissueCode } from '#server/accounts/manage-account.ts';
import { ApiFailure } from '#server/api-failure.ts';
import { newId } from '#server/new-id.ts';
import { Province } from '#server/province/province.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import type { Store } from '#server/store/store.ts';
import type { CliResult } from './cli-result.ts';
import { usageError } from './cli-result.ts';

const options = {
  database: { type: 'string' },
  origin: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  agency: { type: 'string' },
  fields: { type: 'string' },
} as const;
type Values = Readonly<Partial<Record<keyof typeof options, string>>>;

const stateWords: Readonly<Record<AccountState, string>> = {
  active: 'đang dùng',
  invited: 'chờ nhận lời mời',
  resetting: 'chờ đặt lại mật khẩu',
  disabled: 'ngừng sử dụng',
  demo: 'minh họa',
};

/**
 * `accounts list|invite|edit|reset|disable|enable|unlock|withdraw`: accounts in the database file itself, for the first one on
 * a new machine and for a province that is locked out. Works beside a running server.
 */
export async function runAccounts(args: readonly string[]): Promise<CliResult> {
  let values: Values;
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (error) {
    return usageError(error instanceof Error ? error.message : String(error));
  }
  const [act, username, ...rest] = positionals;
  const known = ['list', 'invite', 'edit', 'reset', ...accountActs];
  if (act === undefined || !known.includes(act) || rest.length > 0 || (act === 'list') !== (username === undefined)) {
    return usageError(`Lệnh accounts cần một việc (${known.join(', ')}) và, trừ list, một tên đăng nhập.`);
  }
  const file = path.resolve(values.database ?? path.join(process.env['DATA_DIR'] ?? 'data', 'bang-diem.sqlite'));
  if (act !== 'invite' && !existsSync(file)) {
    return failed(`Không có tệp dữ liệu ${file}. Chỉ tệp của máy chủ bằng --database hoặc DATA_DIR.`);
  }
  const store = await openSqliteStore(file);
  try {
    return await run(store, act, username ?? '', values);
  } catch (error) {
    if (error instanceof ApiFailure) return failed(error.message);
    throw error;
  } finally {
    await store.close();
  }
}

function failed(message: string): CliResult {
  return { exitCode: 2, stdout: '', stderr: `${message}\n` };
}

async function run(store: Store, act: string, username: string, values: Values): Promise<CliResult> {
  const deps = { store, clock: () => new Date(), newId };
  const asked = { operationId: randomUUID(), username };
  if (act === 'list') {
    const accounts = await store.accountAdmin.listManaged(deps.clock().toISOString());
    return { exitCode: 0, stdout: accounts.map(showAccount).join(''), stderr: '' };
  }
  if (act === 'invite') return invite(store, username, values);
  if (act === 'edit') return edit(store, username, values);
  if (act === 'reset') return showIssued(await reissueCode(deps, null, asked), values);
  for (const name of accountActs) if (name === act) await actOnAccount(deps, null, name, asked);
  return { exitCode: 0, stdout: '', stderr: `${username}: đã xong.\n` };
}

async function invite(store: Store, username: string, values: Values): Promise<CliResult> {
  const wanted = inviteRequestSchema.safeParse({
    operationId: randomUUID(),
    username,
    displayName: values.name,
    role: values.role,
    agencyCode: values.agency ?? null,
    parIndexFields: (values.fields ?? '').split(',').filter(Boolean).map(Number),
  });
  if (!wanted.success) {
    return usageError(
      'Lệnh invite cần --name, --role (province, field-lead, agency, reader), --fields là số từ 1 đến 8.',
    );
  }
  const { settings } = await Province.open(store);
  const deps = { store, clock: () => new Date(), newId, agencyName: agencyNames(settings) };
  return showIssued(await inviteAccount(deps, null, wanted.data), values);
}

async function edit(store: Store, username: string, values: Values): Promise<CliResult> {
  const { name, role, agency, fields } = values;
  const change = editRequestSchema.safeParse({
    operationId: randomUUID(),
    displayName: name,
    role,
    // An empty code takes the account out of its agency.
    agencyCode: agency === '' ? null : agency,
    parIndexFields: fields?.split(',').filter(Boolean).map(Number),
  });
  const named = [name, role, agency, fields].some((part) => part !== undefined);
  if (!change.success || !named) {
    return usageError(
      'Lệnh edit cần ít nhất một trong --name, --role (province, field-lead, agency, reader), --agency, --fields (số từ 1 đến 8).',
    );
  }
  const { settings } = await Province.open(store);
  const deps = { store, clock: () => new Date(), newId, agencyName: agencyNames(settings) };
  const { account, ended } = await editAccount(deps, null, username, change.data);
  const cells = [account.username, account.role, account.agencyCode ?? '', account.parIndexFields.join(',')];
  const stderr = `${account.username}: đã xong, ${ended} phiên đăng nhập đã kết thúc.\n`;
  return { exitCode: 0, stdout: `${[...cells, account.displayName].join('\t')}\n`, stderr };
}

function showIssued({ account, code, expiresAt }: IssuedCode, { origin }: Values): CliResult {
  const address = origin === undefined ? '' : `${origin.replace(/\/$/u, '')}${codePath(code)}\n`;
  const until = expiresAt.slice(0, 10).split('-').reverse().join('/');
  const stderr = `${account.username} (${account.displayName}): mã dùng một lần đến hết ngày ${until}, chỉ hiện lần này.\n`;
  return { exitCode: 0, stdout: `${showCode(code)}\n${address}`, stderr };
}

function showAccount(account: ManagedAccount): string {
  const { username, role, agencyCode, state, parIndexFields, displayName } = account;
  const cells = [username, role, agencyCode ?? '', parIndexFields.join(','), stateWords[state], displayName];
  return `${cells.join('\t')}\n`;
}
