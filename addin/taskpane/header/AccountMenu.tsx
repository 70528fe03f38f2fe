import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import type { ReactNode } from 'react';
import { ButtonMenu } from '../shell/ButtonMenu.tsx';
import { accountMenuList } from '../shell/lazy-parts.ts';
import { usePaneState } from '../shell/pane-context.ts';
import type { Session } from '../state/sync-view.ts';
import { words } from '../words.ts';

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
});

/** Who is signed in, whether the province can be reached, and a menu that is fetched apart. */
export function AccountMenu(): ReactNode {
  const styles = useStyles();
  const session = usePaneState((state) => state.sync.session);
  const connection = usePaneState((state) => state.sync.connection);
  const standing = words.connection[connection];
  return (
    <ButtonMenu
      button={
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
                // Green beside «Chưa đăng nhập» would read as if all was well.
                connection === 'online' && session.status === 'signed-in' && styles.online,
                connection === 'offline' && styles.offline,
              )}
              title={standing}
            />
            <span className={styles.name}>{whoWords(session)}</span>
          </span>
        </Button>
      }
    >
      <accountMenuList.View />
    </ButtonMenu>
  );
}

function whoWords(session: Session): string {
  if (session.status === 'signed-in') return session.account.agencyName ?? session.account.displayName;
  return words.connection.signedOut;
}
