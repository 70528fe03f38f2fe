import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PaneState } from '../state/pane-state.ts';
import type { Store } from '../state/create-store.ts';
import type { PaneAction } from '../state/pane-reducer.ts';
import type { PaneCommands } from '../workflows/pane-commands.ts';

/** What every view may use: the state, and the things an officer can ask for. */
export interface Pane {
  readonly store: Store<PaneState, PaneAction>;
  readonly commands: PaneCommands;
  readonly now: () => Date;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('A view of the pane is rendered outside its context.');
  return pane;
}

/** A part of the state; the view renders again only when that part changed (compared by identity). */
export function usePaneState<Part>(select: (state: PaneState) => Part): Part {
  const { store } = usePane();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
