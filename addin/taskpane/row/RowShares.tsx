import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useCallback, type ReactNode } from 'react';
import type { ShareList } from '#shared/api/share-api.ts';
import { usePane } from '../shell/pane-context.ts';
import { noteWords } from './note-words.ts';
import { NoteFailure } from './NoteFailure.tsx';
import { readShares } from './row-notes.ts';
import { ShareLines } from './ShareLines.tsx';
import { SharesForm } from './SharesForm.tsx';
import { useAsked } from './use-asked.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  strong: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

/** How agencies split a row: one's own list to be changed, the others' (for the province) to be read. */
export function RowShares({ rowId }: { readonly rowId: string }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const { asked, reload, replace } = useAsked(useCallback(() => readShares(commands, rowId), [commands, rowId]));
  if (asked.status === 'loading') return <Spinner size="tiny" label={noteWords.loading} />;
  if (asked.status === 'failed') return <NoteFailure message={asked.message} onRetry={reload} />;
  const { mine, lists, rowDueOn } = asked.value;
  const others = lists.filter(({ agencyCode }) => agencyCode !== mine);
  const saved = (list: ShareList): void => replace({ ...asked.value, lists: [...others, list] });
  return (
    <div className={styles.box}>
      {mine !== null && (
        <SharesForm
          rowId={rowId}
          list={lists.find(({ agencyCode }) => agencyCode === mine) ?? null}
          rowDueOn={rowDueOn}
          onSaved={saved}
        />
      )}
      {others.map((list) => (
        <div key={list.agencyCode}>
          <div className={styles.strong}>{list.agencyName}</div>
          <ShareLines list={list} rowDueOn={rowDueOn} />
        </div>
      ))}
      {mine === null && lists.length === 0 && <div className={styles.quiet}>{noteWords.noSharesAnywhere}</div>}
    </div>
  );
}
