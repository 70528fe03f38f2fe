import { useEffect } from 'react';

/**
 * While something is typed and not saved: closing the page asks, and going to another page of ours stays and calls
 * `onStay`, which asks in its own words.
 */
export function useUnsavedGuard(dirty: boolean, onStay: () => void): void {
  useEffect(() => {
    if (!dirty) return;
    const here = window.location.hash;
    const onUnload = (event: BeforeUnloadEvent): void => event.preventDefault();
    const onHash = (event: HashChangeEvent): void => {
      if (window.location.hash === here) return;
      event.stopImmediatePropagation();
      window.history.replaceState(null, '', here || '#/');
      onStay();
    };
    window.addEventListener('beforeunload', onUnload);
    window.addEventListener('hashchange', onHash, true);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      window.removeEventListener('hashchange', onHash, true);
    };
  }, [dirty, onStay]);
}
