import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import type { ReactNode } from 'react';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import type { Connection, Session } from '../state/sync-view.ts';
import { words } from '../words.ts';
import { catalogueWords } from '../province/catalogue-words.ts';

const useStyles = makeStyles({
  button: {
    minWidth: 0,
    flexShrink: 1,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
  who: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    fontWeight: tokens.fontWeightRegular,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  dot: {
    width: '8px',
    height: '8px',
    borderRadius: '50%',
    flexShrink: 0,
    boxSizing: 'border-box',
    // High contrast would paint the dot away.
    forcedColorAdjust: 'none',
    border: `2px solid ${tokens.colorNeutralForeground3}`,
  },
  online: { backgroundColor: tokens.colorPaletteGreenBackground3, border: 'none' },
  offline: { border: `2px solid ${tokens.colorPaletteDarkOrangeForeground1}` },
  menuWho: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, maxWidth: '260px' },
  strong: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** Who is signed in, whether the province can be reached, and the commands that are seldom needed. */
export function AccountMenu(): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const session = usePaneState((state) => state.sync.session);
  const connection = usePaneState((state) => state.sync.connection);
  const lastWrite = usePaneState((state) => state.writes.at(-1) ?? null);
  const ready = usePaneState((state) => state.sheet.status === 'ready');
  const province = usePaneState((state) => state.province);
  const signedIn = session.status === 'signed-in';
  const standing = connectionWords(connection);
  const openDialog = (kind: 'columns' | 'new-workbook' | 'about') => () =>
    store.dispatch({ type: 'dialog-opened', dialog: { kind } });
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          size="small"
          appearance="subtle"
          icon={<ChevronDown12Regular />}
          iconPosition="after"
          aria-label={`${words.header.menu}: ${whoWords(session)}. ${standing}`}
        >
          <span className={styles.who}>
            <span
              className={mergeClasses(
                styles.dot,
                connection === 'online' && styles.online,
                connection === 'offline' && styles.offline,
              )}
              title={standing}
            />
            <span className={styles.name}>{whoWords(session)}</span>
          </span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.menuWho}>
          {signedIn && <div className={styles.strong}>{session.account.displayName}</div>}
          {signedIn && session.account.agencyName !== null && <div>{session.account.agencyName}</div>}
          <div className={styles.quiet}>{standing}</div>
          <div className={styles.quiet}>{catalogueWords(province)}</div>
        </div>
        <MenuDivider />
        <MenuList>
          <MenuItem disabled={!lastWrite} onClick={() => void commands.undo()}>
            {lastWrite ? words.menu.undo(lastWrite.label) : words.undo}
          </MenuItem>
          <MenuItem onClick={() => void commands.reread()}>{words.menu.reread}</MenuItem>
          <MenuItem disabled={!ready} onClick={() => void commands.showMarks()}>
            {words.menu.showMarks}
          </MenuItem>
          <MenuItem disabled={!ready} onClick={() => void commands.clearMarks()}>
            {words.menu.clearMarks}
          </MenuItem>
          <MenuItem disabled={!ready} onClick={() => void commands.previewUnicode()}>
            {words.encoding.menu}
          </MenuItem>
          <MenuItem disabled={!ready} onClick={openDialog('columns')}>
            {words.menu.columns}
          </MenuItem>
          <MenuItem onClick={openDialog('new-workbook')}>{words.template.menu}</MenuItem>
          <MenuDivider />
          {signedIn ? (
            <MenuItem onClick={() => void commands.signOut()}>{words.menu.signOut}</MenuItem>
          ) : (
            <MenuItem onClick={() => store.dispatch({ type: 'tab-opened', tab: 'sync' })}>{words.menu.signIn}</MenuItem>
          )}
          <MenuItem onClick={openDialog('about')}>{words.menu.about}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function whoWords(session: Session): string {
  if (session.status === 'signed-in') return session.account.agencyName ?? session.account.displayName;
  return words.connection.signedOut;
}

function connectionWords(connection: Connection): string {
  return words.connection[connection];
}
