import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRight12Regular } from '@fluentui/react-icons/svg/arrow-right';
import type { ReactNode } from 'react';
import { numberFormatAt, valueAt, type CellEdit, type Grid } from '#shared/sheet/grid.ts';
import { formatCellValue, fromDifference } from '../format.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  title: {
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  line: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  old: {
    color: tokens.colorNeutralForeground3,
    textDecorationLine: 'line-through',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    flex: '0 1 auto',
    minWidth: 0,
    maxWidth: '50%',
  },
  blank: { textDecorationLine: 'none' },
  new: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flex: '1 1 50%', minWidth: 0 },
  whole: { overflowWrap: 'anywhere' },
  struck: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  inlineArrow: {
    display: 'inline-block',
    verticalAlign: 'middle',
    margin: `0 ${tokens.spacingHorizontalXS}`,
    color: tokens.colorNeutralForeground3,
  },
  arrow: { flexShrink: 0, alignSelf: 'center', color: tokens.colorNeutralForeground3 },
});

/** One cell edit as old → new on a line, under the names of its cells. Long texts are cut; the title holds them whole. */
export function ChangeText({ title, grid, edit }: { title: string; grid: Grid; edit: CellEdit }): ReactNode {
  const styles = useStyles();
  const format = numberFormatAt(grid, edit.row, edit.column);
  const old = formatCellValue(valueAt(grid, edit.row, edit.column), format);
  const next = edit.formula ?? formatCellValue(edit.value, edit.numberFormat ?? format);
  return (
    <>
      <div className={styles.title}>{title}</div>
      <OldToNew old={old} next={next} />
    </>
  );
}

/** Two texts as old → new on one line, cut; a screen reader hears "Đang là …, sẽ là …". */
export function OldToNew({ old, next }: { old: string; next: string }): ReactNode {
  const styles = useStyles();
  const shownOld = orBlank(old);
  const shownNext = orBlank(next);
  return (
    <div className={styles.line} role="img" aria-label={spoken(old, next)} title={`${shownOld}\n→ ${shownNext}`}>
      <span className={mergeClasses(styles.old, old === '' && styles.blank)}>{shownOld}</span>
      <ArrowRight12Regular className={styles.arrow} aria-hidden />
      <span className={styles.new}>{shownNext}</span>
    </div>
  );
}

/** The same over as many lines as it takes; long texts begin where they differ. */
export function WholeChange({ old, next }: { old: string; next: string }): ReactNode {
  const styles = useStyles();
  const [shownOld, shownNext] = fromDifference(old, next);
  return (
    <div
      className={styles.whole}
      role="img"
      aria-label={spoken(old, next)}
      title={`${orBlank(old)}\n→ ${orBlank(next)}`}
    >
      <span className={mergeClasses(styles.struck, old === '' && styles.blank)}>{orBlank(shownOld)}</span>
      <ArrowRight12Regular className={styles.inlineArrow} aria-hidden />
      {orBlank(shownNext)}
    </div>
  );
}

function orBlank(text: string): string {
  return text === '' ? words.fixPreview.blank : text;
}

function spoken(old: string, next: string): string {
  return `${words.fixPreview.old} ${orBlank(old)}, ${words.fixPreview.new.toLowerCase()} ${orBlank(next)}`;
}
