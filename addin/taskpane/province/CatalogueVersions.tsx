import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import type { CatalogueInfo } from '#shared/api/province-api.ts';
import { formatInstant } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Who published which list and when, and the way back to an earlier one. */
export function CatalogueVersions(): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const version = usePaneState(({ province }) => province?.version ?? 0);
  const inUse = usePaneState(({ province }) => province?.catalogue?.version ?? 0);
  const [open, setOpen] = useState(false);
  const [versions, setVersions] = useState<readonly CatalogueInfo[]>([]);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!open) return;
    let gone = false;
    void commands.loadCatalogueVersions().then((loaded) => {
      if (!gone && loaded !== null) setVersions(loaded);
    });
    return () => {
      gone = true;
    };
  }, [commands, open, version]);

  async function restore(wanted: number): Promise<void> {
    setBusy(true);
    await commands.restoreCatalogue(wanted, version);
    setBusy(false);
  }

  if (version === 0) return null;
  const own = { version: 0, count: 0, author: '', at: '', restoredFrom: null };
  return (
    <div>
      <Link as="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.catalogue.versions}
      </Link>
      {open && (
        <ul className={styles.list}>
          {[...versions, own].map((entry) => {
            const current = entry.version === inUse;
            const name =
              entry.restoredFrom === null
                ? words.catalogue.version(entry.version, entry.count)
                : words.catalogue.again(entry.version, entry.restoredFrom);
            return (
              <li key={entry.version} className={styles.item}>
                <span className={styles.text}>
                  {name}
                  {entry.at !== '' && (
                    <div className={styles.quiet}>{words.rulesOff.by(entry.author, formatInstant(entry.at))}</div>
                  )}
                </span>
                {current ? (
                  <span className={styles.quiet}>{words.catalogue.current}</span>
                ) : (
                  <Button
                    size="small"
                    appearance="subtle"
                    disabled={busy}
                    aria-label={`${words.catalogue.restore}: ${name}`}
                    onClick={() => void restore(entry.version)}
                  >
                    {words.catalogue.restore}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
