import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiResult } from '#addin/api/request-json.ts';

export type Asked<Value> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly value: Value };

export interface UseAsked<Value> {
  readonly asked: Asked<Value>;
  readonly reload: () => void;
  /** Asks again while what is shown stays, also when the answer is a refusal. */
  readonly refresh: () => void;
  /** Puts a newer answer in place, as after a write. */
  readonly replace: (value: Value) => void;
}

/** Asks the server when the view opens, when `ask` changes and on demand; an overtaken answer is dropped. */
export function useAsked<Value>(ask: () => Promise<ApiResult<Value> | null>): UseAsked<Value> {
  const [asked, setAsked] = useState<Asked<Value>>({ status: 'loading' });
  const latest = useRef(0);
  const reload = useCallback(() => {
    const call = (latest.current += 1);
    setAsked({ status: 'loading' });
    void ask().then((result) => {
      if (call !== latest.current || result === null) return;
      setAsked(result.ok ? { status: 'ready', value: result.value } : { status: 'failed', message: result.message });
    });
  }, [ask]);
  const refresh = useCallback(() => {
    const call = (latest.current += 1);
    void ask().then((result) => {
      if (call !== latest.current || result === null) return;
      if (result.ok) setAsked({ status: 'ready', value: result.value });
      else setAsked((shown) => (shown.status === 'loading' ? { status: 'failed', message: result.message } : shown));
    });
  }, [ask]);
  useEffect(() => {
    reload();
    return () => {
      latest.current += 1;
    };
  }, [reload]);
  const replace = useCallback((value: Value) => {
    latest.current += 1;
    setAsked({ status: 'ready', value });
  }, []);
  return { asked, reload, refresh, replace };
}
