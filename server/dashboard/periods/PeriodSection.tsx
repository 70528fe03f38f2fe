import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  panel: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '10px 14px 12px',
    display: 'grid',
    rowGap: '8px',
    minWidth: 0,
  },
  head: { display: 'flex', alignItems: 'center', columnGap: '8px', flexWrap: 'wrap', rowGap: '6px' },
  title: { flexGrow: 1 },
});

/** A titled block of the page, with its actions beside the title. */
export function PeriodSection(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <section className={styles.panel} aria-label={props.title}>
      <div className={styles.head}>
        <Text as="h2" weight="semibold" size={400} className={styles.title}>
          {props.title}
        </Text>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
