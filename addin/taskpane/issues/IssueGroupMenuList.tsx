import { MenuItem, MenuList } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';

/** The entries of a rule's menu. */
export function IssueGroupMenuList({ code }: { code: string }): ReactNode {
  const { store } = usePane();
  return (
    <MenuList>
      <MenuItem onClick={() => store.dispatch({ type: 'dialog-opened', dialog: { kind: 'rule-off', code } })}>
        {words.rulesOff.offHere}
      </MenuItem>
    </MenuList>
  );
}
