/** A source of random bytes, handed in: cryptographic in the app, seeded in tests. */
export interface Random {
  readonly bytes: (count: number) => Uint8Array
}

/**
 * A uniform whole number in `[0, bound)`, by rejection, so that no value is likelier than another.
 * `bound` is between 1 and 2^32.
 */
export function randomBelow(random: Random, bound: number): number {
  const limit = Math.floor(2 ** 32 / bound) * bound
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4)
    const drawn = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d
    if (drawn < limit) return drawn % bound
  }
}
