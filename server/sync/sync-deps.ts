import type { Store } from '#server/store/store.ts';
import type { Leadership } from './leadership.ts';

/** What the sync use-cases need from outside. */
export interface SyncDeps {
  readonly store: Store;
  readonly leadership: Leadership;
  /** The present instant. */
  readonly clock: () => Date;
  /** A new id: letters, digits, "_" and "-", never given twice. */
  readonly newId: () => string;
}
