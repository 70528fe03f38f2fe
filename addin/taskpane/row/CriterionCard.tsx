import { makeStyles, tokens } from '@fluentui/react-components';
import { Lightbulb16Regular } from '@fluentui/react-icons/svg/lightbulb';
import { useMemo, type ReactNode } from 'react';
import type { ScoreNode } from '#shared/score/score-summary.ts';
import type { CriterionRecord } from '#shared/sheet/sheet-record.ts';
import { usePaneState } from '../shell/pane-context.ts';
import { ScoreBar } from '../score/ScoreBar.tsx';
import { scoreParts } from '../state/score-parts.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  marks: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, rowGap: '2px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  next: { display: 'flex', gap: tokens.spacingHorizontalXS, color: tokens.colorBrandForeground1 },
  icon: { flexShrink: 0, marginTop: '2px' },
});

/** A criterion: its points, the rule and the branch it took, what would earn more, why points were lost. */
export function CriterionCard({ record }: { record: CriterionRecord }): ReactNode {
  const styles = useStyles();
  const score = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet.report.score : null));
  const node = useMemo(() => findNode(score?.fields ?? [], record.row), [score, record.row]);
  const marks = [
    [words.row.maxScore, record.maxScore],
    [words.score.computed, node?.computed ?? null],
    [words.score.self, record.selfScore],
    [words.score.survey, record.surveyScore],
    [words.score.appraised, record.appraisedScore],
    [words.score.lastYearMark, record.lastYearScore],
  ] as const;
  const texts = [
    [words.row.criterionRule, record.rule],
    [words.row.evidence, record.evidence],
    [words.row.lossCause, record.lossCause],
    [words.row.remedy, record.remedy],
    [words.row.explanation, record.explanation],
  ] as const;
  return (
    <div className={styles.box}>
      {node && <ScoreBar name={node.name} parts={scoreParts(node)} marks={[]} />}
      <div className={styles.marks}>
        {marks.map(([name, points]) =>
          points === null ? null : <span key={name}>{words.score.mark(name, points)}</span>,
        )}
      </div>
      {node?.explanation && <div className={styles.text}>{node.explanation}</div>}
      {node?.nextStep && (
        <div className={styles.next}>
          <Lightbulb16Regular className={styles.icon} aria-label={words.score.nextStep} />
          <span>{node.nextStep}</span>
        </div>
      )}
      {texts.map(([name, text]) =>
        text === null ? null : (
          <div key={name}>
            <div className={styles.quiet}>{name}</div>
            <div className={styles.text}>{text}</div>
          </div>
        ),
      )}
    </div>
  );
}

/** The innermost node of a row: a field and its first criterion may begin on one. */
function findNode(fields: readonly ScoreNode[], row: number): ScoreNode | null {
  const pending = [...fields];
  let found: ScoreNode | null = null;
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.row === row) found = node;
    for (const child of node.children) pending.push(child);
  }
  return found;
}
