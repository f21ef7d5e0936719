/** A network of many offices with several devices each, all keys drawn from one seed. */
import { bech32 } from '@scure/base'
import { bytesToBase64 } from '#shared/base/base64.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { publicDeviceOf, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import { seedLength } from '#shared/crypto/signature.ts'
import { admissionOf, makeCard, type Card } from '#shared/exchange/card.ts'
import { emptyExchangeState, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { addDevice, admitOffice, foundNetwork } from '#shared/exchange/network-acts.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import type { Dice } from '#tests/support/dice.ts'
import { clockErrors, daysAway, type Circumstances } from '#tests/simulation/circumstances.ts'
import type { SimulatedDevice } from '#tests/simulation/simulated-device.ts'

const today = '2026-01-05' as CalendarDate

/** The devices of all offices; every office has one, the others are dealt out in turn, the first offices first. */
export async function createMembers(
  { offices, devices, days }: Circumstances,
  dice: Dice,
): Promise<readonly SimulatedDevice[]> {
  const administering = await Promise.all(Array.from({ length: offices }, async () => keysOf(dice, null)))
  const further = Array.from({ length: devices - offices }, async (_none, at) =>
    keysOf(dice, administering[at % offices]?.admin ?? null),
  )
  const all = [...administering, ...(await Promise.all(further))]
  const directory = await directoryOf(dice, all, offices)
  return Promise.all(
    all.map(async (keys, number): Promise<SimulatedDevice> => {
      const device = await publicDeviceOf(keys)
      const office = `o${String((number % offices) + 1).padStart(2, '0')}`
      return {
        number,
        office,
        keys,
        device,
        clockError: clockError(dice),
        away: absences(dice, days),
        author: { device: device.id, counter: 0, stamp: firstStamp },
        state: { ...emptyExchangeState, directory, office, scopes: everythingTo(directory) },
        records: [],
      }
    }),
  )
}

/** Every office receives everything: the case in which most is exchanged. */
function everythingTo({ offices, issued }: NetworkDirectory): ExchangeState['scopes'] {
  return Object.fromEntries(
    offices.map(({ id }) => [id, { scope: 'all' as const, since: issued, knows: {} }]),
  )
}

/** Drawn, so that a seed gives the same network: what age makes of fresh dice it makes of these too. */
async function keysOf(dice: Dice, admin: string | null): Promise<DeviceKeys> {
  const seed = (): string => bytesToBase64(dice.random.bytes(seedLength))
  const age = bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', dice.random.bytes(32)).toUpperCase()
  return { v: 1, sign: seed(), age, admin: admin ?? seed(), root: null }
}

async function directoryOf(
  dice: Dice,
  all: readonly DeviceKeys[],
  offices: number,
): Promise<NetworkDirectory> {
  const root = dice.random.bytes(seedLength)
  const cards = await Promise.all(all.slice(0, offices).map(cardOf))
  const [first, ...others] = cards as [Card, ...Card[]]
  let directory = foundNetwork(root, first, { random: dice.random, today })
  for (const card of others) {
    const admitted = admitOffice(root, directory, { card, today })
    if (!admitted.ok) throw new Error(admitted.error.type)
    directory = admitted.value
  }
  for (const [at, keys] of all.slice(offices).entries()) {
    const admission = await admissionOf(keys, { label: `L${at + 2}`, from: today })
    if (admission) directory = addDevice(directory, admission)
  }
  return directory
}

async function cardOf(keys: DeviceKeys, at: number): Promise<Card> {
  const card = await makeCard(keys, { office: `Dienststelle ${at + 1}`, label: 'L1', from: today })
  if (!card) throw new Error('an office administers itself')
  return card
}

function clockError(dice: Dice): number {
  const reach = dice.weighted(clockErrors)
  return dice.below(2 * reach) - reach
}

/** Days on which nobody opens the device, the weekends included. */
function absences(dice: Dice, days: number): ReadonlySet<number> {
  const away = new Set<number>()
  for (let left = Math.round((daysAway * days) / 365); left > 0;) {
    const spell = Math.min(left, 5 + dice.below(11))
    const from = dice.below(days)
    for (let day = 0; day < Math.ceil((spell * 7) / 5); day++) away.add(from + day)
    left -= spell
  }
  return new Set([...away].filter((day) => day < days))
}
