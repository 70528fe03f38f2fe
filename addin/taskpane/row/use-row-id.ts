import { useMemo } from 'react';
import { usePaneState } from '../shell/pane-context.ts';

/** The province's id of a sheet row (zero-based), `null` while it is not linked. */
export function useRowId(row: number): string | null {
  const local = usePaneState((state) => state.sync.local);
  return useMemo(() => {
    if (local.kind !== 'ready') return null;
    const identity = local.collected.sheet.rows.find((candidate) => candidate.row === row)?.identity;
    return identity?.kind === 'linked' ? identity.identity.rowId : null;
  }, [local, row]);
}
