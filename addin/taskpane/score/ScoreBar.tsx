import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { BarMark, ScoreParts } from '../state/score-parts.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  frame: { position: 'relative' },
  mark: { position: 'absolute', top: '-3px', bottom: '-3px', width: 0, marginLeft: '-1px' },
  last: { borderLeft: `2px dotted ${tokens.colorNeutralForeground1}` },
  target: { borderLeft: `2px solid ${tokens.colorBrandForeground1}` },
  bar: {
    display: 'flex',
    height: '10px',
    borderRadius: tokens.borderRadiusSmall,
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    // Without this, high-contrast mode paints every part the same and the bar says nothing.
    forcedColorAdjust: 'none',
  },
  achieved: {
    backgroundColor: tokens.colorPaletteGreenBackground3,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  lost: {
    backgroundColor: tokens.colorPaletteRedBackground3,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  unscored: {
    backgroundColor: tokens.colorNeutralBackground4,
    backgroundImage: `repeating-linear-gradient(135deg, transparent 0 4px, ${tokens.colorNeutralStroke1} 4px 5px)`,
    '@media (forced-colors: active)': { backgroundColor: 'Canvas' },
  },
});

interface ScoreBarProps {
  readonly name: string;
  readonly parts: ScoreParts;
  readonly marks: readonly BarMark[];
}

/** Points achieved, lost and not scored yet against the maximum, with last year's mark (dotted) and the target's. */
export function ScoreBar({ name, parts, marks }: ScoreBarProps): ReactNode {
  const styles = useStyles();
  const { achieved, lost, unscored, max } = parts;
  const share = (points: number): string => `${max > 0 ? Math.max(0, Math.min(100, (points / max) * 100)) : 0}%`;
  const label = [
    words.score.barLabel(name, achieved, lost, unscored, max),
    ...marks.map(({ kind, points }) => words.score.mark(words.score.markNames[kind], points)),
  ].join('; ');
  return (
    <div className={styles.frame} role="img" aria-label={label}>
      <div className={styles.bar}>
        <span className={styles.achieved} style={{ width: share(achieved) }} />
        <span className={styles.lost} style={{ width: share(lost) }} />
        <span className={styles.unscored} style={{ width: share(unscored) }} />
      </div>
      {marks.map(({ kind, points }) => (
        <span
          key={kind}
          className={mergeClasses(styles.mark, kind === 'last' ? styles.last : styles.target)}
          style={{ left: share(points) }}
        />
      ))}
    </div>
  );
}
