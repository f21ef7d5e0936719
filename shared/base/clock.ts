/** The time of day, handed in: the core never reads a clock by itself. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number
}
