import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { ConnectionLost } from '#addin/workbench/office-host/host-error.ts';
import type { OfficeHost } from '#addin/workbench/office-host/office-host.ts';

/** What the library expects of whoever carries its messages in a process without a page. */
interface NativeBridge {
  sendMessageToHost(text: string): void;
  /** Set by the library when it loads. */
  onMessageFromHost?(text: string): void;
}

interface BridgeMessage {
  readonly id: number;
  readonly flags: number;
  readonly message: { readonly body: unknown };
}

const library = fileURLToPath(import.meta.resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js'));

let connected: OfficeHost | null = null;
let loaded = false;

/**
 * Loads the unmodified Office library into this process, once, and connects it to a host. `Excel` and `Office`
 * are globals afterwards, as on a page. Every member above the requirement sets that the host claims throws
 * `ApiNotFound` when it is touched, so that a test run proves the floor the add-in needs.
 */
export function connectOffice(host: OfficeHost): void {
  connected?.events.disconnect();
  if (!loaded) loadLibrary();
  loaded = true;
  host.events.connect((entries) => {
    bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
  });
  connected = host;
}

const bridge: NativeBridge = {
  sendMessageToHost(text) {
    const { id, flags, message } = JSON.parse(text) as BridgeMessage;
    const body = typeof message.body === 'string' ? message.body : JSON.stringify(message.body);
    void answerRequest(id, body, flags);
  },
};

async function answerRequest(id: number, body: string, flags: number): Promise<void> {
  const answer = await answerOrStatus(body, flags);
  bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: { headers: {}, ...answer } }));
}

async function answerOrStatus(body: string, flags: number): Promise<{ statusCode: number; body: string }> {
  if (!connected) throw new Error('The library sent a request before a host was connected');
  try {
    return { statusCode: 200, body: await connected.answer(body, flags) };
  } catch (error) {
    if (error instanceof ConnectionLost) return { statusCode: 503, body: '' };
    throw error;
  }
}

function loadLibrary(): void {
  const page = globalThis as Record<string, unknown>;
  const noStorage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined, length: 0 };
  const ignore = () => undefined;
  const href = 'https://localhost/taskpane.html';
  const location = {
    href,
    hash: '',
    search: '',
    protocol: 'https:',
    hostname: 'localhost',
    origin: 'https://localhost',
  };
  const document = {
    readyState: 'complete',
    URL: href,
    domain: 'localhost',
    getElementsByTagName: () => [],
    createElement: () => ({ setAttribute: ignore, style: {} }),
    querySelectorAll: () => [],
    getElementById: () => null,
    addEventListener: ignore,
  };
  const stage: Record<string, unknown> = {
    window: page,
    self: page,
    top: page,
    parent: page,
    opener: null,
    name: '',
    addEventListener: ignore,
    navigator: { userAgent: 'node' },
    localStorage: noStorage,
    sessionStorage: noStorage,
    location,
    document,
    _richApiNativeBridge: bridge,
  };
  for (const [name, value] of Object.entries(stage)) page[name] ??= value;
  // The library compares object prototypes, so that it must run in this very context.
  vm.runInThisContext(readFileSync(library, 'utf8'), { filename: library });
  (page['OSF'] as Record<string, unknown>)['_OfficeAppFactory'] = { getContext: () => officeContext, getHostInfo };
  forbidUnsupportedMembers(page['OfficeExtension'] as LibraryInternals);
}

/** Internals of the library that no typing covers. */
interface LibraryInternals {
  readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
}

function forbidUnsupportedMembers(internals: LibraryInternals): void {
  internals.CommonUtility._doApiNotSupportedCheck = true;
}

/** The part of `Office.context` that the library and the add-in ask. Always the connected host's claims. */
const officeContext = {
  requirements: {
    isSetSupported: (name: string, version?: string) => connected?.supports(name, version) ?? false,
  },
  platform: 'OfficeOnline',
  host: 'Excel',
  diagnostics: { host: 'Excel', platform: 'OfficeOnline', version: '16.0.0.0' },
};

function getHostInfo() {
  return { hostType: 'excel', hostPlatform: 'web', flags: 0 };
}
