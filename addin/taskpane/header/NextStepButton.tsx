import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { ReactNode } from 'react';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { errorsOfOthers, nextStep, type NextStep } from '../state/next-step.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  button: { marginTop: tokens.spacingVerticalXS, width: '100%' },
  others: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
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
  const province = usePaneState((state) => state.province);
  const { store } = usePane();
  const waiting = usePaneState((state) => state.busy !== null || state.sync.phase !== 'idle');
  const state = { ...store.getState(), sheet, sync, province };
  const step = nextStep(state);
  if (step.kind === 'wait') return null;
  const others = errorsOfOthers(state);
  if (step.kind === 'clean') {
    const said = step.sent ? words.next.allSent : others > 0 ? words.next.ownClean : words.next.clean(step.rows);
    return (
      <>
        <div className={styles.clean}>
          <CheckmarkCircle16Filled aria-hidden />
          {said}
        </div>
        {others > 0 && <div className={styles.others}>{words.next.errorsOfOthers(others)}</div>}
      </>
    );
  }
  return (
    <>
      <Button
        className={styles.button}
        appearance="primary"
        disabled={waiting}
        onClick={() => void commands.takeNextStep(step)}
      >
        {wordsOf(step)}
      </Button>
      {others > 0 && <div className={styles.others}>{words.next.errorsOfOthers(others)}</div>}
    </>
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
    case 'say-document':
      return words.next.sayDocument;
    case 'send':
      return words.next.send(step.count);
    case 'receive':
      return words.next.receive(step.count);
    case 'see-gone':
      return words.next.seeGone(step.count);
    case 'see-held':
      return words.next.seeHeld(step.count);
    case 'see-warnings':
      return words.next.seeWarnings(step.count);
  }
}
