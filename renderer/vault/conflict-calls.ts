/** The calls on what contradicts, over cases and small records alike. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { clockDoubt } from '#shared/domain/clock-doubt.ts'
import { isRemoved, readItem, type Item, type ItemKind } from '#shared/domain/item.ts'
import { isSlight } from '#shared/domain/settle-versions.ts'
import { readWhole } from '#shared/domain/transfer.ts'
import { readVersions, seenIn, type RegisterVersions } from '#shared/domain/versions.ts'
import { countsIn } from '#shared/exchange/device-office.ts'
import type { ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { OfficeEntry } from '#shared/exchange/network-directory.ts'
import { mayWrite } from '#shared/exchange/transfer-rights.ts'
import {
  isErased,
  shownValue,
  type LiveRecord,
  type MergeableRecord,
  type RecordId,
} from '#shared/records/record.ts'
import { writeBatch, type WrittenChange } from '#renderer/vault/batch.ts'
import type {
  ConflictDecision,
  ConflictDone,
  ConflictVersion,
  OpenConflict,
  OpenConflicts,
} from '#renderer/vault/conflict-api.ts'
import { transferTitle } from '#renderer/vault/conflict-title.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { remembered } from '#renderer/vault/item-calls.ts'
import { readManyOrRepair, repairedRecord } from '#renderer/vault/repair.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import type { BatchError, RegisterWrite, VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

type ConflictCalls = Pick<VaultApi, 'conflicts' | 'conflictsOfCase' | 'decideConflicts'>

/** So many are read and shown at once. */
const firstRecords = 50
/**
 * Small records a person may decide about. Content of chains counts by the seal of its office and not by single
 * registers; which of it holds is said under the chains.
 */
const decidable = [
  'event',
  'body',
  'programme',
  'list-value',
  'absence',
  'saved-view',
  'transfer',
] as const satisfies readonly ItemKind[]

export function conflictCalls(world: World, held: Held): ConflictCalls {
  return {
    conflicts: async () => openConflicts(world, sessionOf(held)),
    async conflictsOfCase(id) {
      const session = sessionOf(held)
      const record = await repairedRecord(session, id)
      return record && !isErased(record) ? conflictsOf(world, session, { record, item: null }) : []
    },
    decideConflicts: async (decisions) => decide(world, held, decisions),
  }
}

/** How many registers contradict, told by the index; no record is opened. */
export function countConflicts(session: Session): number {
  return inConflict(session).reduce((sum, { count }) => sum + count, 0)
}

interface Place {
  readonly id: RecordId
  readonly count: number
  /** With no more contradictions than may be decided here. */
  readonly item: Item | null
}

/** Records with contradictions: items first, for there are few, then cases by their code. What was taken away waits. */
function inConflict(session: Session): readonly Place[] {
  const mayDecide = decidingIn(session)
  const ofItems = decidable
    .flatMap((kind) => session.items.everyOfKind(kind))
    .filter((item) => item.conflicts.length > 0 && !isRemoved(item))
    .map((item) => ({ ...item, conflicts: item.conflicts.filter((name) => mayDecide(item, name)) }))
    .filter(({ conflicts }) => conflicts.length > 0)
    .map((item) => ({ id: item.id, count: item.conflicts.length, item }))
  const ofCases = [...session.list.heads()]
    .filter(({ conflicts }) => conflicts > 0)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ id, conflicts }) => ({ id, count: conflicts, item: null }))
  return [...ofItems, ...ofCases]
}

/** Of a hand-over each office decides its own half: in the other one nothing is taken in from it. */
function decidingIn(session: Session): (item: Item | null, name: string) => boolean {
  const office = belongingOf(session).office?.id ?? null
  return (item, name) => {
    const transfer = item && readWhole(item)
    return !transfer || mayWrite(transfer, office, name)
  }
}

async function openConflicts(world: World, session: Session): Promise<OpenConflicts> {
  const places = inConflict(session)
  const total = places.reduce((sum, { count }) => sum + count, 0)
  const wanted = places.slice(0, firstRecords)
  const records = await session.store.exclusively(async () =>
    readManyOrRepair(session.store, new Set(wanted.map(({ id }) => id))),
  )
  const first = wanted.flatMap((place) => {
    const record = records?.get(place.id)
    return record && !isErased(record) ? conflictsOf(world, session, { ...place, record }) : []
  })
  return { total, first }
}

function conflictsOf(
  { clock, timeZone }: World,
  session: Session,
  { record, item }: Pick<Place, 'item'> & { readonly record: LiveRecord },
): readonly OpenConflict[] {
  const officeOf = officeReader(session)
  const kind = item?.kind ?? 'case'
  return readVersions(record, timeZone)
    .filter(({ name }) => item === null || item.conflicts.includes(name))
    .map(({ name, seen, versions }) => {
      const moments = versions.map(({ at }) => at)
      const doubt = clockDoubt(moments, clock.now())
      return {
        id: record.id,
        kind,
        title: item?.kind === 'transfer' ? transferTitle(session, item) : titleOf(record),
        name,
        about: aboutOf(record, name),
        seen,
        versions: versions.map((version) => ({ ...version, ...officeOf(version) })),
        doubt,
        isSlight: doubt === null && isSlight({ kind, name }),
      }
    })
}

type Whose = Pick<ConflictVersion, 'office' | 'isOwn'>

function officeReader(session: Session): (version: RegisterVersions['versions'][number]) => Whose {
  const control = (name: 'own' | 'exchange') => session.store.state.controls.get(name)
  const own = ownOf(control).device
  const state = exchangeOf(control)
  const ours = belongingOf(session).office
  const offices = [...(ours ? [ours] : []), ...(state.directory?.offices ?? [])]
  return ({ device }) => ({
    // Any office can list any device: the own one knows its own, of others their packages say whose they are.
    office: offices.find((entry) => isListedIn(state, entry, device))?.name ?? '',
    isOwn: isOf(device, own),
  })
}

function isListedIn(state: ExchangeState, { id: office, devices }: OfficeEntry, device: string): boolean {
  return devices.some(({ id }) => isOf(device, id) && countsIn(state, id, office))
}

/** Histories name devices by the beginning of their id. */
const isOf = (device: string, id: string): boolean => device !== '' && id.startsWith(device)

const titles = ['code', 'title', 'name', 'label', 'who'] as const

function titleOf(record: LiveRecord): string {
  const texts = titles.map((name) => textAt(record, name))
  return texts.find((text) => text !== '') ?? ''
}

function aboutOf(record: LiveRecord, name: string): string {
  const [letter, id = ''] = name.split('.')
  return letter === 'r' ? textAt(record, `r.${id}.body`) : ''
}

function textAt(record: LiveRecord, name: string): string {
  const value = Object.hasOwn(record.f, name) ? shownValue(record, name) : undefined
  return typeof value === 'string' ? value : ''
}

async function decide(
  world: World,
  held: Held,
  decisions: readonly ConflictDecision[],
): Promise<Result<ConflictDone, BatchError>> {
  const session = sessionOf(held)
  return session.store.exclusively(async () => {
    const records = await readManyOrRepair(session.store, new Set(decisions.map(({ id }) => id)))
    if (!records) return err({ type: 'WriteFailed' })
    const mayDecide = decidingIn(session)
    const valid = decisions.filter((decision) => isOpenFor(mayDecide, records.get(decision.id), decision))
    const changes = changesOf(valid)
    const batch = { changes, records, onProgress: () => undefined, isStopped: () => false }
    const written = await writeBatch(world, session, batch)
    if (!written.ok) return written
    const left = decisions.length - valid.length
    return ok({ ...remembered(world, held, written.value), decided: valid.length, left })
  })
}

/** A package may have come in since somebody looked: what nobody saw is not thrown away. */
function isOpenFor(
  mayDecide: ReturnType<typeof decidingIn>,
  record: MergeableRecord | undefined,
  { name, seen }: ConflictDecision,
): boolean {
  if (record === undefined || isErased(record)) return false
  return seenIn(record, name) === seen && mayDecide(readItem(record), name)
}

/** One change for each record. */
function changesOf(decisions: readonly ConflictDecision[]): readonly WrittenChange[] {
  const writesById = new Map<RecordId, RegisterWrite[]>()
  for (const { id, name, value } of decisions) {
    const writes = writesById.get(id) ?? []
    writes.push({ name, value })
    writesById.set(id, writes)
  }
  return [...writesById].map(([id, writes]) => ({ id, writes }))
}
