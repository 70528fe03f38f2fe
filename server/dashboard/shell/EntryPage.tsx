import { Caption1, Card, makeStyles, Title2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '../words.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    placeItems: 'center',
    padding: '24px',
    '@media (max-width: 720px)': { padding: '12px' },
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  card: { width: '440px', maxWidth: '100%', padding: '28px', rowGap: '16px', boxSizing: 'border-box' },
  brand: { display: 'flex', alignItems: 'center', columnGap: '12px' },
});

/** What stands before the pages: one card with the product's name and what the card is for. */
export function EntryPage({ purpose, children }: { readonly purpose: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <Card className={styles.card}>
        <div className={styles.brand}>
          <img src="/icons/icon.svg" alt="" width={40} height={40} />
          <div>
            <Title2 as="h1">{words.product}</Title2>
            <br />
            <Caption1>{purpose}</Caption1>
          </div>
        </div>
        {children}
      </Card>
    </main>
  );
}
