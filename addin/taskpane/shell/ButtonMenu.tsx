import { cloneElement, useState, type ReactElement, type ReactNode } from 'react';
import type { ButtonProps } from '@fluentui/react-components';
import { paneMenu } from './lazy-parts.ts';

interface Props {
  readonly button: ReactElement<ButtonProps>;
  /** The menu's list. */
  readonly children: ReactNode;
}

/**
 * A button with a menu. The button stands at once; what opens menus is fetched after the first screen, and a click that
 * comes earlier opens the menu as soon as it is there.
 */
export function ButtonMenu({ button, children }: Props): ReactNode {
  const { part: Loaded, failed, retry } = paneMenu.usePart();
  const [clicked, setClicked] = useState(false);
  if (Loaded !== null) {
    return (
      <Loaded button={button} defaultOpen={clicked}>
        {children}
      </Loaded>
    );
  }
  return cloneElement(button, {
    'aria-haspopup': 'menu',
    onClick: () => {
      setClicked(true);
      if (failed) retry();
    },
  });
}
