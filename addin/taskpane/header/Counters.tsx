import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload16Regular } from '@fluentui/react-icons/svg/arrow-download';
import { ArrowUpload16Regular } from '@fluentui/react-icons/svg/arrow-upload';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { useMemo, type ReactNode } from 'react';
import { formatCount } from '../format.ts';
import { SeverityIcon } from '../issues/SeverityIcon.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { countBySeverity } from '../state/issue-list.ts';
import { countUnscored } from '../state/count-unscored.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXS, marginLeft: '-6px' },
  counter: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: '2px 6px',
    minHeight: '24px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** How the sheet stands in five figures; each leads to its list. A figure of nought is left out. */
export function Counters(): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const report = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet.report : null));
  const local = usePaneState((state) => state.sync.local);
  const news = usePaneState((state) => state.sync.newsCount);
  const linked = usePaneState((state) => state.sync.link !== null);
  const counts = useMemo(() => countBySeverity(report?.issues ?? []), [report]);
  const unscored = useMemo(() => (report ? countUnscored(report) : 0), [report]);
  const toSend = linked && local.kind === 'ready' ? local.toSend : 0;
  const open = (tab: 'score' | 'sync') => () => store.dispatch({ type: 'tab-opened', tab });
  const counters = [
    ...(['error', 'warning'] as const).map((severity) => ({
      key: severity,
      count: counts[severity],
      label: words.severityCount(severity, counts[severity]),
      icon: <SeverityIcon severity={severity} label={false} />,
      onClick: () => commands.showSeverity(severity),
    })),
    {
      key: 'unscored',
      count: unscored,
      label: words.header.unscored(unscored),
      icon: <Circle16Regular aria-hidden />,
      onClick: open('score'),
    },
    {
      key: 'send',
      count: toSend,
      label: words.header.toSend(toSend),
      icon: <ArrowUpload16Regular aria-hidden />,
      onClick: open('sync'),
    },
    {
      key: 'news',
      count: news,
      label: words.header.news(news),
      icon: <ArrowDownload16Regular aria-hidden />,
      onClick: open('sync'),
    },
  ].filter(({ count }) => count > 0);
  if (counters.length === 0) return null;
  return (
    <div className={styles.line} role="group" aria-label={words.header.counters}>
      {counters.map(({ key, count, label, icon, onClick }) => (
        <button key={key} type="button" className={styles.counter} title={label} aria-label={label} onClick={onClick}>
          {icon}
          {formatCount(count)}
        </button>
      ))}
    </div>
  );
}
