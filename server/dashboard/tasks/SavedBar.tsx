import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ApiResult } from '#addin/api/request-json.ts';
import { words } from '../words.ts';
import { editWords } from './edit-words.ts';

/** What was saved last, and the operation that takes it back; `null` = nothing had to be written. */
export interface SavedNotice {
  readonly message: string;
  readonly operationId: string | null;
}

interface Props {
  readonly notice: SavedNotice;
  undo(operationId: string): Promise<ApiResult<unknown>>;
  onUndone(): void;
  onClose(): void;
}

/** Says what was saved and takes it back while nobody built on it. */
export function SavedBar({ notice, undo, onUndone, onClose }: Props) {
  const [state, setState] = useState<'saved' | 'undoing' | 'undone'>('saved');
  const [failure, setFailure] = useState<string | null>(null);
  const { operationId } = notice;
  const takeBack = (operation: string): void => {
    setState('undoing');
    void undo(operation).then((answer) => {
      setState(answer.ok ? 'undone' : 'saved');
      setFailure(answer.ok ? null : answer.message);
      if (answer.ok) onUndone();
    });
  };
  return (
    <MessageBar intent={failure === null ? 'success' : 'error'} layout="multiline">
      <MessageBarBody>{failure ?? (state === 'undone' ? editWords.undone : notice.message)}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button appearance="transparent" aria-label={words.close} icon={<DismissRegular />} onClick={onClose} />
        }
      >
        {operationId !== null && state !== 'undone' && (
          <Button disabled={state === 'undoing'} onClick={() => takeBack(operationId)}>
            {editWords.undo}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
