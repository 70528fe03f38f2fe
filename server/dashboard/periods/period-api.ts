import type { z } from 'zod';
import {
  comparisonAnswerSchema,
  manyPeriodsAnswerSchema,
  periodActAnswerSchema,
  periodsAnswerSchema,
  reportingAnswerSchema,
  snapshotAnswerSchema,
  snapshotsAnswerSchema,
  type ComparisonAnswer,
  type ManyPeriodsAnswer,
  type ManyPeriodsRequest,
  type PeriodActAnswer,
  type PeriodsAnswer,
  type ReportingAnswer,
  type SnapshotAnswer,
  type SnapshotsAnswer,
} from '#shared/api/period-api.ts';
import { requestBytes } from '#addin/api/request-bytes.ts';
import { requestJson, type ApiResult, type Transport } from '#addin/api/request-json.ts';

/** An act of the province on a document: the path below the document, and what it carries besides its operation id. */
export interface PeriodRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The server's periods as the province's pages use them. */
export interface PeriodApi {
  periods(token: string, documentId: string): Promise<ApiResult<PeriodsAnswer>>;
  reporting(token: string, documentId: string, periodId: string): Promise<ApiResult<ReportingAnswer>>;
  snapshots(token: string, documentId: string): Promise<ApiResult<SnapshotsAnswer>>;
  snapshot(token: string, documentId: string, snapshotId: string): Promise<ApiResult<SnapshotAnswer>>;
  /** The rows of a snapshot as an .xlsx file. */
  snapshotWorkbook(token: string, documentId: string, snapshotId: string): Promise<ApiResult<Uint8Array>>;
  comparison(token: string, documentId: string, snapshotId: string): Promise<ApiResult<ComparisonAnswer>>;
  /** One period in many documents; each is done once per operation id. */
  manyPeriods(token: string, body: ManyPeriodsRequest): Promise<ApiResult<ManyPeriodsAnswer>>;
  /** Sent again with the same operation id it is done once. */
  periodAct(
    token: string,
    documentId: string,
    operationId: string,
    request: PeriodRequest,
  ): Promise<ApiResult<PeriodActAnswer>>;
}

export function createPeriodApi(transport: Transport): PeriodApi {
  const part = encodeURIComponent;
  const get = <Answer>(token: string, id: string, path: string, answer: z.ZodType<Answer>) =>
    requestJson(transport, { method: 'GET', path: `/api/documents/${part(id)}/${path}`, answer, token });
  return {
    periods: (token, id) => get(token, id, 'periods', periodsAnswerSchema),
    reporting: (token, id, periodId) => get(token, id, `periods/${part(periodId)}/reporting`, reportingAnswerSchema),
    snapshots: (token, id) => get(token, id, 'snapshots', snapshotsAnswerSchema),
    snapshot: (token, id, snapshotId) => get(token, id, `snapshots/${part(snapshotId)}`, snapshotAnswerSchema),
    snapshotWorkbook: (token, id, snapshotId) =>
      requestBytes(transport, `/api/documents/${part(id)}/snapshots/${part(snapshotId)}/workbook`, token),
    comparison: (token, id, snapshotId) =>
      get(token, id, `snapshots/${part(snapshotId)}/comparison`, comparisonAnswerSchema),
    manyPeriods: (token, body) =>
      requestJson(transport, { method: 'POST', path: '/api/periods', token, body, answer: manyPeriodsAnswerSchema }),
    periodAct: (token, id, operationId, { path, body }) =>
      requestJson(transport, {
        method: 'POST',
        path: `/api/documents/${part(id)}/${path}`,
        token,
        body: { operationId, ...body },
        answer: periodActAnswerSchema,
      }),
  };
}
