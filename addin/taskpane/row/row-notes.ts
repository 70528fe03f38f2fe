import type { ApiResult } from '#addin/api/request-json.ts';
import {
  addCommentAnswerSchema,
  commentsAnswerSchema,
  type AddCommentAnswer,
  type CommentsAnswer,
} from '#shared/api/comment-api.ts';
import {
  saveSharesAnswerSchema,
  sharesAnswerSchema,
  type SaveSharesAnswer,
  type SaveSharesRequest,
  type SharesAnswer,
} from '#shared/api/share-api.ts';
import type { PaneCommands } from '../workflows/pane-commands.ts';

type Ask = Pick<PaneCommands, 'askDocument'>;
type Answer<Value> = Promise<ApiResult<Value> | null>;

const path = (rowId: string, part: string): string => `/rows/${encodeURIComponent(rowId)}/${part}`;

/** What people wrote beside a row. `null` while nobody is signed in or the sheet is not connected; so for all below. */
export function readComments({ askDocument }: Ask, rowId: string): Answer<CommentsAnswer> {
  return askDocument({ method: 'GET', path: path(rowId, 'comments'), answer: commentsAnswerSchema });
}

export function addComment(
  { askDocument }: Ask,
  rowId: string,
  body: { operationId: string; text: string },
): Answer<AddCommentAnswer> {
  return askDocument({ method: 'POST', path: path(rowId, 'comments'), body, answer: addCommentAnswerSchema });
}

export function readShares({ askDocument }: Ask, rowId: string): Answer<SharesAnswer> {
  return askDocument({ method: 'GET', path: path(rowId, 'shares'), answer: sharesAnswerSchema });
}

export function saveShares({ askDocument }: Ask, rowId: string, body: SaveSharesRequest): Answer<SaveSharesAnswer> {
  return askDocument({ method: 'PUT', path: path(rowId, 'shares'), body, answer: saveSharesAnswerSchema });
}
