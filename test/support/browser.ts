import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Chromium of the machine, without anything that would call home. Its profile is new and goes with it. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors of the page and its frames, and requests to any other server, since it was opened. Tests expect none. */
  readonly problems: readonly string[];
  /** Ends the page and its storage. */
  readonly close: () => Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Messages of the console that the test provokes on purpose. */
  readonly expected?: RegExp;
}

/** Opens an address in a fresh profile, in Vietnamese and Vietnamese time; requests to other servers are refused. */
export async function openWatchedPage(
  browser: Browser,
  address: string,
  options: PageOptions = {},
): Promise<WatchedPage> {
  const { width = 1366, height = 768, dark = false, expected } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  const problems: string[] = [];
  const report = (problem: string) => {
    if (!expected?.test(problem)) problems.push(problem);
  };
  const { origin } = new URL(address);
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== origin,
    async (route) => {
      report(`request to another server: ${route.request().url()}`);
      await route.abort();
    },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => {
    report(`page error: ${error.message}`);
  });
  await page.goto(address);
  return { page, problems, close: () => context.close() };
}

/** Keeps a picture of the page in tmp/screens, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<string> {
  const folder = join(process.cwd(), 'tmp', 'screens');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}
