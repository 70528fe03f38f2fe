import type { Response } from 'express';
import type { Reply } from '#server/sync/first-answer.ts';

/** Sends an operation's answer as it is kept. */
export function sendReply(response: Response, { bytes }: Reply<unknown>): void {
  response.type('json').send(bytes);
}
