import { useEffect, useState } from 'react';

/** What a component sees of a part that is fetched apart from its page. */
export interface FetchedPart<Part> {
  /** `null` while it is on its way, and when it did not come. */
  readonly part: Part | null;
  readonly failed: boolean;
  /** Asks for it again. */
  retry(): void;
}

export interface LazyPart<Part> {
  /** A hook: fetches the part when a component first needs it. */
  usePart(): FetchedPart<Part>;
  /** Fetches it ahead; a failure is no matter until it is to be shown. */
  preload(): Promise<void>;
}

/** A part of a page that is fetched when it is first needed, and can be asked for again when the network was away. */
export function lazyPart<Part>(load: () => Promise<Part>): LazyPart<Part> {
  let loaded: Part | null = null;

  async function fetchPart(): Promise<Part> {
    loaded ??= await load();
    return loaded;
  }

  function usePart(): FetchedPart<Part> {
    const [state, setState] = useState<{ part: Part | null; failed: boolean }>(() => ({ part: loaded, failed: false }));
    const { part, failed } = state;
    useEffect(() => {
      if (part !== null || failed) return;
      let gone = false;
      fetchPart().then(
        (fetched) => gone || setState({ part: fetched, failed: false }),
        () => gone || setState({ part: null, failed: true }),
      );
      return () => {
        gone = true;
      };
    }, [part, failed]);
    return { part, failed, retry: () => setState({ part: null, failed: false }) };
  }

  return {
    usePart,
    preload: () =>
      fetchPart().then(
        () => undefined,
        () => undefined,
      ),
  };
}
