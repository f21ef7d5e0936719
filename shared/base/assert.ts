/** Marks a bug: a condition that only wrong code can break. Never for what a person or a file can cause. */
export function assert(condition: unknown, message: string): asserts condition {
  // The core returns errors as values; a broken invariant is the one thing worth stopping for.
  // eslint-disable-next-line no-restricted-syntax
  if (!condition) throw new Error(`Invariant broken: ${message}`)
}
