/** How patient the client is, in milliseconds where nothing else is said. */
export interface LivePolicy {
  /** A stream that says nothing for so long after it was asked for is held back by a proxy. */
  readonly firstWordMs: number;
  /** A stream is dead when nothing came for so many of the server's heartbeats. */
  readonly missedBeats: number;
  /** Pause before the first new attempt; it doubles with each failure up to the longest. */
  readonly shortestPauseMs: number;
  readonly longestPauseMs: number;
  /** Part of a pause that is left to chance (0–1), so that a hundred panes do not come back at one instant. */
  readonly jitter: number;
  /** After so many failures in a row the client polls. */
  readonly failuresBeforePolling: number;
  readonly pollMs: number;
  /** While polling, a stream is tried again after so long. */
  readonly retryStreamMs: number;
}

export const defaultLivePolicy: LivePolicy = {
  firstWordMs: 8_000,
  missedBeats: 3,
  shortestPauseMs: 1_000,
  longestPauseMs: 30_000,
  jitter: 0.5,
  failuresBeforePolling: 3,
  pollMs: 30_000,
  retryStreamMs: 5 * 60_000,
};
