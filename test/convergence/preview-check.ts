// The preview is the outcome (SPEC P): what a dry run says, brought in without writing, is what the sync does to the
// province and to the sheet.
import type { SyncAnswer } from '#shared/sync/protocol.ts';
import { demand } from './fault.ts';
import type { Sending, Workbook } from './workbook.ts';
import type { World } from './world.ts';

/** What the preview of a sending says; `null` where the server refused it, or where the answer is one of before. */
export async function previewOf(world: World, book: Workbook, sending: Sending): Promise<string | null> {
  const { server, mint } = world;
  // A resend gets its first answer, whatever has happened since.
  if (server.deeds.has(sending.request.operationId)) return null;
  const request = { ...sending.request, dryRun: true, operationId: mint.uuid() };
  const reply = await server.send(book.username, request);
  return reply.ok ? describeOutcome(book, sending, reply.answer) : null;
}

/** What an answer does to the province and to the sheet, as far as it can be told before: no new ids, no numbers. */
export function describeOutcome(book: Workbook, sending: Sending, answer: SyncAnswer): string {
  const { changes, waiting, removed, absent } = book.applyTo(sending, answer, new Map());
  return JSON.stringify({
    province: answer.results.map((result) => ({ ...result, rowId: null, revision: null })),
    news: answer.news,
    changes,
    waiting: waiting.map(({ row, field, reason }) => [row, field, reason]),
    removed: removed.map(({ row }) => row),
    absent: absent.map(({ rowId }) => rowId),
  });
}

/** Holds an outcome against its preview; nobody did anything in between. */
export function checkPreview(book: Workbook, preview: string, outcome: string): void {
  demand(preview === outcome, `${book.name}: the preview showed ${preview}, the sync does ${outcome}`);
}
