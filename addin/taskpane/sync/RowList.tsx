import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { WholeChange } from '../shell/ChangeText.tsx';
import { usePane } from '../shell/pane-context.ts';
import type { RowLine } from '../state/sync-lines.ts';
import { words } from '../words.ts';
import { usePages } from './use-pages.tsx';

/** So many lines are read; beyond that people go to the sheet. The rest comes on demand. */
const pageSize = 40;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    minWidth: 0,
    ':first-child': { borderTop: 'none' },
  },
  error: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  field: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Lines about rows; the row's number leads to it in the sheet. */
export function RowList({ lines, label }: { lines: readonly RowLine[]; label: string }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const [shown, more] = usePages(lines, pageSize);
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {shown.map(({ key, row, text, tone, changes }) => (
          <li key={key} className={styles.line}>
            {row !== null && (
              <Link as="button" onClick={() => void commands.goToRow(row)}>
                {words.row.title(row + 1)}
              </Link>
            )}
            {text !== null && (
              <div className={mergeClasses(tone === 'error' && styles.error, tone === 'quiet' && styles.quiet)}>
                {row === null ? text : withoutRow(row, text)}
              </div>
            )}
            {changes?.map(({ field, old, next }) => (
              <div key={field}>
                <span className={styles.field}>{field}</span>
                {old === null ? <div>{next}</div> : <WholeChange old={old} next={next} />}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

/** The sentence without the row it opens with: the link above says it. */
function withoutRow(row: number, text: string): string {
  const opening = `${words.row.title(row + 1)}: `;
  if (!text.startsWith(opening)) return text;
  const rest = text.slice(opening.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
