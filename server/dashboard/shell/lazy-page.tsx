import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import type { ComponentType, ReactNode } from 'react';
import { lazyPart } from '#addin/api/lazy-part.ts';
import { words } from '../words.ts';

/** A page that most visits do not open: it is fetched when it is, and says so when it could not be. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactNode {
  const { usePart } = lazyPart(load);
  return function LazyPage(props) {
    const { part: Loaded, failed, retry } = usePart();
    if (Loaded !== null) return <Loaded {...props} />;
    if (!failed) return <Spinner label={words.loading} />;
    return (
      <MessageBar intent="error">
        <MessageBarBody>{words.pageMissing}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={retry}>{words.retry}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  };
}
