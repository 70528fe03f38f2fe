import type { ErrorLog } from './http-errors.ts';
import type { LiveStreams } from './live/live-streams.ts';
import type { Province } from './province/province.ts';
import type { Store } from './store/store.ts';

/** What the web application needs from outside. */
export interface AppDeps {
  readonly store: Store;
  /** Agencies and rules of the province. */
  readonly province: Province;
  /** The open event streams; whoever stops the server closes them first. */
  readonly streams: LiveStreams;
  readonly clock: () => Date;
  /** A new id: letters, digits, "_" and "-", never given twice. */
  readonly newId: () => string;
  /** Signing in without a password to the demonstration accounts, from this machine only. */
  readonly demo: boolean;
  readonly logError: ErrorLog;
  readonly web: {
    /** Folder of the built pages, of the example workbooks, of office.js. */
    readonly webDir: string;
    readonly examplesDir: string;
    readonly officeDir: string;
    /** Where the task pane loads office.js from. */
    readonly officeJs: 'local' | 'cdn';
  };
}
