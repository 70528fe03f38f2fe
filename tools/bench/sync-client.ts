import { randomUUID } from 'node:crypto';
import { documentAnswerSchema, documentRowsAnswerSchema, type DocumentRow } from '#shared/api/document-api.ts';
import { signInAnswerSchema } from '#shared/api/account-api.ts';
import type { PushedRow, SyncAnswer } from '#shared/sync/protocol.ts';
import { syncAnswerSchema } from '#shared/sync/protocol.ts';
import type { TimedServer } from './timed-server.ts';

const workbookId = '6c2f8f7e-51f5-4b0a-9a0e-2f1f1b1f0a01';

/** Asks the product's server as the pane does; requests are made ready before they are timed. */
export class SyncClient {
  constructor(
    private readonly server: TimedServer,
    private readonly token: string,
  ) {}

  static async signIn(server: TimedServer, username: string): Promise<SyncClient> {
    const answer = await server.send('POST', '/api/demo/session', { body: JSON.stringify({ username }) });
    return new SyncClient(server, signInAnswerSchema.parse(JSON.parse(answer)).token);
  }

  async createDocument(rows: readonly { fields: PushedRow['fields'] }[]): Promise<string> {
    const facts = { kind: 'plan', number: '1/KH-UBND', date: '2026-01-05', title: 'Kế hoạch MINH HỌA', year: 2026 };
    const body = { operationId: randomUUID(), ...facts, agencyCode: null, agencyName: null, rows };
    const answer = await this.server.send('POST', '/api/documents', { token: this.token, body: JSON.stringify(body) });
    return documentAnswerSchema.parse(JSON.parse(answer)).document.id;
  }

  async rows(documentId: string): Promise<{ rows: readonly DocumentRow[]; cursor: number }> {
    const text = await this.server.send('GET', `/api/documents/${documentId}/rows`, { token: this.token });
    return documentRowsAnswerSchema.parse(JSON.parse(text));
  }

  /** A sync request, ready to be sent. */
  prepare(documentId: string, cursor: number, rows: readonly PushedRow[]): () => Promise<string> {
    const request = { protocol: 1, operationId: randomUUID(), workbookId, documentId, cursor, dryRun: false, rows };
    const body = JSON.stringify(request);
    return () => this.server.send('POST', '/api/sync', { token: this.token, body });
  }
}

/** Reads an answer and insists that every row got the status. */
export function readAnswer(text: string, status: SyncAnswer['results'][number]['status']): SyncAnswer {
  const answer = syncAnswerSchema.parse(JSON.parse(text));
  const other = answer.results.find((result) => result.status !== status);
  if (other) throw new Error(`A row was not ${status}: ${JSON.stringify(other)}`);
  return answer;
}

/** What an officer reports on a row: three cells. */
export function reportOf(turn: number): PushedRow['fields'] {
  return { status: 'Đang thực hiện', percent: turn % 101, result: `Đã trình ${turn}` };
}
