import { Button, makeStyles, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { DocumentRow } from '#shared/api/document-api.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { useLoaded } from '../use-loaded.ts';
import { showInstant } from '../words.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import { periodWords } from './period-words.ts';
import { useAct } from './use-act.ts';

const useStyles = makeStyles({ part: { display: 'grid', rowGap: '8px', justifyItems: 'start' } });

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  readonly row: DocumentRow;
  /** The row is not as it was shown any more. */
  onChanged(): void;
}

/** Why a row is given back; for the coordinator: giving it back with a reason, or taking it. */
export function GiveBack({ api, token, documentId, row, onChanged }: Props) {
  const styles = useStyles();
  const { returned, rowId } = row;
  const periods = useLoaded(useCallback(() => api.periods(token, documentId), [api, token, documentId]));
  const [asking, setAsking] = useState(false);
  const act = useAct(api, token, documentId, onChanged);
  const may = row.access.assign && (periods.value?.periods.length ?? 0) > 0;
  if (!returned && !may) return null;
  return (
    <div className={styles.part}>
      {returned && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <Text weight="semibold">{returned.reason}</Text>
            <div>{periodWords.givenBack(returned.by, showInstant(returned.at))}</div>
          </MessageBarBody>
        </MessageBar>
      )}
      {act.refusal && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{act.refusal.message}</MessageBarBody>
        </MessageBar>
      )}
      {may && returned && (
        <Button disabled={act.busy} onClick={() => void act.run({ path: 'returns/end', body: { rowIds: [rowId] } })}>
          {periodWords.takeBack}
        </Button>
      )}
      {may && !asking && (
        <Button disabled={act.busy} onClick={() => setAsking(true)}>
          {returned ? periodWords.giveBackAgain : periodWords.giveBack}
        </Button>
      )}
      {may && asking && (
        <ConfirmForm
          confirm={periodWords.confirmGiveBack}
          reason={periodWords.giveBackReason}
          required
          onConfirm={(reason) =>
            void act
              .run({ path: 'returns', body: { rowIds: [rowId], reason } })
              .then((done) => done && setAsking(false))
          }
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
