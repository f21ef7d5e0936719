/** Whether a device holds exactly what the ledger says it must. Plain comparisons: this runs after every event. */
import { isDeepStrictEqual } from 'node:util'
import { isSeen } from '#shared/records/knowledge.ts'
import {
  isErased,
  type LiveRecord,
  type MergeableRecord,
  type RecordId,
  type VersionVector,
} from '#shared/records/record.ts'
import { Broken } from '#tests/support/gossip/broken.ts'
import type { History, RecordLedger, Written } from '#tests/support/gossip/ledger.ts'
import { knownAt, type Station } from '#tests/support/gossip/station.ts'

export function checkStation(
  station: Station,
  ledgers: readonly RecordLedger[],
  ids: readonly RecordId[],
): void {
  const known = knownAt(station)
  ledgers.forEach((ledger, index) => {
    const history = station.histories[index] ?? 0
    checkState(station.records.get(ids[index] ?? ''), ledger, history)
    if (!ledger.erasure(history)) checkNoHole(known, ledger, history)
  })
}

/** Whatever a device says it knows has arrived at the record it belongs to, which is not erased. */
function checkNoHole(known: VersionVector, { writes }: RecordLedger, history: History): void {
  writes.forEach(({ dot }, index) => {
    if (isSeen(known, dot) && (history & (1 << index)) === 0)
      throw new Broken(`known and not here: ${dot.join(' ')}`)
  })
}

function checkState(state: MergeableRecord | undefined, ledger: RecordLedger, history: History): void {
  if (history === 0) {
    if (state) throw new Broken(`from nowhere: ${JSON.stringify(state)}`)
    return
  }
  const erasure = ledger.erasure(history)
  if (!state) throw new Broken('a record is missing')
  if (isErased(state) !== (erasure !== null)) throw new Broken(`erased or not: ${JSON.stringify(state)}`)
  if (!isErased(state)) checkLive(state, ledger, history)
  else if (!isDeepStrictEqual(state.x, erasure)) throw new Broken('not the later erasure')
}

function checkLive(state: LiveRecord, ledger: RecordLedger, history: History): void {
  const standing = ledger.in(ledger.standing(history))
  for (const written of standing) checkStands(state, written)
  const registers = Object.values(state.f)
  if (registers.flat().length !== standing.length)
    throw new Broken(`replaced, and still there: ${JSON.stringify(state.f)}`)
  for (const siblings of registers)
    if (!siblings.every(({ d }, at) => at === 0 || isBefore(siblings[at - 1]?.d, d)))
      throw new Broken(`out of order: ${JSON.stringify(siblings)}`)
  checkVector(state, ledger, history)
}

function checkStands({ f }: LiveRecord, { dot, register }: Written): void {
  if (!register) return
  const found = f[register.name]?.find(({ d }) => d[0] === dot[0] && d[1] === dot[1])
  if (!found) throw new Broken(`lost, and nobody replaced it: ${JSON.stringify({ dot, register })}`)
  if (!isDeepStrictEqual(found.v, register.value)) throw new Broken(`altered: ${JSON.stringify(found)}`)
}

function isBefore(a: readonly [string, number] | undefined, b: readonly [string, number]): boolean {
  return a !== undefined && (a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]))
}

function checkVector({ vv, sv }: LiveRecord, ledger: RecordLedger, history: History): void {
  const expected = new Map<string, number>()
  let schemaVersion = 0
  for (const written of ledger.in(history)) {
    const [device, counter] = written.dot
    expected.set(device, Math.max(expected.get(device) ?? 0, counter))
    schemaVersion = Math.max(schemaVersion, written.schemaVersion)
  }
  if (sv !== schemaVersion) throw new Broken(`schema version ${sv} instead of ${schemaVersion}`)
  const seen = Object.entries(vv)
  if (seen.length !== expected.size || seen.some(([device, counter]) => expected.get(device) !== counter))
    throw new Broken(`vector ${JSON.stringify(vv)}`)
}
