import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ScoreSummary } from '#shared/score/score-summary.ts';
import { EmptyState } from '../shell/EmptyState.tsx';
import { usePaneState } from '../shell/pane-context.ts';
import { scoreParts } from '../state/score-parts.ts';
import { words } from '../words.ts';
import { FieldScore } from './FieldScore.tsx';
import { ScoreBar } from './ScoreBar.tsx';
import { ScoreLegend } from './ScoreLegend.tsx';

const useStyles = makeStyles({
  total: { padding: tokens.spacingHorizontalM, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    columnGap: '8px',
  },
  figure: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
  of: { fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  aside: { color: tokens.colorNeutralForeground2 },
});

/** Where the points are: the total, then field by field. */
export function ScoreTab(): ReactNode {
  const report = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet.report : null));
  if (!report) return null;
  if (!report.score) return <EmptyState title={words.score.planTitle} text={words.score.plan} />;
  return <Scores score={report.score} />;
}

function Scores({ score }: { score: ScoreSummary }): ReactNode {
  const styles = useStyles();
  const openFields = usePaneState((state) => state.openFields);
  const parts = scoreParts(score.total);
  return (
    <>
      <div className={styles.total}>
        <div className={styles.line}>
          <span>{words.score.total}</span>
          <span className={styles.figure}>
            {parts.scored ? words.score.points(parts.achieved) : words.score.none}{' '}
            <span className={styles.of}>{words.score.ofMax(parts.max)}</span>
          </span>
        </div>
        <ScoreBar name={words.score.total} parts={parts} />
        <ScoreLegend parts={parts} />
        <TotalMarks score={score} />
      </div>
      <div role="list" aria-label={words.score.fields}>
        {score.fields.map((field) => (
          <FieldScore key={field.row} field={field} open={openFields.has(field.row)} />
        ))}
      </div>
    </>
  );
}

function TotalMarks({ score: { total, indexPercent } }: { score: ScoreSummary }): ReactNode {
  const styles = useStyles();
  const marks = [
    total.self === null ? null : words.score.mark(words.score.self, total.self),
    total.survey === null ? null : words.score.mark(words.score.survey, total.survey),
    total.appraised === null ? null : words.score.mark(words.score.appraised, total.appraised),
    indexPercent === null ? null : words.score.index(indexPercent),
  ].filter((mark) => mark !== null);
  if (marks.length === 0) return null;
  return <div className={styles.aside}>{marks.join(' · ')}</div>;
}
