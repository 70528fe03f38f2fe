import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { words } from '../words.ts';

/** The first items of a long list, and the button that brings as many more; `null` where there are no more. */
export function usePages<Item>(items: readonly Item[], pageSize: number): readonly [readonly Item[], ReactNode] {
  const [shown, setShown] = useState(pageSize);
  const left = items.length - shown;
  const more = left > 0 && (
    <Button size="small" appearance="subtle" onClick={() => setShown(shown + pageSize)}>
      {words.showMore(left)}
    </Button>
  );
  return [items.slice(0, shown), more || null];
}
