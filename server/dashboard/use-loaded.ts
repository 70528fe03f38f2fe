import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiFailure, ApiResult } from '#addin/api/request-json.ts';

export interface Loaded<Value> {
  /** The last good answer; stays while a newer one is on its way. */
  readonly value: Value | null;
  readonly failure: ApiFailure | null;
  readonly loading: boolean;
  reload(): void;
}

/** Reads again, quietly, when news come: what is shown stays until the newer answer is there. */
export function useReloadOn(news: number, reload: () => void): void {
  const seen = useRef(news);
  useEffect(() => {
    if (seen.current === news) return;
    seen.current = news;
    reload();
  }, [news, reload]);
}

/** Calls the server when `load` changes and on demand; an answer that was overtaken by a newer call is dropped. */
export function useLoaded<Value>(load: () => Promise<ApiResult<Value>>): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>({ value: null, failure: null, loading: true });
  const latest = useRef(0);
  const reload = useCallback(() => {
    const call = (latest.current += 1);
    setState((before) => ({ ...before, loading: true }));
    void load().then((result) => {
      if (call !== latest.current) return;
      setState((before) =>
        result.ok
          ? { value: result.value, failure: null, loading: false }
          : { value: before.value, failure: result, loading: false },
      );
    });
  }, [load]);
  useEffect(reload, [reload]);
  return { ...state, reload };
}
