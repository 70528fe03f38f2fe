import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import type { ReactNode } from 'react';
import { clarities, clarityNames, completenessOf, countClear } from '#shared/check/completeness.ts';
import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  point: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  clear: { color: tokens.colorPaletteGreenForeground1 },
  open: { color: tokens.colorNeutralForeground3 },
});

/** "5 rõ": what the row makes clear and what it leaves open. */
export function ClearPoints({ record }: { record: SheetRecord }): ReactNode {
  const styles = useStyles();
  const completeness = completenessOf(record);
  if (!completeness) return null;
  const { met, of } = countClear(completeness);
  return (
    <div className={styles.box} role="list" aria-label={words.row.completenessTitle}>
      <Badge appearance="tint" color={met === of ? 'success' : 'warning'}>
        {words.row.completeness(met, of)}
      </Badge>
      {clarities.map((clarity) => {
        const clear = completeness[clarity];
        if (clear === null) return null;
        return (
          <span key={clarity} className={styles.point} role="listitem">
            {clear ? (
              <CheckmarkCircle16Filled className={styles.clear} aria-label={words.row.present} />
            ) : (
              <Circle16Regular className={styles.open} aria-label={words.row.missing} />
            )}
            {clarityNames[clarity]}
          </span>
        );
      })}
    </div>
  );
}
