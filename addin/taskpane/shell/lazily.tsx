import { Spinner } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { words } from '../words.ts';
import { EmptyState } from './EmptyState.tsx';

/** A view that is fetched from the server apart from the pane. */
export interface LazyView<Props> {
  readonly View: (props: Props) => ReactNode;
  /** Fetches it ahead; a failure is no matter until it is to be shown. */
  readonly preload: () => Promise<void>;
}

/**
 * Keeps what an officer seldom opens out of what the pane loads at first. When the network is away the view says so
 * and can be asked for again; the pane around it goes on.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyView<Props> {
  let loaded: ComponentType<Props> | null = null;

  async function fetchView(): Promise<ComponentType<Props>> {
    loaded ??= await load();
    return loaded;
  }

  function View(props: Props): ReactNode {
    const [state, setState] = useState<{ view: ComponentType<Props> | null; failed: boolean }>(() => ({
      view: loaded,
      failed: false,
    }));
    const { view: Loaded, failed } = state;
    useEffect(() => {
      if (Loaded !== null || failed) return;
      let gone = false;
      fetchView().then(
        (view) => gone || setState({ view, failed: false }),
        () => gone || setState({ view: null, failed: true }),
      );
      return () => {
        gone = true;
      };
    }, [Loaded, failed]);
    if (Loaded !== null) return <Loaded {...props} />;
    if (!failed) return <Spinner size="small" />;
    return (
      <EmptyState
        title={words.partMissing}
        action={words.retry}
        onAction={() => setState({ view: null, failed: false })}
      />
    );
  }

  return {
    View,
    preload: () =>
      fetchView().then(
        () => undefined,
        () => undefined,
      ),
  };
}
