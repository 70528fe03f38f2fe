import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { OfficeHost } from '#addin/workbench/office-host/office-host.ts';
import { makeExternal } from '#addin/workbench/office-host/win32-external.ts';

/** The globals of a page that loaded office.js. */
export interface OfficePage {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  close(): void;
}

/** The part of jsdom used here; the package has no types of its own. */
interface Jsdom {
  readonly JSDOM: new (html: string, options: object) => { readonly window: OfficePage };
  readonly ResourceLoader: new () => object;
  readonly VirtualConsole: new () => object;
}

const jsdom = createRequire(import.meta.url)('jsdom') as Jsdom;
const distribution = new URL('./', import.meta.resolve('@microsoft/office-js/dist/office.js'));

/** Serves the package's files at /office/ and nothing else, so that no test reaches the network. */
class OfficeFiles extends jsdom.ResourceLoader {
  fetch(address: string): Promise<Buffer> {
    const { pathname } = new URL(address);
    if (!pathname.startsWith('/office/')) return Promise.reject(new Error(`Not served: ${address}`));
    const file = new URL(pathname.slice('/office/'.length), distribution);
    return Promise.resolve(readFileSync(fileURLToPath(file)));
  }
}

/** Opens a page that runs the unmodified, complete office.js in front of a host, as the workbench's pane does. */
export async function openOfficePage(host: OfficeHost): Promise<OfficePage> {
  const html = '<!doctype html><html><head><script src="/office/office.js"></script></head><body></body></html>';
  const { window: page } = new jsdom.JSDOM(html, {
    url: 'https://localhost/pane.html',
    runScripts: 'dangerously',
    resources: new OfficeFiles(),
    virtualConsole: new jsdom.VirtualConsole(),
    pretendToBeVisual: true,
    beforeParse(opened: object) {
      Object.assign(opened, { TextEncoder, TextDecoder });
      Object.defineProperty(opened, 'external', { value: makeExternal(host), configurable: true });
    },
  });
  while (typeof page.Office?.onReady !== 'function') await new Promise((resolve) => setTimeout(resolve, 5));
  await page.Office.onReady();
  // The library goes on with requests of its own for a moment.
  while (!host.runtime.actionsReady) await new Promise((resolve) => setTimeout(resolve, 5));
  return page;
}
