/** What a ribbon button asks of the pane. */
export type PaneIntent = 'check' | 'score' | 'sync';

/**
 * Carries intents from the ribbon to the pane inside the shared runtime. An intent that comes before the pane
 * listens is kept: the button that opens the pane is the one that wants something of it. Only the latest is kept.
 */
export class PaneIntents {
  #listener: ((intent: PaneIntent) => void) | null = null;
  #waiting: PaneIntent | null = null;

  send(intent: PaneIntent): void {
    if (this.#listener) this.#listener(intent);
    else this.#waiting = intent;
  }

  /** There is one pane: a new listener takes the place of the former. Answers the function that stops it. */
  subscribe(listener: (intent: PaneIntent) => void): () => void {
    this.#listener = listener;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) listener(waiting);
    return () => {
      if (this.#listener === listener) this.#listener = null;
    };
  }
}

/** The one of this runtime. */
export const paneIntents = new PaneIntents();
