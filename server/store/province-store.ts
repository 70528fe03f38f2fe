import type { CatalogueInfo, PublishedAgency } from '#shared/api/province-api.ts';
import type { CatalogueScope } from '#shared/agency/agency-row.ts';
import type { Actor } from './store.ts';

/** A version of the province's agency list with its rows. */
export interface StoredCatalogue {
  readonly info: CatalogueInfo;
  readonly agencies: readonly PublishedAgency[];
}

/** A rule switched off or on again by the province. */
export interface RuleSwitch {
  readonly code: string;
  readonly off: boolean;
  readonly reason: string;
  /** Display name, and ISO instant. */
  readonly author: string;
  readonly at: string;
}

interface Change {
  readonly operationId: string;
  /** Tells a resend from another request with the same id. */
  readonly requestHash: string;
  readonly actor: Actor;
  readonly at: string;
}

export interface CatalogueWrite extends Change {
  /** The version that must still be the one in use; 0 = none was published. */
  readonly base: number;
  readonly scope: CatalogueScope;
  readonly agencies: readonly PublishedAgency[];
  readonly restoredFrom: number | null;
}

/**
 * `resent`: the same request was done before. `reused`: its id belongs to another request. `outdated`: someone else
 * published since `base`.
 */
export type ChangeOutcome = 'done' | 'resent' | 'reused' | 'outdated';

/** What the province decides for all its panes: every version is kept. */
export interface ProvinceStore {
  /** The version in use; `null` when none was published. */
  latestCatalogue(): Promise<StoredCatalogue | null>;
  findCatalogue(version: number): Promise<StoredCatalogue | null>;
  /** Newest first. */
  listCatalogues(): Promise<readonly CatalogueInfo[]>;
  publishCatalogue(write: CatalogueWrite): Promise<ChangeOutcome>;
  /** Newest first. */
  listRuleSwitches(): Promise<readonly RuleSwitch[]>;
  switchRule(
    write: Change & { readonly code: string; readonly off: boolean; readonly reason: string },
  ): Promise<ChangeOutcome>;
}
