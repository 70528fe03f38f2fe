import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Loaded } from '../use-loaded.ts';
import { words } from '../words.ts';

/** Why a page has no newer figures, with a way to try again; nothing while all is well. */
export function LoadFailure({ failure, reload }: Pick<Loaded<unknown>, 'failure' | 'reload'>) {
  if (failure === null) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{failure.message}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={reload}>{words.retry}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
