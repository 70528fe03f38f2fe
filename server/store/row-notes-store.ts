import type { RowComment } from '#shared/api/comment-api.ts';
import type { Share } from '#shared/api/share-api.ts';
import type { Actor } from './store.ts';

interface RowChange {
  readonly operationId: string;
  /** Tells a resend from another request with the same id. */
  readonly requestHash: string;
  readonly rowId: string;
  readonly actor: Actor;
  readonly at: string;
}

export interface CommentWrite extends RowChange {
  readonly commentId: string;
  readonly documentId: string;
  readonly text: string;
}

/** A comment with the operation that made it. */
export interface KeptComment {
  readonly accountId: string;
  readonly requestHash: string;
  readonly comment: RowComment;
}

export interface CommentStore {
  /** Oldest first. */
  listComments(rowId: string): Promise<readonly RowComment[]>;
  /** How many comments each row of the document has; rows without any are left out. */
  countComments(documentId: string): Promise<ReadonlyMap<string, number>>;
  /** How many comments all rows of the document have. */
  countAll(documentId: string): Promise<number>;
  /** The comment an operation made. */
  findComment(operationId: string): Promise<KeptComment | null>;
  /** Adds a comment unless its operation id was used before; gives back what that id made. */
  addComment(write: CommentWrite): Promise<KeptComment>;
}

/** One version of how an agency splits a row. */
export interface StoredShares {
  readonly agencyCode: string;
  readonly agencyName: string | null;
  readonly version: number;
  readonly shares: readonly Share[];
  readonly author: string;
  readonly at: string;
}

export interface KeptShares {
  readonly accountId: string;
  readonly requestHash: string;
  readonly list: StoredShares;
}

export interface SharesWrite extends RowChange {
  readonly agencyCode: string;
  /** The version that must still be the present one; 0 = never split. */
  readonly base: number;
  readonly shares: readonly Share[];
}

/** Every version is kept. */
export interface ShareStore {
  /** The present version of every agency that split the row. */
  listShares(rowId: string): Promise<readonly StoredShares[]>;
  /** The version an operation made. */
  findShares(operationId: string): Promise<KeptShares | null>;
  /** Keeps the next version, or tells what `base` was overtaken by, or what its operation id made before. */
  saveShares(
    write: SharesWrite,
  ): Promise<
    { readonly kind: 'kept'; readonly kept: KeptShares } | { readonly kind: 'outdated'; readonly list: StoredShares }
  >;
}
