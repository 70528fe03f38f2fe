import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/support/server.ts';

const root = path.resolve(import.meta.dirname, '../..');
const manifest = readFileSync(path.join(root, 'manifest.xml'), 'utf8');
const written = 'https://localhost:3000';
const addresses = new Set([...manifest.matchAll(/"(https:\/\/localhost:3000[^"]*)"/g)].map((match) => match[1]!));

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** What Excel needs of an answer, by the end of its address. */
const typeOf: readonly (readonly [RegExp, RegExp])[] = [
  [/\.png$/, /^image\/png/],
  [/\.json$/, /^application\/json/],
  [/(?:\/|\.html)$/, /^text\/html/],
];

describe('the addresses that the manifest names', () => {
  it.each([...addresses])('%s answers with what it is', async (address) => {
    const response = await fetch(address.replace(written, server.origin), { headers: { connection: 'close' } });
    expect(response.status).toBe(200);
    const [, type] = typeOf.find(([end]) => end.test(address))!;
    expect(response.headers.get('content-type')).toMatch(type);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(50);
  });

  it('tell Excel on the web, which asks from another site, of the functions, and never an old answer', async () => {
    const response = await fetch(`${server.origin}/functions.json`, {
      headers: { connection: 'close', origin: 'https://excel.officeapps.live.com' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const { functions } = (await response.json()) as { functions: { id: string }[] };
    expect(functions.map(({ id }) => id)).toEqual(['DIEM', 'GIAITHICH', 'HAN']);
  });
});
