// The server process: settings from the environment, one store, one listening socket, a clean end.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createApp } from './app.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { announceWrites } from './live/announce-writes.ts';
import { LiveStreams } from './live/live-streams.ts';
import { NewsBus } from './live/news-bus.ts';
import { newId } from './new-id.ts';
import { Province } from './province/province.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { openSqliteStore } from './store/open-sqlite-store.ts';
import type { Store } from './store/store.ts';

const clock = (): Date => new Date();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function logError(errorId: string, error: unknown): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`[${clock().toISOString()}] ${errorId} ${words}\n`);
}

/** Announcements are gathered so long before the open panes are told, in milliseconds. */
const gatherNewsMs = 200;

async function listen(settings: Settings, file: Store): Promise<{ server: Server; streams: LiveStreams }> {
  const { webDir, examplesDir, officeDir, officeJs, demo } = settings;
  const bus = new NewsBus(gatherNewsMs);
  const store = announceWrites(file, bus);
  const streams = new LiveStreams({ bus, readHead: store.documents.readHead, logError });
  const province = await Province.open(store);
  const web = { webDir, examplesDir, officeDir, officeJs };
  const server = createServer(createApp({ store, province, streams, clock, newId, demo, logError, web }));
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  return { server, streams };
}

function sayWhereToGo(server: Server, { host, demo, databaseFile }: Settings): void {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  say('Bảng Điểm đang chạy.');
  say(`  Trang của tỉnh:            ${origin}/`);
  say(`  Bàn thử (không cần Excel): ${origin}/workbench/`);
  say(`  Dữ liệu:                   ${databaseFile}`);
  if (demo) say('  Tài khoản minh họa đang mở, chỉ vào được từ máy này. Đặt DEMO=off để tắt.');
  say('Nhấn Ctrl+C để dừng.');
}

/** Ends when told to: no new requests, those begun are answered, then the store is closed. */
function endOnSignal(server: Server, streams: LiveStreams, store: Store): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    streams.close();
    server.closeIdleConnections();
    // A browser may hold its connection open for ever.
    const force = setTimeout(() => server.closeAllConnections(), 5_000);
    await closed;
    clearTimeout(force);
    await store.close();
    say('Đã dừng.');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      end().catch((error: unknown) => {
        logError('closing', error);
        process.exitCode = 1;
      });
    });
  }
}

function startFailure(error: unknown, { port, host }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return `Cổng ${port} đang được dùng. Dừng chương trình kia, hoặc chọn cổng khác: PORT=3001.`;
  if (code === 'EACCES') return `Không được phép mở cổng ${port} trên ${host}. Chọn cổng từ 1024 trở lên.`;
  return `Máy chủ không khởi động được: ${error instanceof Error ? error.message : String(error)}`;
}

async function main(): Promise<void> {
  const read = readSettings(process.env);
  if (!read.ok) {
    process.stderr.write(`${read.message}\n`);
    process.exitCode = 1;
    return;
  }
  const { settings } = read;
  try {
    const store = await openSqliteStore(settings.databaseFile);
    if (settings.demo) await seedDemo({ store, clock, newId });
    const { server, streams } = await listen(settings, store);
    endOnSignal(server, streams, store);
    sayWhereToGo(server, settings);
  } catch (error) {
    process.stderr.write(`${startFailure(error, settings)}\n`);
    process.exitCode = 1;
  }
}

await main();
