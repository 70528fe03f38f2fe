import { Menu, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

interface Props {
  readonly button: ReactElement;
  readonly defaultOpen: boolean;
  readonly children: ReactNode;
}

/** A menu under its button. */
export function PaneMenu({ button, defaultOpen, children }: Props): ReactNode {
  return (
    <Menu positioning="below-end" defaultOpen={defaultOpen}>
      <MenuTrigger disableButtonEnhancement>{button}</MenuTrigger>
      <MenuPopover>{children}</MenuPopover>
    </Menu>
  );
}
