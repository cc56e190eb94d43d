/** How fast things go, in milliseconds. */
export interface Timing {
  /** How long the connection's lease lasts without being lengthened, and how often that is done or another's end is looked for. */
  readonly lease: number;
  readonly renewEvery: number;
  /** First pause before a broken connection is tried again; it doubles up to half a minute. */
  readonly reconnect: number;
  /** How often the connection is tried with a ping; two that stay unanswered break it. */
  readonly ping: number;
  /** How often a question that waits is shown to be waiting. */
  readonly refresh: number;
  /** How long a start waits for WeCom before it says that it goes on trying. */
  readonly startTimeout: number;
  /** How long the end waits for what is in flight. */
  readonly stopTimeout: number;
  /** Pause before a subscription is tried again that was refused for a while. */
  readonly retryRefused: number;
  /** Pause before an answer is sent again of which nobody knows whether it arrived. */
  readonly retryUnclear: number;
}

/** The pace in an office. */
export const TIMING: Timing = {
  lease: 30_000,
  renewEvery: 5_000,
  reconnect: 1_000,
  ping: 30_000,
  refresh: 230_000,
  startTimeout: 15_000,
  stopTimeout: 2_000,
  retryRefused: 60_000,
  retryUnclear: 1_000,
};
