import { Button, Checkbox, Field, Input, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { ReactNode } from 'react';
import { a1 } from '#shared/sheet/a1.ts';
import { numberFormatAt, type Grid } from '#shared/sheet/grid.ts';
import { formatCellValue } from '../format.ts';
import { ChangeText } from '../shell/ChangeText.tsx';
import { editable, editsOf, fixOf, type FixChoice, type PlannedFix } from '../state/planned-fixes.ts';
import { words } from '../words.ts';

/** Height of a closed row in CSS pixels: the cell, old → new, the reason. */
export const plannedRowHeight = 108;

const useStyles = makeStyles({
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, boxSizing: 'border-box' },
  head: { display: 'flex', alignItems: 'flex-start' },
  headClosed: { height: `${plannedRowHeight - 1}px`, overflow: 'hidden' },
  change: { minWidth: 0, padding: '6px 0 0', flexGrow: 1 },
  reason: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    // Below the words of the head, which stand right of its box.
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} 32px`,
    overflowWrap: 'anywhere',
  },
  suggestion: { justifyContent: 'flex-start', textAlign: 'left', maxWidth: '100%', overflowWrap: 'anywhere' },
});

interface PlannedRowProps {
  readonly plan: PlannedFix;
  readonly choice: FixChoice | undefined;
  /** What the row of the sheet is about, whole. */
  readonly label: string | null;
  readonly grid: Grid;
  readonly checked: boolean;
  readonly open: boolean;
  onChoose(choice: FixChoice): void;
  onOpen(open: boolean): void;
  onGoTo(): void;
}

/** One mend of a preview: old → new and why; opened, the whole row, other suggestions and the value to be typed over. */
export function PlannedRow(props: PlannedRowProps): ReactNode {
  const { plan, choice, label, grid, checked, open, onChoose, onOpen } = props;
  const styles = useStyles();
  const fix = fixOf(plan, choice);
  const edits = editsOf(plan, choice);
  const names = edits.map(a1).join(', ');
  return (
    <div className={styles.row}>
      <div className={mergeClasses(styles.head, !open && styles.headClosed)}>
        <Checkbox
          checked={checked}
          aria-label={`${words.cell(names)}: ${fix.label}`}
          onChange={(_, data) => onChoose({ ...choice, chosen: data.checked === true })}
        />
        <div className={styles.change}>
          <ChangeText title={open || label === null ? names : `${names} · ${label}`} grid={grid} edit={edits[0]!} />
          {!open && <div className={styles.reason}>{reasonOf(plan, choice)}</div>}
        </div>
        <Button
          size="small"
          appearance="transparent"
          aria-expanded={open}
          aria-label={words.fixPreview.details(names)}
          icon={open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
          onClick={() => onOpen(!open)}
        />
      </div>
      {open && <PlannedBody {...props} />}
    </div>
  );
}

function PlannedBody({ plan, choice, label, grid, onChoose, onGoTo }: PlannedRowProps): ReactNode {
  const styles = useStyles();
  const own = editable(fixOf(plan, choice));
  const { cell } = plan.item.issue;
  const planned = own && formatCellValue(own.value, own.numberFormat ?? numberFormatAt(grid, own.row, own.column));
  const at = choice?.fix ?? 0;
  return (
    <div className={styles.body}>
      {label !== null && <div>{label}</div>}
      <div>{reasonOf(plan, choice)}</div>
      {own !== null && planned !== null && (
        <Field label={words.fixPreview.own}>
          <Input
            size="small"
            value={choice?.typed ?? planned}
            onChange={(_, { value }) =>
              onChoose({ ...choice, chosen: value.trim() !== '', typed: value === planned ? null : value })
            }
          />
        </Field>
      )}
      {plan.fixes.map((other, place) =>
        place === at ? null : (
          <Button
            key={other.label}
            className={styles.suggestion}
            size="small"
            onClick={() => onChoose({ chosen: true, fix: place })}
          >
            {other.label}
          </Button>
        ),
      )}
      <Link as="button" onClick={onGoTo}>
        {words.fixPreview.goTo(a1(cell))}
      </Link>
    </div>
  );
}

function reasonOf(plan: PlannedFix, choice: FixChoice | undefined): string {
  const { guess, label } = fixOf(plan, choice);
  return guess === undefined ? label : words.fixPreview.guess(guess);
}
