/** The calls on how the partner offices stand: told by index and exchange; no record is opened. */
import { ok } from '#shared/base/result.ts'
import { exchangeLogOf, logInDraft } from '#renderer/vault/exchange-log.ts'
import { publicDeviceOf } from '#shared/crypto/device-keys.ts'
import { countForPartners, partnerBase } from '#shared/exchange/partner-counts.ts'
import { partnerState, type PartnerState } from '#shared/exchange/partner-state.ts'
import { peerOf, withPeer, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { findDevice, type NetworkDirectory, type OfficeEntry } from '#shared/exchange/network-directory.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { erasuresOf } from '#renderer/vault/erasures.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import type { PartnerApi } from '#renderer/vault/partner-api.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/** A package that was made, and how its recipients stood before and after. */
export interface MadeLast {
  readonly name: string
  readonly pkg: string
  readonly recipients: readonly string[]
  readonly before: ExchangeState
  readonly after: ExchangeState
}

export function partnerCalls(world: World, held: Held): PartnerApi {
  return {
    partnerStates: async (today) => partnerStates(sessionOf(held), today),
    async exchangeHistory() {
      const { controls } = sessionOf(held).store.state
      const control = (name: string) => controls.get(name)
      const offices = exchangeOf(control).directory?.offices ?? []
      const names = offices.map(({ id, name }) => ({ id, name }))
      return { entries: [...exchangeLogOf(control)].reverse(), names }
    },
    erasures: async () => erasuresOf(world, sessionOf(held)),
    async packageLeft(name, isWritten) {
      const { madeLast } = held
      if (madeLast?.name === name) await noteLeft(world, sessionOf(held), { madeLast, isWritten })
    },
  }
}

async function partnerStates({ store, vault }: Session, today: CalendarDate): Promise<PartnerState[]> {
  const control = (name: string) => store.state.controls.get(name)
  const state = exchangeOf(control)
  if (!state.directory) return []
  const { id } = await publicDeviceOf(vault.device)
  const partners = partnersOf(state.directory, id)
  const bases = partners.map(({ devices, revoked }) => {
    const active = devices.filter((device) => revoked.every((blocking) => blocking.id !== device.id))
    return partnerBase(
      state,
      active.map((device) => device.id),
    )
  })
  const counts = countForPartners(outlines(store.parts.index.entries()), bases)
  const author = ownOf(control)
  const log = exchangeLogOf(control)
  return partners.map((office, at) =>
    partnerState({ state, author, office, counts: counts[at] ?? none, log, today }),
  )
}

const none = { waiting: 0, underway: 0, erasures: 0 }

function partnersOf(directory: NetworkDirectory, own: string): readonly OfficeEntry[] {
  const ours = findDevice(directory, own)?.office.id
  return directory.offices.filter(({ id }) => id !== ours)
}

function* outlines(entries: Iterable<Parameters<typeof outlineOf>[0]>): Iterable<MergeableRecord> {
  for (const entry of entries) yield outlineOf(entry)
}

interface Left {
  readonly madeLast: MadeLast
  readonly isWritten: boolean
}

async function noteLeft(world: World, { store }: Session, { madeLast, isWritten }: Left): Promise<void> {
  const { pkg, name, recipients, before, after } = madeLast
  await store.commit(async (draft) => {
    const log = exchangeLogOf(draft.control).findLast((entry) => entry.pkg === pkg)
    const { at: _at, ...line } = log ?? { at: '', pkg, file: name }
    logInDraft(world, draft, { ...line, act: isWritten ? 'saved' : 'notSaved' })
    const from = isWritten ? after : before
    const exchange = recipients.reduce((state, id) => {
      const { lastSent, told } = peerOf(from, id)
      return withPeer(state, id, { lastSent, told })
    }, exchangeOf(draft.control))
    draft.putControl('exchange', exchange)
    return ok(null)
  })
}
