import { followDocument, type LiveParts } from '#addin/api/follow-document.ts';
import { sightOfAll } from '#shared/sync/sight.ts';
import { dispatchSync, noteAnswer } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';

interface Followed {
  readonly documentId: string;
  readonly token: string;
  readonly stop: () => void;
}

/**
 * Counts what the province has new for the sheet in front, from now on; the sheet itself is not touched before the
 * officer asks (SPEC C-4). Answers what stops it.
 */
export function watchNews(services: PaneServices, live: LiveParts): () => void {
  const { store, api, memory } = services;
  let followed: Followed | null = null;
  /** Highest revision of the document in front, as the server last said. */
  let head = 0;
  /** What was counted last: the same is not asked twice. */
  let counted: readonly unknown[] = [];

  function followLink(): void {
    const { session, link } = store.getState().sync;
    const token = session.status === 'signed-in' ? session.token : null;
    if (followed?.documentId === link?.documentId && followed?.token === token) return;
    followed?.stop();
    followed = null;
    head = 0;
    if (token === null || link === null) return;
    const { documentId } = link;
    const stop = followDocument(live, {
      token,
      documentId,
      onNews(cursor, marks) {
        dispatchSync(services, { type: 'marks-heard', marks });
        head = cursor;
        // Said again: where the count got no answer, it is asked for again.
        counted = [];
        void count();
      },
      onRefused: (refusal) => void noteAnswer(services, { ok: false, ...refusal }),
      onMode(mode) {
        if (mode === 'streaming') dispatchSync(services, { type: 'connection-changed', connection: 'online' });
      },
    });
    followed = { documentId, token, stop };
  }

  async function count(): Promise<void> {
    const { session, link, phase, outcome, local } = store.getState().sync;
    // A sheet that never received anything has no news, it has everything to come; and while a sync runs, what it
    // brings is not told beforehand.
    if (session.status !== 'signed-in' || link === null || link.cursor === 0 || phase !== 'idle') return;
    const newest = local.kind === 'ready' ? local.collected.newest : undefined;
    const asked = [head, link.documentId, link.sheetId, link.cursor, outcome, newest];
    // Whoever sees more than the last reader of this file has news without anybody having written (SPEC C-7).
    const mayWiden = link.sight !== undefined && link.sight !== sightOfAll;
    if ((head <= link.cursor && !mayWiden) || asked.every((part, index) => part === counted[index])) return;
    counted = asked;
    const { workbookId } = await memory.load();
    const answer = noteAnswer(services, await api.news(session.token, { ...link, workbookId, newest }));
    if (counted !== asked) return;
    const now = store.getState().sync.link;
    const isStillAsked = now?.sheetId === link.sheetId && now.cursor === link.cursor;
    if (answer.ok && isStillAsked) dispatchSync(services, { type: 'news-counted', count: answer.value.rows });
  }

  const stopListening = store.subscribe(() => {
    followLink();
    void count();
  });
  followLink();
  return () => {
    stopListening();
    followed?.stop();
  };
}
