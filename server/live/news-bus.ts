type Listener = (documentId: string) => void;

/**
 * Carries "this document was written to" from those who write to those who tell. Announcements are gathered for a
 * moment: a hundred agencies that publish together are one piece of news, and a write never waits for its listeners.
 */
export class NewsBus {
  private readonly listeners = new Set<Listener>();
  private readonly gathered = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  /** @param gatherMs how long announcements are gathered, in milliseconds */
  constructor(private readonly gatherMs: number) {}

  /** Says that a committed write changed something of the document: rows, or what stands beside them. */
  announce(documentId: string): void {
    if (this.listeners.size === 0) return;
    this.gathered.add(documentId);
    if (this.timer !== null) return;
    this.timer = setTimeout(() => this.tell(), this.gatherMs);
    this.timer.unref();
  }

  /** Hears of documents from now on; answers what stops it. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    this.timer = null;
    const documents = [...this.gathered];
    this.gathered.clear();
    for (const documentId of documents) for (const listener of [...this.listeners]) listener(documentId);
  }
}
