/** The ways between offices: a folder, the mail, a stick in a pocket. Packages are lost, doubled, late, out of order. */
import type { Dice } from '#tests/support/dice.ts'
import { carriers, doubledShare, lateShare, latest, lostShare } from '#tests/simulation/circumstances.ts'

export interface Carrying {
  /** Days at which the package arrives: none when it is lost, two when it is doubled. */
  readonly arrivals: (from: string, to: string, day: number) => readonly number[]
  readonly counts: () => { readonly lost: number; readonly doubled: number; readonly late: number }
}

type Carrier = (typeof carriers)[number][0]
const byWeight: readonly (readonly [Carrier, number])[] = carriers

export function createCarrying(dice: Dice): Carrying {
  const usual = new Map<string, Carrier>()
  const count = { lost: 0, doubled: 0, late: 0 }

  function carrierBetween(from: string, to: string): Carrier {
    const key = `${from} ${to}`
    const carrier = usual.get(key) ?? (from === to ? carriers[0][0] : dice.weighted(byWeight))
    usual.set(key, carrier)
    return carrier
  }

  function once({ days }: Carrier, day: number): number {
    const isLate = dice.chance(lateShare)
    if (isLate) count.late += 1
    return day + dice.below(days + 1) + (isLate ? 3 + dice.below(latest - 2) : 0)
  }

  return {
    arrivals(from, to, day) {
      const carrier = carrierBetween(from, to)
      if (dice.chance(lostShare)) {
        count.lost += 1
        return []
      }
      const first = once(carrier, day)
      if (!dice.chance(doubledShare)) return [first]
      count.doubled += 1
      return [first, once(carrier, day)]
    },
    counts: () => count,
  }
}
