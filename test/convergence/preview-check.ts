// The preview is the outcome (SPEC P): what a dry run, brought in without writing, says of a sheet is what the sync does to it.
import type { Applied } from '#shared/sync/apply-answer.ts';
import { demand } from './fault.ts';
import type { Sending, Workbook } from './workbook.ts';
import type { World } from './world.ts';

/** What the preview of a sending shows; `null` where the server refused it. */
export async function previewOf(world: World, book: Workbook, sending: Sending): Promise<Applied | null> {
  const request = { ...sending.request, dryRun: true, operationId: world.mint.uuid() };
  const reply = await world.server.send(book.username, request);
  return reply.ok ? book.applyTo(sending, reply.answer, new Map()) : null;
}

/** Holds the outcome of the same sending against its preview; nobody did anything in between. */
export function checkPreview(book: Workbook, preview: Applied, outcome: Applied): void {
  const [shown, done] = [preview, outcome].map(({ changes, waiting, removed, absent }) =>
    JSON.stringify({
      changes,
      waiting: waiting.map(({ row, field, reason }) => [row, field, reason]),
      removed: removed.map(({ row }) => row),
      absent: absent.map(({ rowId }) => rowId),
    }),
  );
  demand(shown === done, `${book.name}: the preview showed ${shown}, the sync did ${done}`);
}
