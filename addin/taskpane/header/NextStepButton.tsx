import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { ReactNode } from 'react';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { nextStep, type NextStep } from '../state/next-step.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  button: { marginTop: tokens.spacingVerticalXS, width: '100%' },
  clean: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '32px',
    color: tokens.colorPaletteGreenForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** The one thing to do next, as the only primary button of the header. */
export function NextStepButton(): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const sheet = usePaneState((state) => state.sheet);
  const sync = usePaneState((state) => state.sync);
  const { store } = usePane();
  const waiting = usePaneState((state) => state.busy !== null || state.sync.phase !== 'idle');
  const step = nextStep({ ...store.getState(), sheet, sync });
  if (step.kind === 'wait') return null;
  if (step.kind === 'clean') {
    return (
      <div className={styles.clean}>
        <CheckmarkCircle16Filled aria-hidden />
        {step.sent ? words.next.allSent : words.next.clean(step.rows)}
      </div>
    );
  }
  return (
    <Button
      className={styles.button}
      appearance="primary"
      disabled={waiting}
      onClick={() => void commands.takeNextStep(step)}
    >
      {wordsOf(step)}
    </Button>
  );
}

function wordsOf(step: Exclude<NextStep, { kind: 'wait' | 'clean' }>): string {
  switch (step.kind) {
    case 'read':
      return words.next.read;
    case 'to-unicode':
      return words.encoding.next;
    case 'pick-columns':
      return words.next.pickColumns;
    case 'fetch':
      return step.signedIn ? words.next.fetch : words.next.signInToFetch;
    case 'resolve-conflicts':
      return words.next.resolve(step.count);
    case 'fix-errors':
      return words.next.fixErrors(step.count);
    case 'score-rest':
      return words.next.scoreRest(step.count);
    case 'add-progress':
      return words.next.addProgress;
    case 'sign-in':
      return words.next.signIn;
    case 'connect':
      return words.next.connect;
    case 'send':
      return words.next.send(step.count);
    case 'receive':
      return words.next.receive(step.count);
    case 'see-warnings':
      return words.next.seeWarnings(step.count);
  }
}
