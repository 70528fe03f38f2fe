import express from 'express';
import type { Request, RequestHandler, Router } from 'express';
import type { DemoAccountsAnswer, SignInAnswer } from '#shared/api/account-api.ts';
import { demoSignInRequestSchema } from '#shared/api/account-api.ts';
import { accountDisabled, openSession, publicAccount } from '#server/accounts/sessions.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AppDeps } from '#server/app-deps.ts';
import { parseRequest } from '#server/http-errors.ts';

const loopback = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a request comes from this very machine. The host name counts too: a foreign page whose name was made to point
 * at 127.0.0.1 sends its own. So does a header of a proxy: then the socket's address is the proxy's.
 */
function isFromThisMachine(request: Request): boolean {
  return (
    loopback.test(request.socket.remoteAddress ?? '') &&
    loopbackHost.test(request.get('host') ?? '') &&
    request.get('x-forwarded-for') === undefined &&
    request.get('forwarded') === undefined
  );
}

function requireDemo(deps: AppDeps): RequestHandler {
  return (request, _response, next) => {
    if (!deps.demo || !isFromThisMachine(request)) {
      throw new ApiFailure(
        404,
        'demo-off',
        'Máy chủ này không mở tài khoản minh họa. Đăng nhập bằng tên và mật khẩu được cấp.',
      );
    }
    next();
  };
}

/** Accounts of the demonstration: chosen from a list, without a password, only where server and browser are one machine. */
export function demoRoutes(deps: AppDeps): Router {
  const router = express.Router();
  const { accounts } = deps.store;
  router.get('/demo/accounts', requireDemo(deps), async (_request, response) => {
    const all = await accounts.listAccounts();
    const answer: DemoAccountsAnswer = {
      accounts: all.flatMap(({ demo, ...account }) => (demo ? [account] : [])),
    };
    response.json(answer);
  });
  router.post('/demo/session', requireDemo(deps), express.json({ limit: '16kb' }), async (request, response) => {
    const { username } = parseRequest(demoSignInRequestSchema, request.body);
    const found = await accounts.findAccount(username.normalize('NFC').toLowerCase());
    if (!found?.demo) {
      throw new ApiFailure(404, 'account-unknown', 'Không có tài khoản minh họa này. Chọn lại trong danh sách.');
    }
    const token = await openSession(deps, found);
    if (token === null) throw accountDisabled();
    const answer: SignInAnswer = { token, account: publicAccount(found.actor) };
    response.json(answer);
  });
  return router;
}
