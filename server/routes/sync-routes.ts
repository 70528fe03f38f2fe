import express from 'express';
import type { Router } from 'express';
import { z } from 'zod';
import { undoRequestSchema } from '#shared/api/operation-api.ts';
import { syncProtocol, syncRequestSchema } from '#shared/sync/protocol.ts';
import { ApiFailure } from '#server/api-failure.ts';
import { parseRequest } from '#server/http-errors.ts';
import { applySync } from '#server/sync/apply-sync.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { undoOperation } from '#server/sync/undo-operation.ts';
import { actorOf, requireActor } from './require-actor.ts';
import { sendReply } from './send-reply.ts';

const otherProtocol = z.object({ protocol: z.unknown().refine((version) => version !== syncProtocol) });

function requireProtocol(body: unknown): void {
  if (!otherProtocol.safeParse(body).success) return;
  throw new ApiFailure(
    400,
    'protocol-unsupported',
    'Bảng Điểm trong Excel và máy chủ khác phiên bản nên chưa đồng bộ được. Mở lại Excel để nhận bản mới; dữ liệu trong sổ vẫn còn nguyên.',
    { supported: [syncProtocol] },
  );
}

/** Publishing, receiving and taking back. */
export function syncRoutes(deps: SyncDeps): Router {
  const router = express.Router();
  const guard = requireActor(deps);
  router.post('/sync', guard, express.json({ limit: '8mb' }), async (request, response) => {
    requireProtocol(request.body);
    sendReply(response, await applySync(deps, actorOf(request), parseRequest(syncRequestSchema, request.body)));
  });
  router.post('/operations/:id/undo', guard, express.json({ limit: '16kb' }), async (request, response) => {
    const asked = parseRequest(undoRequestSchema, request.body);
    const undone = parseRequest(z.string().min(1).max(64), request.params['id']);
    sendReply(response, await undoOperation(deps, actorOf(request), undone, asked));
  });
  return router;
}
