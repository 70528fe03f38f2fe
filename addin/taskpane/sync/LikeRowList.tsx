import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { SeverityIcon } from '../issues/SeverityIcon.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import type { LikeLine } from '../state/sync-lines.ts';
import { words } from '../words.ts';
import { ResultSection } from './ResultSection.tsx';
import { usePages } from './use-pages.tsx';

const pageSize = 20;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    ':first-child': { borderTop: 'none' },
  },
  own: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap', marginTop: tokens.spacingVerticalXS },
});

/** Rows without identity that the document seems to have already: each is asked about, none is made twice. */
export function LikeRowList({ rows }: { rows: readonly LikeLine[] }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const [shown, more] = usePages(rows, pageSize);
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const mayAdd = usePaneState(
    ({ sync: { session } }) => session.status === 'signed-in' && session.account.role === 'province',
  );
  if (rows.length === 0) return null;
  const title = words.sync.likeRows(rows.length);
  return (
    <ResultSection title={title} icon={<SeverityIcon severity="warning" />} openAtFirst>
      <ul className={styles.list} aria-label={title}>
        {shown.map(({ line: { key, row, text }, question, said, sameAs }) => (
          <li key={key} className={styles.line}>
            {row !== null && (
              <Link as="button" onClick={() => void commands.goToRow(row)}>
                {words.row.title(row + 1)}
              </Link>
            )}
            {text !== null && !question.includes(text) && <div className={styles.own}>{text}</div>}
            <div>{question}</div>
            <div className={styles.actions}>
              {sameAs !== null && (
                <Button size="small" disabled={busy} onClick={() => void commands.sayAboutRow(said, { sameAs })}>
                  {words.sync.sameRow}
                </Button>
              )}
              {mayAdd && (
                <Button size="small" disabled={busy} onClick={() => void commands.sayAboutRow(said, { asNew: true })}>
                  {words.sync.newRowSaid}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {more}
    </ResultSection>
  );
}
