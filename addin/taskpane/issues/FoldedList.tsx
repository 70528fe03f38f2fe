import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { words } from '../words.ts';

/** More than this at once is for searching, not for reading: the rest comes on demand. */
const pageSize = 50;

const useStyles = makeStyles({
  box: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { listStyleType: 'none', margin: 0, padding: `${tokens.spacingVerticalS} 0 0` },
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  aside: { color: tokens.colorNeutralForeground3 },
});

/** Something left out of the checks, with what was said about it and the way back, where there is one. */
export interface FoldedItem {
  readonly key: string;
  readonly text: string;
  readonly asides: readonly string[];
  readonly onBack: (() => void) | null;
}

interface FoldedListProps {
  readonly title: string;
  readonly back: string;
  readonly items: readonly FoldedItem[];
}

/** A list below the findings that opens on demand; nothing where it is empty. */
export function FoldedList({ title, back, items }: FoldedListProps): ReactNode {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(pageSize);
  if (items.length === 0) return null;
  return (
    <div className={styles.box}>
      <Link as="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {title}
      </Link>
      {open && (
        <ul className={styles.list}>
          {items.slice(0, shown).map(({ key, text, asides, onBack }) => (
            <li key={key} className={styles.item}>
              <span className={styles.text}>
                {text}
                {asides.map((aside) => (
                  <div key={aside} className={styles.aside}>
                    {aside}
                  </div>
                ))}
              </span>
              {onBack && (
                <Button size="small" appearance="subtle" onClick={onBack}>
                  {back}
                </Button>
              )}
            </li>
          ))}
          {items.length > shown && (
            <li>
              <Button size="small" appearance="subtle" onClick={() => setShown(shown + pageSize)}>
                {words.showMore(items.length - shown)}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
