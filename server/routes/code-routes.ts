import express from 'express';
import type { Request, Router } from 'express';
import { applyCodeRequestSchema, readCodeRequestSchema, type CodeInfo } from '#shared/api/account-admin-api.ts';
import type { SignInAnswer } from '#shared/api/account-api.ts';
import { AttemptLimiter } from '#server/accounts/attempt-limiter.ts';
import { applyCode, describeCode, hashTypedCode } from '#server/accounts/set-own-password.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AppDeps } from '#server/app-deps.ts';
import { parseRequest } from '#server/http-errors.ts';

const mostUnknown = 20;
const limitTime = 15 * 60_000;

/** What a person does with the code of her invitation or reset: read what it is for, then set her password. */
export function codeRoutes(deps: AppDeps): Router {
  const router = express.Router();
  const body = express.json({ limit: '16kb' });
  const unknown = new AttemptLimiter(mostUnknown, limitTime);

  /** Runs it, and counts it for the sender when the code is one that nobody gave. */
  async function limited<Answer>(request: Request, run: () => Promise<Answer>): Promise<Answer> {
    const sender = request.ip ?? '';
    const wait = unknown.take(sender, deps.clock());
    if (wait > 0) {
      throw new ApiFailure(
        429,
        'codes-limited',
        `Từ nơi này đã nhập quá nhiều mã không có trên máy chủ. Thử lại sau ${Math.ceil(wait / 60_000)} phút.`,
      );
    }
    let guessed = false;
    try {
      return await run();
    } catch (error) {
      guessed = error instanceof ApiFailure && error.reason === 'code-unknown';
      throw error;
    } finally {
      if (!guessed) unknown.giveBack(sender);
    }
  }

  router.post('/codes/read', body, async (request, response) => {
    const hash = hashTypedCode(parseRequest(readCodeRequestSchema, request.body).code);
    const answer: CodeInfo = await limited(request, () => describeCode(deps, hash));
    response.json(answer);
  });

  router.post('/codes/use', body, async (request, response) => {
    const asked = parseRequest(applyCodeRequestSchema, request.body);
    const hash = hashTypedCode(asked.code);
    const answer: SignInAnswer = await limited(request, () => applyCode(deps, hash, asked));
    response.json(answer);
  });
  return router;
}
