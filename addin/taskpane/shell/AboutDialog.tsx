import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { usePane } from './pane-context.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '420px', width: 'calc(100% - 16px)', padding: tokens.spacingHorizontalL },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

export function AboutDialog(): ReactNode {
  const styles = useStyles();
  const { store } = usePane();
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{words.about.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <div>{words.about.text}</div>
            <div>{words.about.offline}</div>
            <div>{words.about.secret}</div>
            <div>{words.about.keys}</div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {words.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
