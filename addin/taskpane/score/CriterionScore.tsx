import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Lightbulb16Regular } from '@fluentui/react-icons/svg/lightbulb';
import { memo, type ReactNode } from 'react';
import type { ScoreNode } from '#shared/score/score-summary.ts';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  item: {
    display: 'block',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 32px`,
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    // Sets run to hundreds of criteria: what is out of sight costs no layout.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 72px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  figure: { flexShrink: 0, fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  lost: { color: tokens.colorPaletteRedForeground1 },
  waiting: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  aside: { color: tokens.colorNeutralForeground2, marginTop: '2px', overflowWrap: 'anywhere' },
  next: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    marginTop: '4px',
    color: tokens.colorBrandForeground1,
    overflowWrap: 'anywhere',
  },
  icon: { flexShrink: 0, marginTop: '2px' },
});

/** One scored criterion: points, why, and what would earn more. A click goes to its row. */
export const CriterionScore = memo(function CriterionScore({ leaf }: { leaf: ScoreNode }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const points = leaf.appraised ?? leaf.survey ?? leaf.self ?? leaf.computed;
  const open = leaf.unscored > 0 && points === null;
  return (
    <button type="button" className={styles.item} onClick={() => void commands.goToRow(leaf.row)}>
      <div className={styles.line}>
        <span className={styles.name}>{[leaf.code, leaf.name].filter(Boolean).join(' ')}</span>
        <span
          className={mergeClasses(styles.figure, leaf.lost > 0 && styles.lost, open && styles.waiting)}
          aria-label={open ? words.score.unscored : undefined}
        >
          {open ? words.score.notYet(leaf.maxScore) : words.score.outOf(points ?? 0, leaf.maxScore)}
        </span>
      </div>
      {leaf.explanation && <div className={styles.aside}>{leaf.explanation}</div>}
      {leaf.nextStep && (
        <div className={styles.next}>
          <Lightbulb16Regular className={styles.icon} aria-label={words.score.nextStep} />
          <span>{leaf.nextStep}</span>
        </div>
      )}
    </button>
  );
});
