import { useEffect, useState } from 'react';

/** Gives the focus back to what opened a form when the form goes: a keyboard must not begin at the top of the page. */
export function useFocusBack(): void {
  // Read while the form is first drawn: afterwards the focus is inside it.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
}
