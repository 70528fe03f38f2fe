import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { dayFirstNumbers } from '../../../tools/day-first-numbers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** The page without the task pane, built and served for a test, with workbooks under the names given. */
export interface ServedPage {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const emptyPane =
  '<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Ngăn</title>';

export async function serveWorkbenchPage(files: Readonly<Record<string, Uint8Array>>): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'bang-diem-page-'));
  await build({
    configFile: false,
    publicDir: 'addin/public',
    logLevel: 'error',
    plugins: [react(), dayFirstNumbers()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      chunkSizeWarningLimit: 16_000,
      rolldownOptions: { input: ['addin/workbench/index.html'] },
    },
  });
  const examples = Object.keys(files).map((file) => ({
    file,
    title: file.replace('.xlsx', ''),
    description: 'Tệp thử',
  }));
  const answer = async (path: string): Promise<[Uint8Array | string, string]> => {
    if (path === '/api/examples') return [JSON.stringify({ examples }), '.json'];
    const file = path.startsWith('/examples/') ? files[path.slice('/examples/'.length)] : undefined;
    if (file) return [file, '.xlsx'];
    if (path === '/workbench/pane.html') return [emptyPane, '.html'];
    const inside = path === '/workbench/' ? '/addin/workbench/index.html' : path;
    return [await readFile(join(folder, normalize(inside))), extname(inside)];
  };
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    answer(path).then(
      ([body, type]) =>
        response.writeHead(200, { 'content-type': types[type] ?? 'application/octet-stream' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
