/** What the library is told when a ribbon button is pressed: id of this press, action, details as JSON text. */
export type RibbonCommand = readonly [id: string, action: string, details: string];

/** Presses ribbon buttons: runs the actions that the pane associated, and waits until each is completed. */
export class RibbonDesk {
  readonly #pending = new Map<string, () => void>();
  readonly #waiting: RibbonCommand[] = [];
  #send: ((command: RibbonCommand) => void) | null = null;
  #last = 0;

  /** Called when the library starts to listen: presses that came before are handed over now. */
  connect(send: (command: RibbonCommand) => void): void {
    this.#send = send;
    for (const command of this.#waiting.splice(0)) send(command);
  }

  disconnect(): void {
    this.#send = null;
  }

  /** Resolves when the action called `event.completed()`; a press waits until the pane's library listens. */
  press(action: string): Promise<void> {
    const id = `command-${++this.#last}`;
    const command: RibbonCommand = [id, action, JSON.stringify({ source: { id: action } })];
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      if (this.#send) this.#send(command);
      else this.#waiting.push(command);
    });
  }

  complete(id: string): void {
    this.#pending.get(id)?.();
    this.#pending.delete(id);
  }
}
