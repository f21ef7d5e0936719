/** The next piece is asked for while the present one is dealt with: whoever answers has a processor of its own. */
export async function* oneAhead<T, R>(
  pieces: readonly T[],
  ask: (piece: T) => Promise<R>,
): AsyncGenerator<R, undefined> {
  const [first, ...others] = pieces
  if (first === undefined) return
  let coming = ask(first)
  for (const piece of others) {
    const next = ask(piece)
    // Should this one fail, nobody waits for the next.
    next.catch(() => undefined)
    yield await coming
    coming = next
  }
  yield await coming
}
