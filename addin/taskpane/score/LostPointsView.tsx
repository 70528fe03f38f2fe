import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { memo, type ReactNode } from 'react';
import type { LostPoints } from '#shared/score/lost-points.ts';
import { EmptyState } from '../shell/EmptyState.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  actions: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  item: {
    display: 'block',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    // Sets run to hundreds of criteria: what is out of sight costs no layout.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 96px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  name: { minWidth: 0, overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  figure: { flexShrink: 0, fontVariantNumeric: 'tabular-nums', color: tokens.colorPaletteRedForeground1 },
  aside: { marginTop: '2px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  blank: { marginTop: '2px', color: tokens.colorPaletteDarkOrangeForeground1 },
});

/** Each criterion below its maximum: why, who, what, by when; most points first. */
export function LostPointsView({ lost }: { lost: readonly LostPoints[] }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.busy !== null);
  if (lost.length === 0) {
    return <EmptyState title={words.score.nothingLostTitle} text={words.score.nothingLost} mood="done" />;
  }
  return (
    <>
      <div className={styles.actions}>
        <Button icon={<TableAdd20Regular />} disabled={busy} onClick={() => void commands.writeLostPoints()}>
          {words.score.makeLostSheet}
        </Button>
      </div>
      <div role="list" aria-label={words.score.lostTable}>
        {lost.map((one) => (
          <div key={one.row} role="listitem">
            <LostRow lost={one} />
          </div>
        ))}
      </div>
    </>
  );
}

const LostRow = memo(function LostRow({ lost }: { lost: LostPoints }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const { code, name, why, who, what, by } = lost;
  const blanks = [
    who.length === 0 ? words.score.blankNames.who : null,
    by === null ? words.score.blankNames.by : null,
  ].filter((blank) => blank !== null);
  return (
    <button type="button" className={styles.item} onClick={() => void commands.goToRow(lost.row)}>
      <div className={styles.line}>
        <span className={styles.name}>{[code, name].filter(Boolean).join(' ')}</span>
        <span className={styles.figure}>{words.score.lostPoints(lost.lost)}</span>
      </div>
      {why !== null && <div className={styles.aside}>{words.score.why(why)}</div>}
      {what !== null && <div className={styles.aside}>{words.score.what(what)}</div>}
      {who.length > 0 && <div className={styles.aside}>{words.score.who(who.join('; '))}</div>}
      {by !== null && <div className={styles.aside}>{words.score.by(by)}</div>}
      {blanks.length > 0 && <div className={styles.blank}>{words.score.blanks(blanks.join(', '))}</div>}
    </button>
  );
});
