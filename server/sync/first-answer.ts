import type { z } from 'zod';
import { ApiFailure } from '#server/api-failure.ts';
import type { Actor, SyncReads } from '#server/store/store.ts';

/**
 * The answer that an operation already got (SPEC B-4), or `null` when it is new.
 * Refuses an id that carries another request or belongs to another account.
 */
export async function findFirstAnswer<Answer>(
  reads: Pick<SyncReads, 'findOperation'>,
  operation: { readonly operationId: string; readonly requestHash: string },
  actor: Actor,
  schema: z.ZodType<Answer>,
): Promise<Answer | null> {
  const known = await reads.findOperation(operation.operationId);
  if (known === null) return null;
  if (known.accountId !== actor.accountId || known.requestHash !== operation.requestHash) {
    throw new ApiFailure(
      409,
      'operation-reused',
      'Mã lần gửi này đã dùng cho một nội dung khác. Đồng bộ lại để gửi với mã mới; chưa có gì bị thay đổi.',
    );
  }
  return schema.parse(known.answer);
}
