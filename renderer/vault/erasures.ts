/** Where erased cases are known to be erased: each office says with its packages what it has seen. */
import { dateAt } from '#shared/base/calendar-date.ts'
import { activeDevices, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { peerOf, saidToKnow, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { givenTo, scopeFor } from '#shared/exchange/in-scope.ts'
import { seenOf } from '#shared/exchange/plan-export.ts'
import { markOfId } from '#shared/exchange/sent-package.ts'
import { momentOf } from '#shared/records/hybrid-clock.ts'
import { isSeen } from '#shared/records/knowledge.ts'
import type { ErasedRecord, RecordId } from '#shared/records/record.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import type { Erasure, Erasures } from '#renderer/vault/partner-api.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/** More than a person reads; the numbers say how many there are. */
const shown = 200

interface OfficeKnows {
  readonly name: string
  /** Whether it was ever given the record, so that the erasure has to follow it there. */
  readonly hasHad: (id: RecordId) => boolean
  /** Whether each of its devices but this one is known to know of an erasure. */
  readonly knows: (x: ErasedRecord['x']) => boolean
}

export async function erasuresOf(world: World, session: Session): Promise<Erasures> {
  const { store } = session
  const state = exchangeOf((name) => store.state.controls.get(name))
  if (!state.directory) return { total: 0, open: 0, rows: [] }
  const offices = officesThatKnow(session, state, state.directory)
  const open: Erasure[] = []
  const done: Erasure[] = []
  for (const { id, x } of store.parts.index.entries()) {
    if (!x) continue
    const concerned = offices.filter(({ hasHad }) => hasHad(id))
    const missing = concerned.filter(({ knows }) => !knows(x)).map(({ name }) => name)
    const row = {
      id,
      on: dateAt(momentOf(x.h), world.timeZone),
      confirmed: concerned.length - missing.length,
      offices: concerned.length,
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
function officesThatKnow(
  session: Session,
  state: ExchangeState,
  directory: NetworkDirectory,
): readonly OfficeKnows[] {
  const { office: ours, device: self } = belongingOf(session)
  return directory.offices.flatMap(({ id, name }) => {
    const devices = activeDevices(directory, [id])
    if (devices.length === 0) return []
    const scope = scopeFor(state, ours?.id ?? state.office, id)
    const given = givenTo(state, id)
    const peers = devices.filter((device) => device.id !== self.id).map((device) => peerOf(state, device.id))
    return [
      {
        name,
        hasHad: (record) => scope === 'all' || given.whole || given.ids.includes(markOfId(record)),
        knows: ({ d }) =>
          peers.every(
            (peer) => isSeen(saidToKnow(peer), d) || (scope !== null && isSeen(seenOf(peer, scope), d)),
          ),
      } satisfies OfficeKnows,
    ]
  })
}
