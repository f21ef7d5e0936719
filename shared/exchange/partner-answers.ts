/** What a partner office has said to what was sent there, and what it is still to be told. */
import type { ExchangeLog } from '#shared/exchange/exchange-log.ts'
import { heardBy, peerOf, saidToKnow, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { asideFrom, isReceivedBy, isSetAsideAt } from '#shared/exchange/receipts.ts'
import { carriesRecords, type SentPackage } from '#shared/exchange/sent-package.ts'
import { countOf } from '#shared/records/knowledge.ts'
import type { DeviceId } from '#shared/records/record.ts'

/** One office, as another one's device looks at it. */
export interface Answering {
  readonly state: ExchangeState
  readonly log: ExchangeLog
  readonly office: string
  /** Its devices that packages may go to. */
  readonly devices: readonly DeviceId[]
  /** All its devices, blocked ones too. */
  readonly all: readonly DeviceId[]
}

/**
 * When the oldest own package was made whose arrival is not confirmed. Only what promises knowledge is confirmed by it. One
 * device of the office that knows the package's own writes is enough: then the file was not lost. Nor was it where
 * something of it was set aside.
 */
export function unansweredSince({ state, log, office, devices }: Answering): string | null {
  const haves = devices.map((id) => saidToKnow(peerOf(state, id)))
  const isCome = (pkg: string | null) => devices.some((id) => isComeAside({ state, pkg, id }))
  const open = log.find(({ act, offices, promised, pkg }) => {
    if (promised === null || (act !== 'made' && act !== 'saved') || !offices.includes(office)) return false
    return haves.every((have) => countOf(have, promised.device) < promised.counter) && !isCome(pkg)
  })
  return open?.at ?? null
}

/**
 * When the oldest package with hand-overs was made that holds an own write, and that no device of the office has by its
 * receipts. Such a package promises no knowledge, but somebody waits for what is in it; of other parts nobody does, nor of
 * one that only carries back what came from there.
 */
export function handOversUnansweredSince(
  { state, devices }: Answering,
  own: { readonly device: DeviceId; readonly write: number },
): string | null {
  const isCome = (sent: SentPackage) =>
    devices.some((id) => isReceivedBy(state, sent, id) || isSetAsideAt(state, sent, id))
  // Only what carries records has such a scope.
  const open = state.sentPackages.find((sent) => {
    const isMeant = sent.scope === 'transfers' && sent.to.some((id) => devices.includes(id))
    return isMeant && countOf(sent.upto, own.device) >= own.write && !isCome(sent)
  })
  return open?.created ?? null
}

/** One that is no longer remembered is older than any that is. */
function isComeAside({
  state,
  pkg,
  id,
}: Pick<Answering, 'state'> & { pkg: string | null; id: DeviceId }): boolean {
  const sent = state.sentPackages.find((each) => each.pkg === pkg)
  return sent ? isSetAsideAt(state, sent, id) : (peerOf(state, id).aside ?? 0) > 0
}

/** When the last package to a device there was made, where that has come and something of it was set aside. */
export function notTakenSince({ state, devices }: Answering): string | null {
  const moments = devices.flatMap((id) => {
    const last = state.sentPackages.findLast(({ to, kind }) => to.includes(id) && carriesRecords(kind))
    return last && isSetAsideAt(state, last, id) && !isReceivedBy(state, last, id) ? [last.created] : []
  })
  return moments.sort()[0] ?? null
}

/** Whether writes of theirs came, or something was set aside, since they were last told what is known here. */
export function owesReceipt({ state, devices, all }: Answering): boolean {
  const heard = devices.map((id) => heardBy(peerOf(state, id)))
  const isNews = (id: DeviceId) => heard.some((vector) => countOf(vector, id) < countOf(state.known, id))
  return all.some(isNews) || devices.some((id) => owesWordOfAside(state, id))
}

/** Whether a device was not told yet of the last package of its own of which something was set aside here. */
export function owesWordOfAside(state: ExchangeState, device: DeviceId): boolean {
  return (asideFrom(state, device).at(-1) ?? 0) > (peerOf(state, device).asideTold ?? 0)
}

/** How many entries of their last package with records were set aside here. */
export function setAsideOf({ log, office }: Answering): number {
  const last = log.findLast(
    ({ act, kind, offices }) =>
      act === 'applied' && kind !== null && carriesRecords(kind) && offices.includes(office),
  )
  return last?.setAside ?? 0
}
