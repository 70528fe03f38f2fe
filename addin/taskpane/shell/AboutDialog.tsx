import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { usePane } from './pane-context.ts';
import { PaneDialog } from './PaneDialog.tsx';

export function AboutDialog(): ReactNode {
  const { store } = usePane();
  const close = (
    <Button appearance="primary" onClick={() => store.dispatch({ type: 'dialog-closed' })}>
      {words.close}
    </Button>
  );
  return (
    <PaneDialog title={words.about.title} actions={close}>
      <div>{words.about.text}</div>
      <div>{words.about.offline}</div>
      <div>{words.about.secret}</div>
      <div>{words.about.keys}</div>
    </PaneDialog>
  );
}
