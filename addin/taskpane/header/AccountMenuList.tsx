import { makeStyles, MenuDivider, MenuItem, MenuList, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ownAccountWords } from '../account/own-account-words.ts';
import { catalogueWords } from '../province/catalogue-words.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  menuWho: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`, maxWidth: '260px' },
  strong: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

type PlainDialog = 'columns' | 'new-workbook' | 'about' | 'password' | 'sign-out-everywhere';

/** Who is signed in, what the pane checks by, and the commands that are seldom needed. */
export function AccountMenuList(): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const session = usePaneState((state) => state.sync.session);
  const standing = usePaneState((state) => words.connection[state.sync.connection]);
  const lastWrite = usePaneState((state) => state.writes.at(-1) ?? null);
  const ready = usePaneState((state) => state.sheet.status === 'ready');
  const province = usePaneState((state) => state.province);
  const signedIn = session.status === 'signed-in';
  const openDialog = (kind: PlainDialog) => () => store.dispatch({ type: 'dialog-opened', dialog: { kind } });
  return (
    <>
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
          <>
            <MenuItem onClick={openDialog('password')}>{ownAccountWords.change}</MenuItem>
            <MenuItem onClick={openDialog('sign-out-everywhere')}>{ownAccountWords.everywhere}</MenuItem>
            <MenuItem onClick={() => void commands.signOut()}>{words.menu.signOut}</MenuItem>
          </>
        ) : (
          <MenuItem onClick={() => store.dispatch({ type: 'tab-opened', tab: 'sync' })}>{words.menu.signIn}</MenuItem>
        )}
        <MenuItem onClick={openDialog('about')}>{words.menu.about}</MenuItem>
      </MenuList>
    </>
  );
}
