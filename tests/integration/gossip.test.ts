/**
 * Devices that write, settle contradictions, erase, are restored, blocked and replaced, and hand packages around: lost,
 * doubled, late and out of order, with clocks wrong by years and two versions of the program. The packages are only
 * their deltas here; that their bytes carry them is tested in `unit/shared/exchange`.
 */
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eventsArbitrary, type GossipEvent } from '#tests/support/gossip/events.ts'
import { playToTheEnd, playWithLies, type Lie } from '#tests/support/gossip/finish.ts'
import { deviceNames } from '#tests/support/gossip/station.ts'
import { propertyRuns, propertyTimeout } from '#tests/support/property-runs.ts'

interface KeptStory {
  readonly found: string
  readonly events: readonly GossipEvent[]
}

/** Stories that once failed, here or with a fault put in on purpose. A new one is added by hand from its report. */
const kept = JSON.parse(
  readFileSync(new URL('../fixtures/gossip-stories.json', import.meta.url), 'utf8'),
) as readonly KeptStory[]

const device = fc.constantFrom(...deviceNames)
const number = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(10 ** 6, 2 ** 22, 10 ** 9, 2 ** 52))
const vector = fc.dictionary(device, number, { maxKeys: 4 })
const acknowledgement = fc.record({ t: fc.constant('ack' as const), dev: device, have: vector })
const lie: fc.Arbitrary<Lie> = fc.record({
  after: fc.nat(60),
  to: fc.nat(7),
  upto: vector,
  have: vector,
  acknowledgements: fc.array(acknowledgement, { maxLength: 3 }),
})

describe('gossip', () => {
  test.each(kept)('holds in a story that found a fault once: $found', ({ events }) => {
    expect(() => playToTheEnd(events)).not.toThrow()
  })

  test(
    'loses and hides nothing, converges, keeps erased what is erased, and then has nothing left to say',
    { timeout: propertyTimeout },
    () => {
      const met = { conflicts: 0, erasures: 0, later: 0, restored: 0, blocked: 0 }
      fc.assert(
        fc.property(eventsArbitrary, (events) => {
          const { stations, ledgers } = playToTheEnd(events)
          met.restored += stations.filter(({ gone }) => gone).length
          met.blocked += stations.filter(({ blocked }) => blocked.size > 0).length
          for (const { writes } of ledgers) {
            met.erasures += writes.filter(({ erasure }) => erasure).length
            met.later += writes.filter(({ register }) => register?.name === 'later.kind').length
            met.conflicts += writes.filter(({ over }) => (over & (over - 1)) !== 0).length
          }
        }),
        propertyRuns(),
      )
      // A model in which nothing happens would prove nothing.
      for (const count of Object.values(met)) expect(count).toBeGreaterThan(propertyRuns().numRuns / 25)
    },
  )

  test(
    'loses nothing and converges though a member tells lies of what the others have',
    { timeout: propertyTimeout },
    () => {
      fc.assert(
        fc.property(eventsArbitrary, fc.array(lie, { maxLength: 12 }), (events, lies) => {
          // What was written by devices that are gone only others can tell: who lies of that is found out by nobody.
          const told = events.filter(({ act }) => act !== 'restore' && act !== 'revoke')
          playWithLies(told, lies)
        }),
        propertyRuns('ORACLE_RUNS'),
      )
    },
  )
})
