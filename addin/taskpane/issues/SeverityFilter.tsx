import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { Severity } from '#shared/check/issue.ts';
import { formatCount } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { countBySeverity } from '../state/issue-list.ts';
import { words } from '../words.ts';
import { SeverityIcon } from './SeverityIcon.tsx';

const useStyles = makeStyles({
  group: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  choice: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `2px ${tokens.spacingHorizontalS}`,
    minHeight: '24px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    fontFamily: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const choices: readonly (Severity | null)[] = [null, 'error', 'warning', 'info'];

/** Which severities the list shows; a severity without findings is not offered. */
export function SeverityFilter(): ReactNode {
  const styles = useStyles();
  const { store } = usePane();
  const chosen = usePaneState((state) => state.filter.severity);
  const issues = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet.report.issues : null));
  const counts = useMemo(() => countBySeverity(issues ?? []), [issues]);
  const offered = choices.filter((choice) => choice === null || choice === chosen || counts[choice] > 0);
  if (offered.length < 3) return null;
  return (
    <div className={styles.group} role="group" aria-label={words.issues.severityFilter}>
      {offered.map((choice) => (
        <button
          key={choice ?? 'all'}
          type="button"
          className={mergeClasses(styles.choice, choice === chosen && styles.chosen)}
          aria-pressed={choice === chosen}
          onClick={() => store.dispatch({ type: 'filter-changed', filter: { severity: choice } })}
        >
          {choice === null ? (
            words.issues.all
          ) : (
            <>
              <SeverityIcon severity={choice} label={false} />
              {words.severity[choice]} {formatCount(counts[choice])}
            </>
          )}
        </button>
      ))}
    </div>
  );
}
