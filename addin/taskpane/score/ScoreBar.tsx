import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ScoreParts } from '../state/score-parts.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
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

/** Points achieved, lost and not scored yet against the maximum. */
export function ScoreBar({ name, parts }: { name: string; parts: ScoreParts }): ReactNode {
  const styles = useStyles();
  const { achieved, lost, unscored, max } = parts;
  const share = (points: number): string => `${max > 0 ? Math.max(0, Math.min(100, (points / max) * 100)) : 0}%`;
  return (
    <div className={styles.bar} role="img" aria-label={words.score.barLabel(name, achieved, lost, unscored, max)}>
      <span className={styles.achieved} style={{ width: share(achieved) }} />
      <span className={styles.lost} style={{ width: share(lost) }} />
      <span className={styles.unscored} style={{ width: share(unscored) }} />
    </div>
  );
}
