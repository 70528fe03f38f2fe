import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { BarMark, ScoreParts } from '../state/score-parts.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, fontSize: tokens.fontSizeBase200 },
  part: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: {
    width: '10px',
    height: '10px',
    borderRadius: '2px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    forcedColorAdjust: 'none',
  },
  stroke: { height: '12px', width: 0 },
  last: { borderLeft: `2px dotted ${tokens.colorNeutralForeground1}` },
  target: { borderLeft: `2px solid ${tokens.colorBrandForeground1}` },
  achieved: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  lost: { backgroundColor: tokens.colorPaletteRedBackground3 },
  unscored: {
    backgroundColor: tokens.colorNeutralBackground4,
    backgroundImage: `repeating-linear-gradient(135deg, transparent 0 2px, ${tokens.colorNeutralStroke1} 2px 3px)`,
  },
});

interface ScoreLegendProps {
  readonly parts: ScoreParts;
  readonly marks: readonly BarMark[];
}

/** The three parts of a bar in words and figures, and the marks on it. */
export function ScoreLegend({ parts, marks }: ScoreLegendProps): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      {(['achieved', 'lost', 'unscored'] as const).map((part) => (
        <span key={part} className={styles.part}>
          <span className={mergeClasses(styles.swatch, styles[part])} aria-hidden />
          {words.score.mark(words.score[part], parts[part])}
        </span>
      ))}
      {marks.map(({ kind, points }) => (
        <span key={kind} className={styles.part}>
          <span className={mergeClasses(styles.stroke, styles[kind])} aria-hidden />
          {words.score.mark(words.score.markLegend[kind], points)}
        </span>
      ))}
    </div>
  );
}
