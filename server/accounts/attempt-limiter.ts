/** Counts attempts by sender over a sliding stretch of time. What it knows is lost with the process. */
export class AttemptLimiter {
  private readonly attempts = new Map<string, number[]>();

  /** `most` attempts in `windowMs` milliseconds; of `mostSenders` the one heard of longest ago is forgotten first. */
  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly mostSenders = 10_000,
  ) {}

  /**
   * Counts an attempt before it is made, so that many sent at once are not one. Answers how many milliseconds to wait
   * when there were too many, else 0.
   */
  take(sender: string, now: Date): number {
    const time = now.getTime();
    const recent = (this.attempts.get(sender) ?? []).filter((at) => at > time - this.windowMs);
    this.attempts.delete(sender);
    this.attempts.set(sender, recent);
    if (this.attempts.size > this.mostSenders) {
      const [oldest] = this.attempts.keys();
      if (oldest !== undefined) this.attempts.delete(oldest);
    }
    if (recent.length >= this.most) return (recent[0] ?? time) + this.windowMs - time;
    recent.push(time);
    return 0;
  }

  /** Takes an attempt back that turned out to be none to count. */
  giveBack(sender: string): void {
    this.attempts.get(sender)?.pop();
  }
}
