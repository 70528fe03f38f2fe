import type { RibbonDesk } from './ribbon-desk.ts';
import { ConnectionLost } from './host-error.ts';
import type { OfficeHost } from './office-host.ts';

/** Numbers by which the library names what it asks of the host and what it listens to. */
const dispatch = { executeRequest: 93, commandCompleted: 94, requestEvent: 33, commandInvoked: 39 } as const;
/** Success, and the library's code for a host that failed inside. */
const succeeded = 0;
const internalError = 5001;

type Callback = (status: unknown, ...rest: unknown[]) => void;
type EventHandler = (eventId: number, payload: unknown) => void;

export interface ExternalOptions {
  /** Language of the user interface and of the data. */
  readonly locale?: string;
  /** 1 = the pane runs in a shared runtime, as the manifest says. */
  readonly flags?: number;
}

/** The part of `window.external` that the Windows flavour of the library uses. */
export interface OfficeExternal {
  GetHostInfo(): string;
  GetContext(): Readonly<Record<string, () => unknown>>;
  GetLoggingAllowed(): boolean;
  Execute(id: number, params: unknown, callback: Callback): void;
  RegisterEvent(id: number, targetId: string, handler: EventHandler, callback: Callback): void;
  UnregisterEvent(id: number, targetId: string, callback: Callback): void;
}

/**
 * The object that Excel on Windows puts at `window.external`, in front of a host: set it in the page of the pane
 * before office.js loads, and the library believes itself in Excel. A host has one pane: making another object for
 * it (the pane was loaded anew) disconnects the former.
 */
export function makeExternal(host: OfficeHost, { locale = 'vi-VN', flags = 1 }: ExternalOptions = {}): OfficeExternal {
  host.ribbon.disconnect();
  const handlers = new Map<number, EventHandler>();
  const send = (event: number, payload: readonly unknown[]) => handlers.get(event)?.(event, toSafeArray(payload));
  host.events.connect((entries) => send(dispatch.requestEvent, entries));
  const context = describeContext(host, locale);
  return {
    GetHostInfo: () => `Excel$Win32$16.01$${locale}$workbench$$disableLogging$${flags}`,
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    Execute(id, params, callback) {
      void execute(host, id, params, callback);
    },
    RegisterEvent(id, _targetId, handler, callback) {
      handlers.set(id, handler);
      later(() => {
        callback(succeeded);
        // Only now does the library know its handler.
        if (id === dispatch.commandInvoked) host.ribbon.connect((command) => send(id, command));
      });
    },
    UnregisterEvent(id, _targetId, callback) {
      handlers.delete(id);
      if (id === dispatch.commandInvoked) host.ribbon.disconnect();
      later(() => callback(succeeded));
    },
  };
}

async function execute(host: OfficeHost, id: number, params: unknown, callback: Callback): Promise<void> {
  // The library's own calls never arrive inside the call that made them.
  await new Promise<void>((resolve) => later(resolve));
  try {
    callback(...(await answerCall(host, id, params)));
  } catch (error) {
    callback(internalError);
    // A lost connection is an answer like any other; everything else is a fault of this host and must be seen.
    if (!(error instanceof ConnectionLost)) throw error;
  }
}

async function answerCall(host: OfficeHost, id: number, params: unknown): Promise<[status: unknown, ...unknown[]]> {
  switch (id) {
    case dispatch.executeRequest: {
      const { body, flags } = readRequest(params);
      const answer = await host.answer(body, flags);
      return [toSafeArray([succeeded, 200, ['Content-Type', 'application/json'], answer])];
    }
    case dispatch.commandCompleted:
      completeCommand(host.ribbon, params);
      return [succeeded];
    default:
      throw new Error(`This host does not implement the call ${id} of the library.`);
  }
}

/**
 * The library sends `[customData, method, path, headers, body, permission, flags, …]`, alone or as the first of its
 * parameters.
 */
function readRequest(params: unknown): { body: string; flags: number } {
  const list: unknown = Array.isArray(params) && Array.isArray(params[0]) ? params[0] : params;
  const [body, , flags] = Array.isArray(list) ? (list.slice(4, 7) as unknown[]) : [];
  if (typeof body !== 'string') throw new Error('The library sent a request without a body.');
  return { body, flags: typeof flags === 'number' ? flags : 0 };
}

function completeCommand(ribbon: RibbonDesk, params: unknown): void {
  const id: unknown = Array.isArray(params) ? params[0] : undefined;
  ribbon.complete(String(id));
}

function describeContext(host: OfficeHost, locale: string): Readonly<Record<string, () => unknown>> {
  const theme = { primaryFontColor: 0, primaryBackgroundColor: 0xffffff };
  return {
    GetAppType: () => 1,
    GetSolutionRef: () => 'bang-diem',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => 'workbench.xlsx',
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'workbench',
    GetInstanceId: () => 'workbench',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(host.requirementSets),
    GetHostFullVersion: () => '16.0.14332.20000',
    GetInitialDisplayMode: () => 2,
    GetOfficeThemeInfo: () => JSON.stringify({ ...theme, secondaryFontColor: 0, secondaryBackgroundColor: 0xffffff }),
    GetSettings: () => ({
      // Settings of the add-in instance in the old way: read at start, never used.
      Read: () => undefined,
      Write: () => {
        throw new Error('This host does not implement Office.context.document.settings.');
      },
    }),
  };
}

/** Arrays as the library expects them of a native host: with a method that copies them. */
function toSafeArray(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const items = value.map(toSafeArray);
  return Object.assign(items, { toArray: () => [...items] });
}

function later(work: () => void): void {
  setTimeout(work, 0);
}
