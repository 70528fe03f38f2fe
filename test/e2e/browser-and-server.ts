import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchChromium, openWatchedPage, type WatchedPage } from '#test/support/browser.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { openFile } from './workbench-page.ts';

/** Whether there is a browser to test in; what is left out without one is said aloud. */
export const chromiumThere = existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium');
if (!chromiumThere) console.warn('LEFT OUT: tests in a browser, because Chromium is not on this machine.');

export interface BrowserAndServer {
  readonly server: TestServer;
  /** A page of the server, in a fresh profile. */
  visit(path: string): Promise<WatchedPage>;
  /** The workbench with a workbook of one's own. */
  visitWith(name: string, bytes: Uint8Array): Promise<WatchedPage>;
}

/**
 * One server and one browser for the tests of a suite. To be called inside `describe`. When the suite ends, no page may
 * have had a problem and no request may have failed inside the server.
 */
export function useBrowserAndServer(): BrowserAndServer {
  let server: TestServer | null = null;
  let browser: Browser | null = null;
  const visited: WatchedPage[] = [];

  async function visit(path: string): Promise<WatchedPage> {
    const watched = await openWatchedPage(browser!, `${server!.origin}/${path}`);
    visited.push(watched);
    return watched;
  }

  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchChromium();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    expect(visited.flatMap(({ problems }) => problems)).toEqual([]);
    expect(server?.errors ?? []).toEqual([]);
  });

  return {
    get server() {
      return server!;
    },
    visit,
    async visitWith(name, bytes) {
      const watched = await visit('workbench/');
      await openFile(watched.page, name, bytes);
      return watched;
    },
  };
}
