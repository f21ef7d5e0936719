/**
 * How often a property is tried, and from which seed. A normal run takes what the test names; `npm run nightly` asks for
 * more by the environment. On failure fast-check says the seed, the path to the case, and the smallest case it found.
 */

/** What a normal run takes: enough to meet every rule, quick enough for every change. */
const normally = { PROPERTY_RUNS: 10_000, ORACLE_RUNS: 2_000 } as const

export interface PropertyRuns {
  readonly numRuns: number
  readonly seed?: number
}

export function propertyRuns(of: keyof typeof normally = 'PROPERTY_RUNS'): PropertyRuns {
  const numRuns = wholeNumber(process.env[of]) ?? normally[of]
  const seed = wholeNumber(process.env.PROPERTY_SEED)
  return seed === null ? { numRuns } : { numRuns, seed }
}

/**
 * For a property that a normal run tries `byDay` times, because each try takes long or tells much: as many more or fewer
 * as are asked for of the others. Says its seed, also when all holds.
 */
export function sharedRuns(what: string, byDay: number): Required<PropertyRuns> {
  const { numRuns, seed = drawnSeed } = propertyRuns()
  const share = Math.max(1, Math.round((byDay * numRuns) / normally.PROPERTY_RUNS))
  process.stdout.write(`${what}: ${String(share)} runs, PROPERTY_SEED=${String(seed)}\n`)
  return { numRuns: share, seed }
}

const drawnSeed = Math.floor(Math.random() * 1_000_000_000)

/** Milliseconds a test may take: long for a night, and no more than a sleeping machine needs by day. */
export const propertyTimeout = Math.max(60_000, propertyRuns().numRuns * 20)

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null
}
