import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { usePaneState } from '../shell/pane-context.ts';
import { noteWords } from './note-words.ts';
import { RowComments } from './RowComments.tsx';
import { RowShares } from './RowShares.tsx';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  head: { justifyContent: 'flex-start', paddingLeft: 0, paddingRight: 0, fontWeight: tokens.fontWeightSemibold },
  body: { paddingBottom: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What people say about a row, and how the agency splits it: asked for when opened. */
export function RowNotes({ row }: { readonly row: number }): ReactNode {
  const styles = useStyles();
  const local = usePaneState((state) => state.sync.local);
  const signedIn = usePaneState((state) => state.sync.session.status === 'signed-in');
  const linked = usePaneState((state) => state.sync.link !== null);
  const rowId = useMemo(() => {
    if (local.kind !== 'ready') return null;
    const identity = local.collected.sheet.rows.find((candidate) => candidate.row === row)?.identity;
    return identity?.kind === 'linked' ? identity.identity.rowId : null;
  }, [local, row]);
  if (local.kind === 'none') return null;
  const why = !signedIn ? noteWords.signedOut : rowId === null || !linked ? noteWords.unlinked : null;
  return (
    <section className={styles.box}>
      <Fold title={noteWords.comments}>
        {why !== null || rowId === null ? (
          <div className={styles.quiet}>{why}</div>
        ) : (
          <RowComments key={rowId} rowId={rowId} />
        )}
      </Fold>
      <Fold title={noteWords.shares}>
        {why !== null || rowId === null ? (
          <div className={styles.quiet}>{why}</div>
        ) : (
          <RowShares key={rowId} rowId={rowId} />
        )}
      </Fold>
    </section>
  );
}

function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <h3 className={styles.title}>
        <Button
          appearance="transparent"
          className={styles.head}
          icon={open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {title}
        </Button>
      </h3>
      {open && (
        <div id={id} className={styles.body}>
          {children}
        </div>
      )}
    </div>
  );
}
