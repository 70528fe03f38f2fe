import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { a1 } from '#shared/sheet/a1.ts';
import { OldToNew } from '../shell/ChangeText.tsx';
import { usePane } from '../shell/pane-context.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import type { SheetConversion } from '../state/old-encoding.ts';
import { words } from '../words.ts';

/** Enough to see that the words come out right. */
const examplesShown = 30;

const useStyles = makeStyles({
  list: {
    maxHeight: '40vh',
    overflowY: 'auto',
    margin: 0,
    padding: tokens.spacingHorizontalS,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: { padding: '4px 0' },
  cell: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface ToUnicodeProps {
  /** The sheet in front. */
  readonly sheetId: string;
  readonly conversions: readonly SheetConversion[];
}

/** How many cells become Unicode, and what some of them will say, before any is touched. */
export function ToUnicodeDialog({ sheetId, conversions }: ToUnicodeProps): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const here = conversions.filter((conversion) => conversion.sheetId === sheetId);
  const elsewhere = conversions.filter((conversion) => conversion.sheetId !== sheetId);
  const [whole, setWhole] = useState(here.length === 0);
  const chosen = whole ? conversions : here;
  const count = countOf(chosen);
  const examples = chosen.flatMap(({ name, edits }) => edits.slice(0, examplesShown).map((edit) => ({ name, edit })));
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  return (
    <PaneDialog
      title={words.encoding.title}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            appearance="primary"
            disabled={count === 0}
            onClick={() => {
              close();
              void commands.convertToUnicode(chosen);
            }}
          >
            {words.encoding.confirm(count)}
          </Button>
        </>
      }
    >
      <div>{words.encoding.lead(count, chosen[0]?.encoding ?? null)}</div>
      {elsewhere.length > 0 && (
        <Checkbox
          checked={whole}
          disabled={here.length === 0}
          label={words.encoding.otherSheets(countOf(elsewhere), elsewhere.length)}
          onChange={(_, { checked }) => setWhole(checked === true)}
        />
      )}
      <ul className={styles.list} tabIndex={0} aria-label={words.encoding.examples}>
        {examples.slice(0, examplesShown).map(({ name, edit }) => (
          <li key={`${name} ${a1(edit)}`} className={styles.item}>
            <div className={styles.cell}>{whole ? `${name} · ${a1(edit)}` : a1(edit)}</div>
            <OldToNew old={edit.old} next={edit.value} />
          </li>
        ))}
      </ul>
      <div>{words.encoding.keeps}</div>
    </PaneDialog>
  );
}

function countOf(conversions: readonly SheetConversion[]): number {
  return conversions.reduce((sum, { edits }) => sum + edits.length, 0);
}
