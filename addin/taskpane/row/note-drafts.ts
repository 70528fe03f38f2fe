import { useCallback, useState } from 'react';
import { usePane, usePaneState, type Pane } from '../shell/pane-context.ts';

/** What was typed and not sent yet, for as long as the pane is open: looking at another row must not lose it. */
const drafts = new WeakMap<Pane, Map<string, unknown>>();

function draftsOf(pane: Pane): Map<string, unknown> {
  const known = drafts.get(pane) ?? new Map<string, unknown>();
  drafts.set(pane, known);
  return known;
}

/**
 * A draft of the signed-in account for one row; `null` = nothing typed. `read` tells whether a kept value is one of its
 * kind.
 */
export function useNoteDraft<Draft>(
  kind: string,
  rowId: string,
  read: (kept: unknown) => Draft | null,
): readonly [Draft | null, (draft: Draft | null) => void] {
  const pane = usePane();
  const key = usePaneState(({ sync: { session, link } }) => {
    const username = session.status === 'signed-in' ? session.account.username : '';
    return `${kind} ${username} ${link?.documentId ?? ''} ${rowId}`;
  });
  const [draft, setDraft] = useState(() => read(draftsOf(pane).get(key)));
  const keep = useCallback(
    (next: Draft | null) => {
      if (next === null) draftsOf(pane).delete(key);
      else draftsOf(pane).set(key, next);
      setDraft(next);
    },
    [pane, key],
  );
  return [draft, keep];
}
