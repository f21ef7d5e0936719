/** An unlocked vault: its keys, its store and its list of cases. Ends with the worker. */
import { dateAt } from '#shared/base/calendar-date.ts'
import { assert } from '#shared/base/assert.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { OpenVault } from '#shared/crypto/vault-keys.ts'
import { emptyExchangeState, ExchangeState } from '#shared/exchange/exchange-state.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import type { RowKey } from '#shared/storage/row-envelope.ts'
import { createCaseList, type CaseList } from '#renderer/vault/case-list.ts'
import { OfficeRow, Own } from '#renderer/vault/controls.ts'
import { digestOf } from '#renderer/vault/digest.ts'
import { createItemShelf, type ItemShelf } from '#renderer/vault/item-shelf.ts'
import { bringLevel, type Levelled, type LevelError } from '#renderer/vault/level.ts'
import { exchangeForNewDevice } from '#renderer/vault/new-device.ts'
import { createOfficeWords } from '#renderer/vault/office-words.ts'
import { publicDevice } from '#renderer/vault/public-device.ts'
import { createQueue, type Queue } from '#renderer/vault/queue.ts'
import { createRecordIndex } from '#renderer/vault/record-index.ts'
import {
  createRecordStore,
  type RecordStore,
  type StoreParts,
  type StoreState,
} from '#renderer/vault/record-store.ts'
import { compressWith } from '#renderer/vault/helped-pages.ts'
import { createRowBox, type RekeyableBox, type RowBox } from '#renderer/vault/row-box.ts'
import { writeSnapshot } from '#renderer/vault/snapshot.ts'
import type { OnProgress, SaveError } from '#renderer/vault/vault-api.ts'
import { createVaultDatabase } from '#renderer/vault/vault-database.ts'
import { createWorkingCopy } from '#renderer/vault/working-copy.ts'
import type { World } from '#renderer/vault/world.ts'

export interface Session {
  /** Changes when slots, keys or the device do. */
  vault: OpenVault
  readonly store: RecordStore
  readonly box: RekeyableBox
  readonly list: CaseList
  readonly items: ItemShelf
  /** Backups and rekeying, one after the other: in between, vault file and snapshot do not fit together. */
  readonly keyQueue: Queue
  readonly readOnly: boolean
}

export interface OpenedSession {
  readonly session: Session
  readonly levelled: Levelled
}

type JournalBroken = Extract<LevelError, { type: 'JournalBroken' }>

/** Brings working copy and index level and gives the device its running number. */
export async function openSession(
  world: World,
  vault: OpenVault,
  onProgress: OnProgress,
): Promise<Result<OpenedSession, JournalBroken>> {
  const box = createRowBox({ ...world.crypto, compress: compressWith(world.helper) }, [rowKeyOf(vault)])
  const parts = createParts(world, box, vault.file.vaultId)
  const items = createItemShelf()
  const opened: { state?: StoreState } = {}
  const list = listOver(world, { parts, items, office: () => officeName(opened.state) })
  const levelled = await levelOrStepBack(world, { parts, onProgress })
  if (!levelled.ok) return levelled
  const { state, report } = levelled.value
  opened.state = state
  const store = createRecordStore(parts, state)
  const adopted = await adoptDevice(world, { vault, store })
  // Writing on with the forerunner's numbers would lose writes at other offices without a word.
  if (!adopted.ok) state.halted = adopted.error.type
  const readOnly = report.readOnly || !adopted.ok
  const session = { vault, list, items, store, box, keyQueue: createQueue(), readOnly }
  if (state.snapshotDue) await session.store.exclusively(async () => writeSnapshot(session.store, onProgress))
  return ok({ session, levelled: { state, report: { ...report, readOnly } } })
}

interface ListParts {
  readonly parts: StoreParts
  readonly items: ItemShelf
  readonly office: () => string
}

/** The case list and the shelf follow the index; a change of a value list changes what search looks at. */
function listOver(world: World, { parts, items, office }: ListParts): CaseList {
  const words = createOfficeWords(items, world.labelOf, office)
  const list = createCaseList(words.labelOf)
  parts.index.onPut(({ id, head, item }) => {
    const isListValue = items.get(id)?.kind === 'list-value' || item?.kind === 'list-value'
    list.put(id, head)
    items.put(id, item)
    if (!isListValue) return
    words.forget()
    list.relabel()
  })
  parts.index.onClear(() => {
    list.clear()
    items.clear()
    words.forget()
  })
  return list
}

function officeName(state: StoreState | undefined): string {
  const office = OfficeRow.safeParse(state?.controls.get('office'))
  return office.success ? office.data.name : ''
}

export function rowKeyOf({ file, keys }: OpenVault): RowKey {
  return { kid: file.kid, key: keys.row }
}

function createParts(world: World, box: RowBox, vaultId: string): StoreParts {
  const { crypto, machine, engine, clock } = world

  const copy = createWorkingCopy(() => createVaultDatabase(engine), box)
  return { machine, copy, box, index: createRecordIndex(), vaultId, random: crypto.random, clock, digestOf }
}

/** A rekey that was cut off left a generation nobody has a key for; the one before it holds the same records. */
async function levelOrStepBack(
  { machine }: World,
  plan: Parameters<typeof bringLevel>[0],
): Promise<Result<Levelled, JournalBroken>> {
  const first = await bringLevel(plan)
  if (first.ok) return first
  const broken = { type: 'JournalBroken', snapshotId: null, snapshotOf: null } as const
  if (first.error.type === 'JournalBroken') return err(first.error)
  const taken = await machine.useGeneration({ snapshotId: first.error.snapshotId })
  const second = taken.ok ? await bringLevel(plan) : first
  return second.ok ? second : err(second.error.type === 'JournalBroken' ? second.error : broken)
}

/**
 * Gives the device its place among the writers. A device with other keys than the last one (new, restored, stepped
 * back) counts from the beginning; of its forerunner it knows all that was ever committed here.
 */
async function adoptDevice(
  { clock, timeZone }: World,
  { vault, store }: Pick<Session, 'vault' | 'store'>,
): Promise<Result<null, SaveError>> {
  const { id } = await publicDevice(vault.device)
  const known = Own.safeParse(store.state.controls.get('own'))
  if (known.success && known.data.device === id) return ok(null)
  const before = known.success ? known.data : null
  return store.commit(async (draft) => {
    const exchange = exchangeOf(draft.control)
    draft.putControl('own', {
      device: id,
      counter: highestOf(store, id),
      stamp: before?.stamp ?? firstStamp,
    } satisfies Own)
    const today = dateAt(clock.now(), timeZone)
    const next = before && (await exchangeForNewDevice(vault, exchange, { former: before, today }))
    if (next) draft.putControl('exchange', next)
    return ok(null)
  })
}

/** The highest number of a device in any record. A number that was used once must never be used for another write. */
function highestOf({ parts }: RecordStore, device: string): number {
  let highest = 0
  for (const { vv, x } of parts.index.entries()) {
    const counter = x?.d[0] === device ? x.d[1] : (vv[device] ?? 0)
    highest = Math.max(highest, counter)
  }
  return highest
}

/** What is remembered about the exchange; nothing yet where the office works alone. */
export function exchangeOf(control: (name: 'exchange') => unknown): ExchangeState {
  const stored = control('exchange')
  if (stored === undefined) return emptyExchangeState
  const known = readStates.get(stored as object)
  if (known) return known
  const state = ExchangeState.safeParse(stored)
  // To go on with an empty state would forget the network, and number the next package like the first.
  assert(state.success, 'what is remembered of the exchange reads back')
  readStates.set(stored as object, state.data)
  return state.data
}

/** A directory takes milliseconds to read; what is stored is replaced, never changed. */
const readStates = new WeakMap<object, ExchangeState>()

/** The writing device as it stands in a draft or a store. */
export function ownOf(control: (name: 'own') => unknown): Own {
  const own = Own.safeParse(control('own'))
  assert(own.success, 'an open vault knows its device')
  return own.data
}
