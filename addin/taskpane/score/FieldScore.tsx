import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { memo, useMemo, type ReactNode } from 'react';
import type { FieldTarget } from '#shared/score/field-targets.ts';
import type { ScoreNode } from '#shared/score/score-summary.ts';
import type { YearChange } from '#shared/score/year-change.ts';
import { usePane } from '../shell/pane-context.ts';
import { barMarks, leavesByLoss, scoreParts } from '../state/score-parts.ts';
import { words } from '../words.ts';
import { CriterionScore } from './CriterionScore.tsx';
import { ScoreBar } from './ScoreBar.tsx';
import { sayTarget } from './target-words.ts';

const useStyles = makeStyles({
  field: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  head: {
    display: 'block',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS, marginBottom: '6px' },
  chevron: { flexShrink: 0, marginTop: '2px', color: tokens.colorNeutralForeground3 },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  figure: { flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  aside: { marginTop: '4px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface FieldScoreProps {
  readonly field: ScoreNode;
  readonly change: YearChange | null;
  readonly target: FieldTarget | null;
  readonly open: boolean;
}

/** One field: its bar, and when open its criteria, lost points first. */
export const FieldScore = memo(function FieldScore({ field, change, target, open }: FieldScoreProps): ReactNode {
  const styles = useStyles();
  const { store } = usePane();
  const parts = scoreParts(field);
  const leaves = useMemo(() => (open && field.children.length > 0 ? leavesByLoss(field) : []), [field, open]);
  const aside = [
    parts.lost > 0 ? words.score.lostPoints(parts.lost) : null,
    parts.unscored > 0 ? words.score.unscoredPoints(parts.unscored) : null,
    field.appraised === null ? null : words.score.mark(words.score.appraised, field.appraised),
    field.indexPercent === null ? null : words.score.indexOf(field.indexPercent),
    change === null ? null : words.score.sinceLastYear(change.change, change.lastYear),
  ].filter((text) => text !== null);
  return (
    <div className={styles.field} role="listitem">
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        onClick={() => store.dispatch({ type: 'field-toggled', row: field.row })}
      >
        <div className={styles.line}>
          {open ? (
            <ChevronDown16Regular className={styles.chevron} />
          ) : (
            <ChevronRight16Regular className={styles.chevron} />
          )}
          <span className={styles.name}>{[field.code, field.name].filter(Boolean).join('. ')}</span>
          <span className={styles.figure}>
            {parts.scored ? words.score.outOf(parts.achieved, parts.max) : words.score.notYet(parts.max)}
          </span>
        </div>
        <ScoreBar name={field.name} parts={parts} marks={barMarks(parts, change, target)} />
        {aside.length > 0 && <div className={styles.aside}>{aside.join(' · ')}</div>}
        {target && <div className={styles.aside}>{sayTarget(target)}</div>}
      </button>
      {open && leaves.map((leaf) => <CriterionScore key={leaf.row} leaf={leaf} />)}
      {open && leaves.length === 0 && <div className={styles.head}>{words.score.noCriteria}</div>}
    </div>
  );
});
