import { useEffect, useState } from 'react';
import { followDocument, type LiveParts } from '#addin/api/follow-document.ts';
import type { ApiFailure } from '#addin/api/request-json.ts';

export interface News {
  /** Grows with each piece of news: what is shown is read again. */
  readonly version: number;
  /** When the last one came; `null` before the first. */
  readonly at: Date | null;
}

/** News come at most so often, in milliseconds: a morning on which everybody reports must not reload without end. */
const restMs = 2_000;

/** Hears of a document's news while the page is looked at. */
export function useNews(
  live: LiveParts,
  token: string,
  documentId: string | null,
  onFailure: (failure: ApiFailure) => void,
): News {
  const [news, setNews] = useState<News>({ version: 0, at: null });
  useEffect(() => {
    if (documentId === null) return;
    let heard: string | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = (isFirst: boolean): void => {
      timer ??= setTimeout(
        () => {
          timer = null;
          setNews(({ version, at }) => ({ version: version + 1, at: isFirst ? at : new Date() }));
        },
        isFirst ? 0 : restMs,
      );
    };
    const stop = followDocument(live, {
      token,
      documentId,
      onNews(cursor, { comments, periods }) {
        const said = [cursor, comments, periods].join();
        if (said === heard) return;
        // The first word may tell of a change that came between the page's reading and it.
        tell(heard === null);
        heard = said;
      },
      onRefused: (refusal) => onFailure({ ok: false, ...refusal }),
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [live, token, documentId, onFailure]);
  return news;
}
