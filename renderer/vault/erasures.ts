/** Where erased cases are known to be erased: each office says with its packages what it has seen. */
import { dateAt } from '#shared/base/calendar-date.ts'
import { publicDeviceOf } from '#shared/crypto/device-keys.ts'
import { activeDevices, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { momentOf } from '#shared/records/hybrid-clock.ts'
import { isSeen, meetVectors } from '#shared/records/knowledge.ts'
import type { VersionVector } from '#shared/records/record.ts'
import type { Erasure, Erasures } from '#renderer/vault/partner-api.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/** More than a person reads; the numbers say how many there are. */
const shown = 200

interface OfficeKnows {
  readonly name: string
  /** What all its devices but this one are known to know; `null`: there is no other. */
  readonly have: VersionVector | null
}

export async function erasuresOf(world: World, { store, vault }: Session): Promise<Erasures> {
  const state = exchangeOf((name) => store.state.controls.get(name))
  if (!state.directory) return { total: 0, open: 0, rows: [] }
  const { id } = await publicDeviceOf(vault.device)
  const offices = officesThatKnow(state, state.directory, id)
  const open: Erasure[] = []
  const done: Erasure[] = []
  for (const { id: erased, x } of store.parts.index.entries()) {
    if (!x) continue
    const missing = offices.filter(({ have }) => have !== null && !isSeen(have, x.d)).map(({ name }) => name)
    const row = {
      id: erased,
      on: dateAt(momentOf(x.h), world.timeZone),
      confirmed: offices.length - missing.length,
      offices: offices.length,
      missing,
    }
    ;(missing.length > 0 ? open : done).push(row)
  }
  const rows = [...open.sort(newestFirst), ...done.sort(newestFirst)].slice(0, shown)
  return { total: open.length + done.length, open: open.length, rows }
}

function newestFirst(a: Erasure, b: Erasure): number {
  return a.on < b.on ? 1 : Number(a.on > b.on) * -1
}

/** Offices without a device that may receive cannot answer and are not counted. */
function officesThatKnow(state: ExchangeState, directory: NetworkDirectory, own: string): OfficeKnows[] {
  return directory.offices.flatMap(({ id, name }) => {
    const devices = activeDevices(directory, [id])
    if (devices.length === 0) return []
    const others = devices.filter((device) => device.id !== own)
    const haves = others.map((device) => peerOf(state, device.id).have)
    return [{ name, have: haves.length === 0 ? null : meetVectors(haves) }]
  })
}
