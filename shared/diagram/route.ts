/** Lines between rows: each connected net gets a level of its own, so that lines cross but never lie on each other. */

/** One stretch of a line between two rows. Ends lie at the lower edge of the upper row or the upper edge of the lower. */
export interface Stretch {
  /** What shares it may share a line. */
  readonly net: string
  readonly from: StretchEnd
  readonly to: StretchEnd
}

interface StretchEnd {
  readonly x: number
  readonly side: 'upper' | 'lower'
}

interface Net {
  readonly id: string
  readonly left: number
  readonly right: number
  readonly upper: readonly number[]
  readonly lower: readonly number[]
}

/** Lines nearer than this look like one. */
const NEAR = 8

/** The level of each net, counted from above; nets that run straight down have none. */
export function levelsOfNets(stretches: readonly Stretch[]): ReadonlyMap<string, number> {
  let waiting = netsOf(stretches).filter(({ left, right, upper }) => left < right || upper.length > 1)
  const levels = new Map<string, number>()
  for (let level = 0; waiting.length > 0; level += 1) {
    const placed: Net[] = []
    for (const net of waiting) {
      const mayStand = waiting.every((other) => other === net || !standsAbove(other, net))
      if (mayStand && placed.every((other) => apart(other, net))) placed.push(net)
    }
    // Two nets that would each have to stand above the other: the first one gives in.
    const chosen = placed.length > 0 ? placed : waiting.slice(0, 1)
    for (const { id } of chosen) levels.set(id, level)
    waiting = waiting.filter((net) => !chosen.includes(net))
  }
  return levels
}

function netsOf(stretches: readonly Stretch[]): readonly Net[] {
  const ids = [...new Set(stretches.map(({ net }) => net))]
  const nets = ids.map((id): Net => {
    const ends = stretches.filter(({ net }) => net === id).flatMap(({ from, to }) => [from, to])
    const xs = ends.map(({ x }) => x)
    return {
      id,
      left: Math.min(...xs),
      right: Math.max(...xs),
      upper: ends.filter(({ side }) => side === 'upper').map(({ x }) => x),
      lower: ends.filter(({ side }) => side === 'lower').map(({ x }) => x),
    }
  })
  return nets.sort((a, b) => a.left - b.left || (a.id < b.id ? -1 : 1))
}

/** Where one comes from above and the other goes down at the same place, the first must turn off earlier. */
function standsAbove(one: Net, other: Net): boolean {
  return one.upper.some((x) => other.lower.some((y) => Math.abs(x - y) < NEAR))
}

function apart(one: Net, other: Net): boolean {
  return one.right + NEAR < other.left || other.right + NEAR < one.left
}
