import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requestJson } from '#addin/api/request-json.ts';

const answer = z.object({ ok: z.literal(true) });

function serverThat(reply: (url: string, init: RequestInit) => Promise<Response> | Response) {
  return {
    fetch: (url: Parameters<typeof fetch>[0], init?: RequestInit) =>
      Promise.resolve(reply(url instanceof Request ? url.url : String(url), init ?? {})),
    baseUrl: 'https://tinh.example',
    timeoutMs: 50,
  };
}

describe('a call to the server', () => {
  it('sends the token and the body, and parses the answer', async () => {
    const calls: { url: string; init: RequestInit }[] = [];
    const transport = serverThat((url, init) => {
      calls.push({ url, init });
      return Response.json({ ok: true });
    });
    const result = await requestJson(transport, {
      method: 'POST',
      path: '/api/sync',
      body: { rows: [] },
      token: 'abc',
      answer,
    });
    expect(result).toEqual({ ok: true, value: { ok: true } });
    expect(calls[0]!.url).toBe('https://tinh.example/api/sync');
    expect(new Headers(calls[0]!.init.headers).get('authorization')).toBe('Bearer abc');
    expect(calls[0]!.init.body).toBe('{"rows":[]}');
  });

  it.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'server-unreachable', 0],
    ['an answer of another shape', () => Response.json({ ok: 'yes' }), 'answer-unreadable', 0],
    ['an answer that is no JSON', () => new Response('<html>', { status: 200 }), 'answer-unreadable', 0],
    ['a gateway page', () => new Response('<html>Bad gateway</html>', { status: 502 }), 'server-unreachable', 0],
    [
      'a refusal of the server',
      () => Response.json({ reason: 'period-closed', message: 'Kỳ báo cáo đã đóng.' }, { status: 409 }),
      'period-closed',
      409,
    ],
  ])('%s comes back as a failure with a sentence', async (_, reply, reason, status) => {
    const result = await requestJson(serverThat(reply), { method: 'GET', path: '/api/x', answer });
    expect(result).toMatchObject({ ok: false, reason, status });
    expect(!result.ok && result.message).toMatch(/\.$/);
  });

  it('asks once more when no server was found', async () => {
    let calls = 0;
    const transport = serverThat(() => {
      calls += 1;
      return calls === 1 ? Promise.reject(new TypeError('reset')) : Response.json({ ok: true });
    });
    expect(await requestJson(transport, { method: 'GET', path: '/api/x', answer })).toMatchObject({ ok: true });
  });

  it('gives up after its time', async () => {
    const transport = serverThat(
      (_, { signal }) =>
        new Promise<Response>((__, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    const result = await requestJson(transport, { method: 'GET', path: '/api/x', answer });
    expect(result).toMatchObject({ ok: false, reason: 'server-timeout' });
  });
});
