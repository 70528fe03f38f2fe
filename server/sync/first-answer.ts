import type { z } from 'zod';
import { operationReused } from '#server/api-failure.ts';
import type { Actor, SyncReads } from '#server/store/store.ts';

/** An answer with its bytes (JSON in UTF-8), as they are sent and kept: a resend gets the very same (SPEC B-4). */
export interface Reply<Answer> {
  readonly answer: Answer;
  readonly bytes: Uint8Array;
}

/**
 * The answer that an operation already got (SPEC B-4), or `null` when it is new.
 * Refuses an id that carries another request or belongs to another account.
 */
export async function findFirstAnswer<Answer>(
  reads: Pick<SyncReads, 'findOperation'>,
  operation: { readonly operationId: string; readonly requestHash: string },
  actor: Actor,
  schema: z.ZodType<Answer>,
): Promise<Reply<Answer> | null> {
  const known = await reads.findOperation(operation.operationId);
  if (known === null) return null;
  if (known.accountId !== actor.accountId || known.requestHash !== operation.requestHash) throw operationReused();
  const { answer: bytes } = known;
  return { answer: schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))), bytes };
}
