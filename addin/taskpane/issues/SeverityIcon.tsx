import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Info16Filled } from '@fluentui/react-icons/svg/info';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { Severity } from '#shared/check/issue.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  icon: { flexShrink: 0 },
  error: { color: tokens.colorPaletteRedForeground1 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1 },
  info: { color: tokens.colorNeutralForeground3 },
});

const icons = { error: DismissCircle16Filled, warning: Warning16Filled, info: Info16Filled };

/** The mark of a severity. `label` false where the word stands beside it. */
export function SeverityIcon({ severity, label = true }: { severity: Severity; label?: boolean }): ReactNode {
  const styles = useStyles();
  const Icon = icons[severity];
  return (
    <Icon
      className={mergeClasses(styles.icon, styles[severity])}
      {...(label ? { 'aria-label': words.severity[severity] } : { 'aria-hidden': true })}
    />
  );
}
