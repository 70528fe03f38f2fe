// The province's page: it shows the rows as it last read them and sends one row at a time.
import type { RowFields, SyncAnswer, SyncRequest } from '#shared/sync/protocol.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import type { DocumentShape, Mint } from './document-shape.ts';
import { typedValue } from './document-shape.ts';
import type { SimServer } from './sim-server.ts';
import { demand } from './fault.ts';

interface Shown {
  revision: number;
  fields: RowFields;
}

export class ProvincePage {
  readonly workbookId: string;
  /** What the page showed of the row when it sent an operation. */
  readonly saw = new Map<string, RowFields>();
  private rows = new Map<string, Shown>();
  private cursor = 0;

  constructor(
    private readonly username: string,
    private readonly documentId: string,
    private readonly shape: DocumentShape,
    private readonly mint: Mint,
  ) {
    this.workbookId = mint.uuid();
  }

  async reload(server: SimServer): Promise<void> {
    const { rows, cursor } = await server.readRows(this.documentId);
    this.cursor = cursor;
    this.rows = new Map(rows.map(({ rowId, revision, fields }) => [rowId, { revision, fields }]));
  }

  private request(rest: Partial<SyncRequest>): SyncRequest {
    return {
      protocol: 1,
      operationId: this.mint.uuid(),
      workbookId: this.workbookId,
      documentId: this.documentId,
      cursor: this.cursor,
      dryRun: false,
      rows: [],
      ...rest,
    };
  }

  /** Changes one field of one row, as the page last showed it. */
  async edit(server: SimServer, random: SeededRandom): Promise<SyncAnswer | null> {
    if (this.rows.size === 0) return null;
    const [rowId, { revision, fields }] = random.pick([...this.rows]);
    const field = random.pick(this.shape.provinceColumns);
    const pushed = {
      ref: 'page',
      rowId,
      baseRevision: revision,
      fields: { [field]: typedValue(field, random, this.mint) },
    };
    return this.send(server, this.request({ rows: [pushed] }), fields);
  }

  async remove(server: SimServer, random: SeededRandom): Promise<SyncAnswer | null> {
    if (this.rows.size < 6) return null;
    const [rowId, { revision, fields }] = random.pick([...this.rows]);
    return this.send(server, this.request({ removals: [{ ref: 'page', rowId, baseRevision: revision }] }), fields);
  }

  async add(server: SimServer, random: SeededRandom): Promise<SyncAnswer | null> {
    if (this.rows.size > 24) return null;
    const fields: RowFields = { section: random.pick(['I', 'II']) };
    for (const field of this.shape.provinceColumns) fields[field] = typedValue(field, random, this.mint);
    fields[this.shape.title] = `Việc trên trang ${this.mint.next()}`;
    return this.send(server, this.request({ rows: [{ ref: 'page', rowId: null, baseRevision: null, fields }] }), {});
  }

  private async send(server: SimServer, request: SyncRequest, fields: RowFields): Promise<SyncAnswer | null> {
    this.saw.set(request.operationId, fields);
    const reply = await server.send(this.username, request);
    if (!reply.ok) {
      demand(
        ['cursor-unknown', 'session-expired'].includes(reply.error.reason),
        `the page's request was refused: ${reply.error.reason}`,
      );
      await this.reload(server);
      return null;
    }
    const { answer } = reply;
    this.cursor = answer.cursor;
    for (const news of answer.news) {
      if (news.removed) this.rows.delete(news.rowId);
      else this.rows.set(news.rowId, news);
    }
    for (const { rowId, revision, fields: now, status, reason } of answer.results) {
      if (rowId === null || revision === null || now === null) continue;
      if (status === 'removed' || reason === 'row-removed') this.rows.delete(rowId);
      else this.rows.set(rowId, { revision, fields: now });
    }
    return answer;
  }
}
