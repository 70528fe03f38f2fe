import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  panel: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px 14px 12px',
    minWidth: 0,
    breakInside: 'avoid',
  },
  title: { display: 'block', margin: '0 0 8px' },
  scroll: { maxHeight: '232px', overflowY: 'auto', '@media print': { maxHeight: 'none' } },
});

/** A titled block of the overview that scrolls inside itself, so that the page fits one screen. */
export function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.panel} aria-label={title}>
      <Text as="h2" weight="semibold" size={400} className={styles.title}>
        {title}
      </Text>
      <div className={styles.scroll} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}
