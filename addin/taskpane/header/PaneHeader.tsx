import { Badge, Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { sheetKindNames } from '#shared/sheet/sheet-kind.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import type { SheetView } from '../state/pane-state.ts';
import { words } from '../words.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { Counters } from './Counters.tsx';
import { NextStepButton } from './NextStepButton.tsx';

const useStyles = makeStyles({
  header: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  top: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  seen: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: '2px',
    minHeight: '20px',
    minWidth: 0,
  },
  badge: { whiteSpace: 'nowrap', flexShrink: 0 },
  seenText: { textAlign: 'left', overflowWrap: 'anywhere' },
});

/** What the pane is looking at, who looks, how it stands and what to do next. */
export function PaneHeader(): ReactNode {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <h1 className={styles.name}>{words.product}</h1>
        <AccountMenu />
      </div>
      <Recognised />
      <Counters />
      <NextStepButton />
    </header>
  );
}

function Recognised(): ReactNode {
  const styles = useStyles();
  const { store } = usePane();
  const sheet = usePaneState((state) => state.sheet);
  const text = useMemo(() => describeSheet(sheet), [sheet]);
  if (sheet.status !== 'ready') {
    return (
      <div className={styles.seen}>
        {sheet.status === 'reading' && <Spinner size="extra-tiny" />}
        <span>{text}</span>
      </div>
    );
  }
  const unsure = sheet.report.reading.tables.some(({ columns }) => columns.some(({ confidence }) => confidence < 0.7));
  return (
    <div className={styles.seen}>
      <Link
        as="button"
        appearance="subtle"
        className={styles.seenText}
        title={unsure ? words.header.unsure : words.header.showColumns}
        onClick={() => store.dispatch({ type: 'dialog-opened', dialog: { kind: 'columns' } })}
      >
        {text}
      </Link>
      {sheet.report.reading.facts.illustrative && (
        <Badge className={styles.badge} appearance="outline" color="informative" size="small">
          {words.header.illustrative}
        </Badge>
      )}
      {unsure && (
        <Badge className={styles.badge} appearance="tint" color="warning" size="small">
          {words.header.unsureShort}
        </Badge>
      )}
    </div>
  );
}

/** "Kế hoạch 167/KH-UBND · 87 nhiệm vụ · 7 mục". */
function describeSheet(sheet: SheetView): string {
  if (sheet.status === 'reading') return words.header.reading;
  if (sheet.status === 'failed') return words.header.failed;
  const { tables, facts } = sheet.report.reading;
  const main = tables[0];
  if (!main) {
    if (sheet.report.kind === 'lost-points') return words.header.lostPoints;
    return sheet.report.kind === 'empty' ? words.header.empty : words.header.unknown;
  }
  const records = tables.flatMap((table) => table.records);
  const sections = tables.reduce((sum, table) => sum + table.sections.length, 0);
  const parts: string[] = [facts.number ? words.header.document(main.kind, facts.number) : sheetKindNames[main.kind]];
  if (main.kind === 'criteria') {
    const criteria = records.filter((record) => record.kind === 'criteria');
    parts.push(words.header.fields(criteria.filter(({ level }) => level === 1).length));
    parts.push(words.header.criteria(criteria.filter(({ leaf }) => leaf).length));
  } else {
    const plan = main.kind === 'plan' || main.kind === 'papi';
    parts.push(plan ? words.header.tasks(records.length) : words.header.rows(records.length));
    if (sections > 0) parts.push(words.header.sections(sections));
  }
  return parts.join(' · ');
}
