/** The calls on how the partner offices stand: told by index and exchange; no record is opened. */
import { canonicalJson } from '#shared/base/canonical-json.ts'
import { ok } from '#shared/base/result.ts'
import { exchangeLogOf, logInDraft } from '#renderer/vault/exchange-log.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import {
  countForPartners,
  noCounts,
  partnerBase,
  type CountedRecord,
} from '#shared/exchange/partner-counts.ts'
import { partnerState, type PartnerState } from '#shared/exchange/partner-state.ts'
import { planExport } from '#shared/exchange/plan-export.ts'
import { peerOf, withPeer, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { activeDevices, type NetworkDirectory, type OfficeEntry } from '#shared/exchange/network-directory.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { erasuresOf } from '#renderer/vault/erasures.ts'
import { senderOf } from '#renderer/vault/export-package.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import type { PartnerApi } from '#renderer/vault/partner-api.ts'
import type { IndexEntry } from '#renderer/vault/record-index.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/** A package that was made, and how its recipients stood before and after. */
export interface MadeLast {
  readonly name: string
  readonly pkg: string
  readonly recipients: readonly string[]
  readonly before: ExchangeState
  readonly after: ExchangeState
  /** Something has been erased, reduced or taken back since, which may stand in it. */
  readonly holdsGone: boolean
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
    mayStillLeave: async (name) =>
      held.madeLast?.name === name && isStillRight(sessionOf(held), held.madeLast),
    async packageLeft(name, isWritten) {
      const { madeLast } = held
      if (madeLast?.name === name) await noteLeft(world, sessionOf(held), { madeLast, isWritten })
    },
  }
}

async function partnerStates(session: Session, today: CalendarDate): Promise<PartnerState[]> {
  const { store } = session
  const control = (name: string) => store.state.controls.get(name)
  const sender = await senderOf(session)
  const { state, author } = sender
  const own = belongingOf(session).office?.id ?? state.office
  const partners = state.directory ? partnersOf(state.directory, own, author.device) : []
  const bases = partners.map(({ id }) => {
    const plan = planExport(sender, { offices: [id], kind: 'sync' })
    return plan.ok ? partnerBase(state, plan.value, author.device) : null
  })
  const counts = countForPartners(outlines(store.parts.index.entries()), bases)
  const log = exchangeLogOf(control)
  return partners.map((office, at) => {
    const more = { isOwn: office.id === own, scope: scopeFor(state, own, office.id) }
    return partnerState({ state, author, office, ...more, counts: counts[at] ?? noCounts, log, today })
  })
}

/** The own office is one as soon as it has a further device in use. */
function partnersOf(directory: NetworkDirectory, own: string | null, device: string): readonly OfficeEntry[] {
  return directory.offices.filter(({ id }) => {
    return id !== own || activeDevices(directory, [id]).some((further) => further.id !== device)
  })
}

function* outlines(entries: Iterable<IndexEntry>): Iterable<CountedRecord> {
  for (const entry of entries) yield { record: outlineOf(entry), item: entry.item }
}

/** Nothing that may stand in it is gone, and those who can open it are still to receive as much. */
function isStillRight({ store }: Session, { holdsGone, after }: MadeLast): boolean {
  const rights = ({ directory, scopes }: ExchangeState) => canonicalJson([directory, scopes])
  return !holdsGone && rights(exchangeOf((name) => store.state.controls.get(name))) === rights(after)
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
      const { lastSent, told, heard, asideTold, choices } = peerOf(from, id)
      return withPeer(state, id, { lastSent, told, heard, asideTold, choices })
    }, exchangeOf(draft.control))
    draft.putControl('exchange', exchange)
    return ok(null)
  })
}
