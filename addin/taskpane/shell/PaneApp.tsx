import { FluentProvider, makeStyles, Spinner, Tab, TabList, tokens, type Theme } from '@fluentui/react-components';
import { useEffect, useId, type KeyboardEvent, type ReactNode } from 'react';
import { PaneHeader } from '../header/PaneHeader.tsx';
import { OldEncodingBanner } from '../encoding/OldEncodingBanner.tsx';
import { IssuesTab } from '../issues/IssuesTab.tsx';
import { paneTabs, type PaneTab } from '../state/pane-state.ts';
import { words } from '../words.ts';
import { preloadParts, rowTab, scoreTab, syncTab } from './lazy-parts.ts';
import { NoticeBar } from './NoticeBar.tsx';
import { PaneContext, usePane, usePaneState, type Pane } from './pane-context.ts';
import { PaneDialogs } from './PaneDialogs.tsx';
import { ReadFailure } from './ReadFailure.tsx';

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  tabs: { flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  // Positioned, so that the place of a list inside it can be measured.
  panel: { flexGrow: 1, minHeight: 0, overflowY: 'auto', position: 'relative', overflowAnchor: 'none' },
  waiting: { padding: tokens.spacingVerticalXXL },
});

/** The whole pane. */
export function PaneApp({ pane, theme }: { pane: Pane; theme: Theme }): ReactNode {
  // By style, not by class: Fluent puts the provider's classes on menus and dialogs too, which would cover the pane.
  return (
    <FluentProvider theme={theme} style={{ height: '100%' }}>
      <PaneContext value={pane}>
        <PaneFrame />
      </PaneContext>
    </FluentProvider>
  );
}

function PaneFrame(): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const tab = usePaneState((state) => state.tab);
  const panelId = useId();

  useEffect(() => {
    document.documentElement.lang = 'vi';
    void preloadParts();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'F8') return;
    event.preventDefault();
    void commands.stepIssue(event.shiftKey ? -1 : 1);
  }

  return (
    <div className={styles.pane} onKeyDown={onKeyDown}>
      <PaneHeader />
      <OldEncodingBanner />
      <NoticeBar />
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={tab}
        onTabSelect={(_, { value }) => {
          const opened = paneTabs.find((name) => name === value);
          if (opened) store.dispatch({ type: 'tab-opened', tab: opened });
        }}
      >
        {paneTabs.map((name) => (
          <Tab key={name} id={`${panelId}-${name}`} value={name} aria-controls={tab === name ? panelId : undefined}>
            {words.tabs[name]}
          </Tab>
        ))}
      </TabList>
      <main
        key={tab}
        id={panelId}
        className={styles.panel}
        role="tabpanel"
        aria-labelledby={`${panelId}-${tab}`}
        data-scroller="true"
      >
        <div>
          <PanelContent tab={tab} />
        </div>
      </main>
      <PaneDialogs />
    </div>
  );
}

function PanelContent({ tab }: { tab: PaneTab }): ReactNode {
  const styles = useStyles();
  const status = usePaneState((state) => state.sheet.status);
  if (status === 'failed') return <ReadFailure />;
  if (status === 'reading' && tab !== 'sync') {
    return <Spinner className={styles.waiting} size="small" label={words.header.reading} />;
  }
  switch (tab) {
    case 'issues':
      return <IssuesTab />;
    case 'score':
      return <scoreTab.View />;
    case 'sync':
      return <syncTab.View />;
    case 'row':
      return <rowTab.View />;
  }
}
