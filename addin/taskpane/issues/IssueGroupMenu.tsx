import { Button } from '@fluentui/react-components';
import { MoreHorizontal16Regular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ReactNode } from 'react';
import { ButtonMenu } from '../shell/ButtonMenu.tsx';
import { issueGroupMenuList } from '../shell/lazy-parts.ts';
import { words } from '../words.ts';
import { ruleTitle } from './rule-title.ts';

/** What can be done with a whole rule beside mending what it found. */
export function IssueGroupMenu({ code }: { code: string }): ReactNode {
  return (
    <ButtonMenu
      button={
        <Button
          size="small"
          appearance="subtle"
          icon={<MoreHorizontal16Regular />}
          aria-label={words.rulesOff.menu(ruleTitle(code))}
        />
      }
    >
      <issueGroupMenuList.View code={code} />
    </ButtonMenu>
  );
}
