/** Seeded chance for made-up data: the same seed gives the same office on every machine. */
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { Random } from '#shared/base/random.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'

export interface Dice {
  /** A whole number from 0 up to, not including, the bound. */
  readonly below: (bound: number) => number
  readonly chance: (share: number) => boolean
  readonly one: <T>(items: readonly T[]) => T
  /** One of the items, by how often each occurs. */
  readonly weighted: <T>(items: readonly (readonly [item: T, weight: number])[]) => T
  /** 32 hex digits. */
  readonly id: () => string
  readonly random: Random
}

export function createDice(seed: number): Dice {
  const next = seededRandom(seed)
  const below = (bound: number): number => Math.floor(next() * bound)
  const one = <T>(items: readonly T[]): T => items[below(items.length)] as T
  const quarter = (): string =>
    below(2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return {
    below,
    one,
    chance: (share) => next() < share,
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      const found = items.find(([, weight]) => (rest -= weight) < 0)
      return (found ?? items[0])?.[0] as never
    },
    id: () => quarter() + quarter() + quarter() + quarter(),
    random: { bytes: (count) => Uint8Array.from({ length: count }, () => below(256)) },
  }
}

/** All days from one to another, made once: counting dates is slow, looking them up is not. */
export function calendar(from: CalendarDate, until: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = []
  for (let day = from; day <= until; day = addToDate(day, { days: 1 })) days.push(day)
  return days
}
