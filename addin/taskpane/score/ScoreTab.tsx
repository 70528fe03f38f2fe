import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import type { Grid } from '#shared/sheet/grid.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import { lostPoints } from '#shared/score/lost-points.ts';
import type { ScoreSummary } from '#shared/score/score-summary.ts';
import { changesSinceLastYear, type YearChange } from '#shared/score/year-change.ts';
import { EmptyState } from '../shell/EmptyState.tsx';
import { usePaneState } from '../shell/pane-context.ts';
import { barMarks, scoreParts } from '../state/score-parts.ts';
import { words } from '../words.ts';
import { FieldScore } from './FieldScore.tsx';
import { papiView, surveyView } from './lazy-index-views.ts';
import { LostPointsView } from './LostPointsView.tsx';
import { ScoreBar } from './ScoreBar.tsx';
import { ScoreLegend } from './ScoreLegend.tsx';
import { sayTarget, targetWords } from './target-words.ts';
import { useFieldTargets } from './use-field-targets.ts';

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
  views: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
});

/** Where the points are: the total, then field by field or criterion by criterion that lost some. */
export function ScoreTab(): ReactNode {
  const sheet = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet : null));
  if (!sheet) return null;
  const { report, sheetId } = sheet;
  if (report.kind === 'survey') return <surveyView.View key={sheetId} sheetId={sheetId} reading={report.reading} />;
  if (report.kind === 'other') return <papiView.View grid={sheet.grid} />;
  if (!report.score) return <EmptyState title={words.score.planTitle} text={words.score.plan} />;
  return <Scores key={sheetId} sheetId={sheetId} grid={sheet.grid} reading={report.reading} score={report.score} />;
}

interface ScoresProps {
  readonly sheetId: string;
  readonly grid: Grid;
  readonly reading: SheetReport['reading'];
  readonly score: ScoreSummary;
}

function Scores({ sheetId, grid, reading, score }: ScoresProps): ReactNode {
  const styles = useStyles();
  const openFields = usePaneState((state) => state.openFields);
  const [view, setView] = useState<'fields' | 'lost'>('fields');
  const parts = scoreParts(score.total);
  const { lost, changes } = useMemo(() => {
    const records = reading.tables.flatMap((table) => table.records);
    return { lost: lostPoints(records, score), changes: changesSinceLastYear(records, score) };
  }, [reading, score]);
  const { targets, searched } = useFieldTargets({ sheetId, grid, reading, score });
  const marks = barMarks(parts, changes.total, targets.total);
  const unknown = searched && targets.total === null && targets.byRow.size === 0;
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
        <ScoreBar name={words.score.total} parts={parts} marks={marks} />
        <ScoreLegend parts={parts} marks={marks} />
        <TotalMarks score={score} change={changes.total} />
        {targets.total && <div className={styles.aside}>{sayTarget(targets.total)}</div>}
        {unknown && <div className={styles.aside}>{targetWords.none}</div>}
      </div>
      <TabList
        className={styles.views}
        size="small"
        appearance="subtle-circular"
        aria-label={words.score.view}
        selectedValue={view}
        onTabSelect={(_, { value }) => setView(value === 'lost' ? 'lost' : 'fields')}
      >
        <Tab value="fields">{words.score.byField}</Tab>
        <Tab value="lost">{words.score.byLoss(lost.length)}</Tab>
      </TabList>
      {view === 'lost' ? (
        <LostPointsView lost={lost} />
      ) : (
        <div role="list" aria-label={words.score.fields}>
          {score.fields.map((field) => (
            <FieldScore
              key={field.row}
              field={field}
              change={changes.byRow.get(field.row) ?? null}
              target={targets.byRow.get(field.row) ?? null}
              open={openFields.has(field.row)}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface TotalMarksProps {
  readonly score: ScoreSummary;
  readonly change: YearChange | null;
}

function TotalMarks({ score: { total, indexPercent }, change }: TotalMarksProps): ReactNode {
  const styles = useStyles();
  const marks = [
    total.self === null ? null : words.score.mark(words.score.self, total.self),
    total.survey === null ? null : words.score.mark(words.score.survey, total.survey),
    total.appraised === null ? null : words.score.mark(words.score.appraised, total.appraised),
    indexPercent === null ? null : words.score.index(indexPercent),
    change === null ? null : words.score.sinceLastYear(change.change, change.lastYear),
  ].filter((mark) => mark !== null);
  if (marks.length === 0) return null;
  return <div className={styles.aside}>{marks.join(' · ')}</div>;
}
