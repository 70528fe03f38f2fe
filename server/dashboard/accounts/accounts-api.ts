import { z } from 'zod';
import {
  accountLogAnswerSchema,
  codeInfoSchema,
  editedAccountSchema,
  issuedCodeSchema,
  managedAccountsAnswerSchema,
  ownSessionsAnswerSchema,
  sessionsEndedSchema,
  type AccountActName,
  type AccountLogAnswer,
  type ApplyCodeRequest,
  type ChangePasswordRequest,
  type CodeInfo,
  type EditedAccount,
  type EditRequest,
  type InviteRequest,
  type IssuedCode,
  type ManagedAccountsAnswer,
  type OwnSessionsAnswer,
  type SessionsEnded,
} from '#shared/api/account-admin-api.ts';
import { signInAnswerSchema, type SignInAnswer } from '#shared/api/account-api.ts';
import { requestJson, type ApiResult, type Transport } from '#addin/api/request-json.ts';

/** Accounts as the province's page looks after them, codes as their holders use them, one's own password. No method rejects. */
export interface AccountsApi {
  accounts(token: string): Promise<ApiResult<ManagedAccountsAnswer>>;
  accountLog(token: string, before: number | null): Promise<ApiResult<AccountLogAnswer>>;
  invite(token: string, request: InviteRequest): Promise<ApiResult<IssuedCode>>;
  edit(token: string, username: string, request: EditRequest): Promise<ApiResult<EditedAccount>>;
  issueCode(token: string, username: string, operationId: string): Promise<ApiResult<IssuedCode>>;
  actOnAccount(token: string, username: string, act: AccountActName, operationId: string): Promise<ApiResult<unknown>>;
  readCode(code: string): Promise<ApiResult<CodeInfo>>;
  applyCode(request: ApplyCodeRequest): Promise<ApiResult<SignInAnswer>>;
  ownSessions(token: string): Promise<ApiResult<OwnSessionsAnswer>>;
  changePassword(token: string, request: ChangePasswordRequest): Promise<ApiResult<SessionsEnded>>;
  signOutEverywhere(token: string): Promise<ApiResult<SessionsEnded>>;
}

export function createAccountsApi(transport: Transport): AccountsApi {
  const ofAccount = (username: string, act: string): string => `/api/accounts/${encodeURIComponent(username)}/${act}`;
  const post = <Answer>(path: string, body: unknown, answer: z.ZodType<Answer>, token?: string) =>
    requestJson(transport, { method: 'POST', path, body, answer, ...(token === undefined ? {} : { token }) });
  return {
    accounts: (token) =>
      requestJson(transport, { method: 'GET', path: '/api/accounts', token, answer: managedAccountsAnswerSchema }),
    accountLog: (token, before) =>
      requestJson(transport, {
        method: 'GET',
        path: `/api/accounts/log${before === null ? '' : `?before=${before}`}`,
        token,
        answer: accountLogAnswerSchema,
      }),
    invite: (token, body) => post('/api/accounts', body, issuedCodeSchema, token),
    edit: (token, username, body) => post(ofAccount(username, 'edit'), body, editedAccountSchema, token),
    issueCode: (token, username, operationId) =>
      post(ofAccount(username, 'code'), { operationId }, issuedCodeSchema, token),
    actOnAccount: (token, username, act, operationId) =>
      post(ofAccount(username, act), { operationId }, z.unknown(), token),
    readCode: (code) => post('/api/codes/read', { code }, codeInfoSchema),
    applyCode: (body) => post('/api/codes/use', body, signInAnswerSchema),
    ownSessions: (token) =>
      requestJson(transport, { method: 'GET', path: '/api/sessions', token, answer: ownSessionsAnswerSchema }),
    changePassword: (token, body) => post('/api/session/password', body, sessionsEndedSchema, token),
    signOutEverywhere: (token) =>
      requestJson(transport, { method: 'DELETE', path: '/api/sessions', token, answer: sessionsEndedSchema }),
  };
}
