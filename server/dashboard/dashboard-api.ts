import { z } from 'zod';
import {
  demoAccountsAnswerSchema,
  signInAnswerSchema,
  type DemoAccountsAnswer,
  type SignInAnswer,
  type SignInRequest,
} from '#shared/api/account-api.ts';
import {
  addCommentAnswerSchema,
  commentsAnswerSchema,
  type AddCommentAnswer,
  type AddCommentRequest,
  type CommentsAnswer,
} from '#shared/api/comment-api.ts';
import { sharesAnswerSchema, type SharesAnswer } from '#shared/api/share-api.ts';
import {
  documentRowsAnswerSchema,
  documentsAnswerSchema,
  rowHistoryAnswerSchema,
  type DocumentRowsAnswer,
  type DocumentsAnswer,
  type RowHistoryAnswer,
} from '#shared/api/document-api.ts';
import { criteriaSetsAnswerSchema, type CriteriaSetsAnswer } from '#shared/api/criteria-set-api.ts';
import {
  journalAnswerSchema,
  journalRowsSchema,
  type JournalAnswer,
  type JournalRows,
} from '#shared/api/journal-api.ts';
import { undoAnswerSchema, type UndoAnswer } from '#shared/api/operation-api.ts';
import { syncAnswerSchema, type SyncAnswer, type SyncRequest } from '#shared/sync/protocol.ts';
import { overviewAnswerSchema, type OverviewAnswer } from '#shared/api/overview-api.ts';
import {
  catalogueVersionsAnswerSchema,
  provinceRulesAnswerSchema,
  provinceSettingsSchema,
  type CatalogueVersionsAnswer,
  type ProvinceRulesAnswer,
  type ProvinceSettings,
  type RestoreCatalogueRequest,
  type SwitchRuleRequest,
} from '#shared/api/province-api.ts';
import { createAccountsApi, type AccountsApi } from './accounts/accounts-api.ts';
import { requestJson, type ApiResult, type Transport } from '#addin/api/request-json.ts';
import { createPeriodApi, type PeriodApi } from './periods/period-api.ts';

/** The server as the province's pages use it. No method rejects: failures come back tagged. */
export interface DashboardApi extends PeriodApi, AccountsApi {
  signIn(credentials: SignInRequest): Promise<ApiResult<SignInAnswer>>;
  demoAccounts(): Promise<ApiResult<DemoAccountsAnswer>>;
  demoSignIn(username: string): Promise<ApiResult<SignInAnswer>>;
  signOut(token: string): Promise<ApiResult<unknown>>;
  documents(token: string): Promise<ApiResult<DocumentsAnswer>>;
  criteriaSets(): Promise<ApiResult<CriteriaSetsAnswer>>;
  overview(token: string, documentId: string): Promise<ApiResult<OverviewAnswer>>;
  rows(token: string, documentId: string): Promise<ApiResult<DocumentRowsAnswer>>;
  sync(token: string, request: SyncRequest): Promise<ApiResult<SyncAnswer>>;
  /** Takes a save back; `operationId` names this undo itself. */
  undo(token: string, undone: string, operationId: string): Promise<ApiResult<UndoAnswer>>;
  /** @param query what is asked for, as it stands in the address */
  journal(
    token: string,
    documentId: string,
    query: Readonly<Record<string, string>>,
  ): Promise<ApiResult<JournalAnswer>>;
  operationRows(token: string, documentId: string, operationId: string): Promise<ApiResult<JournalRows>>;
  history(token: string, documentId: string, rowId: string): Promise<ApiResult<RowHistoryAnswer>>;
  comments(token: string, documentId: string, rowId: string): Promise<ApiResult<CommentsAnswer>>;
  addComment(
    token: string,
    documentId: string,
    rowId: string,
    request: AddCommentRequest,
  ): Promise<ApiResult<AddCommentAnswer>>;
  shares(token: string, documentId: string, rowId: string): Promise<ApiResult<SharesAnswer>>;
  provinceSettings(token: string): Promise<ApiResult<ProvinceSettings>>;
  catalogueVersions(token: string): Promise<ApiResult<CatalogueVersionsAnswer>>;
  restoreCatalogue(token: string, request: RestoreCatalogueRequest): Promise<ApiResult<ProvinceSettings>>;
  provinceRules(token: string): Promise<ApiResult<ProvinceRulesAnswer>>;
  switchRule(token: string, request: SwitchRuleRequest): Promise<ApiResult<ProvinceRulesAnswer>>;
}

export function createDashboardApi(transport: Transport): DashboardApi {
  const part = encodeURIComponent;
  const get = <Answer>(path: string, answer: z.ZodType<Answer>, token?: string): Promise<ApiResult<Answer>> =>
    requestJson(transport, { method: 'GET', path, answer, ...(token === undefined ? {} : { token }) });
  return {
    ...createPeriodApi(transport),
    ...createAccountsApi(transport),
    signIn: (body) =>
      requestJson(transport, { method: 'POST', path: '/api/session', body, answer: signInAnswerSchema }),
    demoAccounts: () => get('/api/demo/accounts', demoAccountsAnswerSchema),
    demoSignIn: (username) =>
      requestJson(transport, {
        method: 'POST',
        path: '/api/demo/session',
        body: { username },
        answer: signInAnswerSchema,
      }),
    signOut: (token) => requestJson(transport, { method: 'DELETE', path: '/api/session', token, answer: z.unknown() }),
    documents: (token) => get('/api/documents', documentsAnswerSchema, token),
    criteriaSets: () => get('/api/criteria-sets', criteriaSetsAnswerSchema),
    overview: (token, id) => get(`/api/documents/${part(id)}/overview`, overviewAnswerSchema, token),
    rows: (token, id) => get(`/api/documents/${part(id)}/rows`, documentRowsAnswerSchema, token),
    comments: (token, id, rowId) =>
      get(`/api/documents/${part(id)}/rows/${part(rowId)}/comments`, commentsAnswerSchema, token),
    addComment: (token, id, rowId, body) =>
      requestJson(transport, {
        method: 'POST',
        path: `/api/documents/${part(id)}/rows/${part(rowId)}/comments`,
        token,
        body,
        answer: addCommentAnswerSchema,
      }),
    shares: (token, id, rowId) =>
      get(`/api/documents/${part(id)}/rows/${part(rowId)}/shares`, sharesAnswerSchema, token),
    provinceSettings: (token) => get('/api/province/settings', provinceSettingsSchema, token),
    catalogueVersions: (token) => get('/api/province/agencies/versions', catalogueVersionsAnswerSchema, token),
    restoreCatalogue: (token, body) =>
      requestJson(transport, {
        method: 'POST',
        path: '/api/province/agencies/restore',
        token,
        body,
        answer: provinceSettingsSchema,
      }),
    provinceRules: (token) => get('/api/province/rules', provinceRulesAnswerSchema, token),
    switchRule: (token, body) =>
      requestJson(transport, {
        method: 'POST',
        path: '/api/province/rules',
        token,
        body,
        answer: provinceRulesAnswerSchema,
      }),
    sync: (token, body) =>
      requestJson(transport, { method: 'POST', path: '/api/sync', token, body, answer: syncAnswerSchema }),
    undo: (token, undone, operationId) =>
      requestJson(transport, {
        method: 'POST',
        path: `/api/operations/${part(undone)}/undo`,
        token,
        body: { operationId },
        answer: undoAnswerSchema,
      }),
    journal: (token, id, query) =>
      get(`/api/documents/${part(id)}/journal?${new URLSearchParams(query).toString()}`, journalAnswerSchema, token),
    operationRows: (token, id, operationId) =>
      get(`/api/documents/${part(id)}/operations/${part(operationId)}/rows`, journalRowsSchema, token),
    history: (token, id, rowId) =>
      get(`/api/documents/${part(id)}/rows/${part(rowId)}/history`, rowHistoryAnswerSchema, token),
  };
}
