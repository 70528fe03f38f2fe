import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    width: '100%',
    minHeight: '32px',
    padding: 0,
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  body: { paddingBottom: tokens.spacingVerticalS },
});

export interface ResultSectionProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly openAtFirst: boolean;
  readonly children: ReactNode;
}

/** One part of a preview or result, under a heading that opens and closes. */
export function ResultSection({ title, icon, openAtFirst, children }: ResultSectionProps): ReactNode {
  const styles = useStyles();
  const [open, setOpen] = useState(openAtFirst);
  return (
    <section>
      <button type="button" className={styles.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? (
          <ChevronDown16Regular className={styles.chevron} />
        ) : (
          <ChevronRight16Regular className={styles.chevron} />
        )}
        {icon}
        <span>{title}</span>
      </button>
      {open && <div className={styles.body}>{children}</div>}
    </section>
  );
}
