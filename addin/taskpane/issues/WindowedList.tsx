import { makeStyles } from '@fluentui/react-components';
import { useCallback, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { visibleRange, type ListShape } from './visible-range.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

export interface WindowedListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Height of every closed row, in CSS pixels. */
  readonly rowHeight: number;
  /** Index of the one row that is open and as tall as it needs, or `null`. */
  readonly openIndex: number | null;
  readonly label: string;
  /** Renders the inside of a row's `li`. */
  readonly children: (item: Item, index: number) => ReactNode;
}

/**
 * A list of thousands of rows of which only those in sight are in the page. Rows have one height, except a single
 * open row whose height is measured: that keeps every offset a multiplication.
 */
export function WindowedList<Item>(props: WindowedListProps<Item>): ReactNode {
  const { items, keyOf, rowHeight, openIndex, label, children } = props;
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const [openHeight, setOpenHeight] = useState(rowHeight);
  const shape: ListShape = { count: items.length, rowHeight, openIndex, openHeight };
  const [sight, setSight] = useState({ above: 0, height: 800 });
  const { first, last, before, after } = visibleRange(shape, sight);

  useLayoutEffect(() => {
    const element = list.current;
    const scroller = element ? scrollParentOf(element) : null;
    if (!element || !scroller) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const above = Math.max(0, scroller.getBoundingClientRect().top - element.getBoundingClientRect().top);
      const height = scroller.clientHeight || 800;
      // Half a screen is the grain: small scrolls render nothing anew.
      const grain = Math.max(rowHeight, height / 2);
      const next = { above: Math.floor(above / grain) * grain, height: height + grain };
      setSight((was) => (was.above === next.above && was.height === next.height ? was : next));
    };
    const schedule = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    scroller.addEventListener('scroll', schedule, { passive: true });
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(schedule);
    // The content grows when another group opens above this list, which moves it without a scroll.
    for (const watched of [scroller, scroller.firstElementChild]) if (watched) observer?.observe(watched);
    return () => {
      if (frame) cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', schedule);
      observer?.disconnect();
    };
  }, [rowHeight]);

  const measure = useCallback((row: HTMLLIElement | null): (() => void) | undefined => {
    if (!row || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setOpenHeight(row.offsetHeight));
    observer.observe(row);
    return () => observer.disconnect();
  }, []);

  return (
    <ul ref={list} className={styles.list} aria-label={label} style={{ paddingTop: before, paddingBottom: after }}>
      {items.slice(first, last).map((item, offset) => {
        const index = first + offset;
        const open = index === openIndex;
        return (
          <li
            key={keyOf(item)}
            ref={open ? measure : undefined}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={open ? undefined : { height: rowHeight, overflow: 'hidden' }}
          >
            {children(item, index)}
          </li>
        );
      })}
    </ul>
  );
}

/** The nearest ancestor that scrolls vertically. */
export function scrollParentOf(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent.dataset['scroller'] === 'true') return parent;
  }
  return null;
}
