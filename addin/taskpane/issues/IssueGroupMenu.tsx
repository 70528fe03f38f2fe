import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontal16Regular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ReactNode } from 'react';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { ruleTitle } from './rule-title.ts';

/** What can be done with a whole rule beside mending what it found. */
export function IssueGroupMenu({ code }: { code: string }): ReactNode {
  const { store } = usePane();
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<MoreHorizontal16Regular />}
          aria-label={words.rulesOff.menu(ruleTitle(code))}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => store.dispatch({ type: 'dialog-opened', dialog: { kind: 'rule-off', code } })}>
            {words.rulesOff.offHere}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
