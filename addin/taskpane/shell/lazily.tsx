import { Spinner } from '@fluentui/react-components';
import type { ComponentType, ReactNode } from 'react';
import { lazyPart } from '#addin/api/lazy-part.ts';
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
  const { usePart, preload } = lazyPart(load);

  function View(props: Props): ReactNode {
    const { part: Loaded, failed, retry } = usePart();
    if (Loaded !== null) return <Loaded {...props} />;
    if (!failed) return <Spinner size="small" />;
    return <EmptyState title={words.partMissing} action={words.retry} onAction={retry} />;
  }

  return { View, preload };
}
