import type { LiveParts } from './follow-document.ts';
import type { Transport } from './request-json.ts';
import { createStreamSlots } from './stream-slots.ts';

/** What following a document takes from the browser: its locks, and whether the page is looked at. */
export function browserLiveParts(transport: Transport): LiveParts {
  return {
    transport,
    // Locks exist only where the page came over https or from this machine.
    takeSlot: createStreamSlots(() => ('locks' in navigator ? navigator.locks : undefined)),
    visibility: {
      isVisible: () => document.visibilityState !== 'hidden',
      listen: (onChange) => {
        document.addEventListener('visibilitychange', onChange);
        return () => document.removeEventListener('visibilitychange', onChange);
      },
    },
    random: Math.random,
  };
}
