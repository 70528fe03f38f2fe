import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle24Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DocumentTable24Regular } from '@fluentui/react-icons/svg/document-table';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXL}`,
    textAlign: 'center',
  },
  done: { color: tokens.colorPaletteGreenForeground1 },
  calm: { color: tokens.colorNeutralForeground3 },
  title: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '38ch' },
});

export interface EmptyStateProps {
  readonly title: string;
  readonly text?: string;
  /** `done`: nothing left to do; otherwise there is nothing here yet. */
  readonly mood?: 'done' | 'calm';
  readonly action?: string;
  readonly onAction?: () => void;
}

/** What stands where a list would: says why it is empty and what to do. */
export function EmptyState({ title, text, mood = 'calm', action, onAction }: EmptyStateProps): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      {mood === 'done' ? (
        <CheckmarkCircle24Regular className={styles.done} aria-hidden />
      ) : (
        <DocumentTable24Regular className={styles.calm} aria-hidden />
      )}
      <div className={styles.title}>{title}</div>
      {text && <div className={styles.text}>{text}</div>}
      {action && <Button onClick={onAction}>{action}</Button>}
    </div>
  );
}
