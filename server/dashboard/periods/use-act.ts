import { useCallback, useState } from 'react';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import type { ApiFailure } from '#addin/api/request-json.ts';
import type { PeriodApi, PeriodRequest } from './period-api.ts';

export interface Act {
  readonly busy: boolean;
  /** Why the last act was not done. */
  readonly refusal: ApiFailure | null;
  /** Does it; `true` when the server has done it. */
  run(request: PeriodRequest): Promise<boolean>;
}

/**
 * Acts of the province, one at a time. What was sent and not answered is sent again under the same operation id, so that
 * a lost answer never does a thing twice.
 */
export function useAct(api: PeriodApi, token: string, documentId: string, onDone: () => void): Act {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const [operations] = useState(() => createOperationIds(() => crypto.randomUUID()));
  const run = useCallback(
    async (request: PeriodRequest): Promise<boolean> => {
      const operationId = operations.idFor(JSON.stringify([documentId, request]));
      setBusy(true);
      const result = await api.periodAct(token, documentId, operationId, request);
      setBusy(false);
      setRefusal(result.ok ? null : result);
      if (result.ok) operations.answered(operationId);
      onDone();
      return result.ok;
    },
    [api, token, documentId, onDone, operations],
  );
  return { busy, refusal, run };
}
