import { z } from 'zod';
import {
  demoAccountsAnswerSchema,
  sessionAnswerSchema,
  signInAnswerSchema,
  type DemoAccountsAnswer,
  type SessionAnswer,
  type SignInAnswer,
  type SignInRequest,
} from '#shared/api/account-api.ts';
import {
  criteriaSetsAnswerSchema,
  criteriaWorkbookPath,
  type CriteriaSetsAnswer,
} from '#shared/api/criteria-set-api.ts';
import {
  documentAnswerSchema,
  documentRowsAnswerSchema,
  documentsAnswerSchema,
  rowHistoryAnswerSchema,
  type CreateDocumentRequest,
  type DocumentAnswer,
  type DocumentRowsAnswer,
  type DocumentsAnswer,
  type RowHistoryAnswer,
} from '#shared/api/document-api.ts';
import { newsAnswerSchema, type NewsAnswer } from '#shared/api/live-api.ts';
import {
  operationsAnswerSchema,
  undoAnswerSchema,
  type OperationsAnswer,
  type UndoAnswer,
} from '#shared/api/operation-api.ts';
import {
  catalogueVersionsAnswerSchema,
  provinceRulesAnswerSchema,
  provinceSettingsSchema,
  type CatalogueVersionsAnswer,
  type ProvinceRulesAnswer,
  type ProvinceSettings,
  type PublishCatalogueRequest,
  type RestoreCatalogueRequest,
  type SwitchRuleRequest,
} from '#shared/api/province-api.ts';
import { syncAnswerSchema, type SyncAnswer, type SyncRequest } from '#shared/sync/protocol.ts';
import { requestBytes } from './request-bytes.ts';
import { requestJson, type ApiResult, type JsonRequest, type Transport } from './request-json.ts';

/** A request of a view that is fetched apart from the pane. */
export type ServerRequest<Answer> = Pick<JsonRequest<Answer>, 'method' | 'path' | 'body' | 'answer'>;

export interface NewsQuestion {
  readonly documentId: string;
  readonly cursor: number;
  /** What the workbook kept with its cursor (SPEC C-7). */
  readonly sight?: string | undefined;
  readonly workbookId: string | null;
  /** The highest revision in the hidden cells: what another copy of the workbook sent is past it. */
  readonly newest?: number | undefined;
  /** Rows of the account's own agency only, or all. */
  readonly scope: 'all' | 'mine';
}

/** The province's server, as the pane uses it. No method rejects: failures come back tagged (see `ApiResult`). */
export interface ApiClient {
  signIn(credentials: SignInRequest): Promise<ApiResult<SignInAnswer>>;
  demoAccounts(): Promise<ApiResult<DemoAccountsAnswer>>;
  demoSignIn(username: string): Promise<ApiResult<SignInAnswer>>;
  whoAmI(token: string): Promise<ApiResult<SessionAnswer>>;
  signOut(token: string): Promise<ApiResult<unknown>>;
  documents(token: string): Promise<ApiResult<DocumentsAnswer>>;
  documentRows(token: string, documentId: string): Promise<ApiResult<DocumentRowsAnswer>>;
  createDocument(token: string, request: CreateDocumentRequest): Promise<ApiResult<DocumentAnswer>>;
  sync(token: string, request: SyncRequest): Promise<ApiResult<SyncAnswer>>;
  /** How many rows others than this workbook changed past its cursor. */
  news(token: string, asked: NewsQuestion): Promise<ApiResult<NewsAnswer>>;
  rowHistory(token: string, documentId: string, rowId: string): Promise<ApiResult<RowHistoryAnswer>>;
  /** `token` is `null` where nobody has to be signed in. */
  ask<Answer>(token: string | null, request: ServerRequest<Answer>): Promise<ApiResult<Answer>>;
  /** The criteria sets that a ready workbook can be made from; nobody has to sign in. */
  criteriaSets(): Promise<ApiResult<CriteriaSetsAnswer>>;
  /** The ready workbook of a set, an .xlsx file. */
  criteriaWorkbook(setId: string): Promise<ApiResult<Uint8Array>>;
  /** What this workbook has published to the document, newest first. */
  operations(token: string, documentId: string, workbookId: string): Promise<ApiResult<OperationsAnswer>>;
  /** What the province checks by; `null` when it is still what carries `heldTag`. */
  provinceSettings(token: string, heldTag: string | null): Promise<ApiResult<ProvinceSettings | null>>;
  publishCatalogue(token: string, request: PublishCatalogueRequest): Promise<ApiResult<ProvinceSettings>>;
  restoreCatalogue(token: string, request: RestoreCatalogueRequest): Promise<ApiResult<ProvinceSettings>>;
  catalogueVersions(token: string): Promise<ApiResult<CatalogueVersionsAnswer>>;
  switchRule(token: string, request: SwitchRuleRequest): Promise<ApiResult<ProvinceRulesAnswer>>;
  /** Takes a publish back; `operationId` names this undo itself, so that a resend is harmless. */
  undoOperation(token: string, undone: string, operationId: string): Promise<ApiResult<UndoAnswer>>;
}

/** A sync of a whole workbook may take the server a while; other calls answer at once or not at all. */
const longCallMs = 120_000;

export function createApiClient(transport: Transport): ApiClient {
  const call = <Answer>(request: JsonRequest<Answer>, timeoutMs = transport.timeoutMs): Promise<ApiResult<Answer>> =>
    requestJson({ ...transport, timeoutMs }, request);
  const part = encodeURIComponent;
  return {
    signIn: (body) => call({ method: 'POST', path: '/api/session', body, answer: signInAnswerSchema }),
    demoAccounts: () => call({ method: 'GET', path: '/api/demo/accounts', answer: demoAccountsAnswerSchema }),
    demoSignIn: (username) =>
      call({ method: 'POST', path: '/api/demo/session', body: { username }, answer: signInAnswerSchema }),
    whoAmI: (token) => call({ method: 'GET', path: '/api/session', token, answer: sessionAnswerSchema }),
    signOut: (token) => call({ method: 'DELETE', path: '/api/session', token, answer: z.unknown() }),
    documents: (token) => call({ method: 'GET', path: '/api/documents', token, answer: documentsAnswerSchema }),
    documentRows: (token, documentId) =>
      call(
        {
          method: 'GET',
          path: `/api/documents/${part(documentId)}/rows`,
          token,
          answer: documentRowsAnswerSchema,
        },
        longCallMs,
      ),
    createDocument: (token, body) =>
      call({ method: 'POST', path: '/api/documents', token, body, answer: documentAnswerSchema }, longCallMs),
    sync: (token, body) =>
      call({ method: 'POST', path: '/api/sync', token, body, answer: syncAnswerSchema }, longCallMs),
    news: (token, { documentId, cursor, sight, workbookId, newest, scope }) => {
      const asked = {
        cursor: String(cursor),
        scope,
        ...(sight === undefined ? {} : { sight }),
        ...(workbookId === null ? {} : { workbookId }),
        ...(newest === undefined ? {} : { newest: String(newest) }),
      };
      const path = `/api/documents/${part(documentId)}/news?${new URLSearchParams(asked).toString()}`;
      return call({ method: 'GET', path, token, answer: newsAnswerSchema });
    },
    rowHistory: (token, documentId, rowId) =>
      call({
        method: 'GET',
        path: `/api/documents/${part(documentId)}/rows/${part(rowId)}/history`,
        token,
        answer: rowHistoryAnswerSchema,
      }),
    ask: (token, request) => call({ ...request, token }),
    criteriaSets: () => call({ method: 'GET', path: '/api/criteria-sets', answer: criteriaSetsAnswerSchema }),
    criteriaWorkbook: (setId) => requestBytes(transport, criteriaWorkbookPath(setId)),
    operations: (token, documentId, workbookId) =>
      call({
        method: 'GET',
        path: `/api/documents/${part(documentId)}/operations?workbookId=${part(workbookId)}`,
        token,
        answer: operationsAnswerSchema,
      }),
    provinceSettings: async (token, heldTag) => {
      const answer = await call({
        method: 'GET',
        path: '/api/province/settings',
        token,
        heldTag,
        answer: provinceSettingsSchema,
      });
      return !answer.ok && answer.status === 304 ? { ok: true, value: null } : answer;
    },
    publishCatalogue: (token, body) =>
      call({ method: 'POST', path: '/api/province/agencies', token, body, answer: provinceSettingsSchema }, longCallMs),
    restoreCatalogue: (token, body) =>
      call({ method: 'POST', path: '/api/province/agencies/restore', token, body, answer: provinceSettingsSchema }),
    catalogueVersions: (token) =>
      call({ method: 'GET', path: '/api/province/agencies/versions', token, answer: catalogueVersionsAnswerSchema }),
    switchRule: (token, body) =>
      call({ method: 'POST', path: '/api/province/rules', token, body, answer: provinceRulesAnswerSchema }),
    undoOperation: (token, undone, operationId) =>
      call({
        method: 'POST',
        path: `/api/operations/${part(undone)}/undo`,
        token,
        body: { operationId },
        answer: undoAnswerSchema,
      }),
  };
}
