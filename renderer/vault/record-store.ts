/**
 * The open records: reads them from the working copy and commits changes.
 *
 * A commit is durable before it is answered: rows are sealed, the journal has them on disk (fsync), the working copy
 * takes them, then memory. Saves that wait while one is written share the next frame and so the next fsync.
 */
import type { Clock } from '#shared/base/clock.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { MergeableRecord, RecordId } from '#shared/records/record.ts'
import { encodeFramePayload } from '#shared/storage/frame-payload.ts'
import type { Random } from '#shared/base/random.ts'
import { appendFrame } from '#renderer/vault/append-frame.ts'
import type { ControlName } from '#renderer/vault/controls.ts'
import { createLayer, type Draft, type Layer } from '#renderer/vault/draft.ts'
import type { Machine } from '#renderer/vault/machine.ts'
import { openSomeOfPage } from '#renderer/vault/pages.ts'
import { createQueue } from '#renderer/vault/queue.ts'
import type { Digest, IndexEntry, RecordIndex } from '#renderer/vault/record-index.ts'
import type { RowBox } from '#renderer/vault/row-box.ts'
import {
  joinChanges,
  noChange,
  rowsOfSave,
  sealLoose,
  sealSave,
  type SealedChange,
  type SealedSave,
} from '#renderer/vault/sealed-save.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'
import type { CopyWrite, Position, WorkingCopy } from '#renderer/vault/working-copy.ts'

export type DigestOf = (record: MergeableRecord) => Digest

export interface StoreParts {
  readonly machine: Machine
  readonly copy: WorkingCopy
  readonly box: RowBox
  readonly index: RecordIndex
  readonly vaultId: string
  readonly random: Random
  readonly clock: Clock
  readonly digestOf: DigestOf
}

/** What an open store remembers; it changes only after the journal has taken a change. */
export interface StoreState {
  controls: ReadonlyMap<string, unknown>
  position: Position
  journalBytes: number
  /** Bytes of JSON that pages written to the journal since the start open to: a copy made anew has to read them. */
  pagedBytes: number
  /** ISO day and time of the current snapshot. */
  snapshotMade: string | null
  /** The working copy holds what the files do not: a snapshot must be taken at the first chance. */
  snapshotDue: boolean
  /** Rows the journal has and the working copy could not take. */
  behind: SealedChange | null
  /** Why nothing is written any more: files, or the device's own numbers, are in no state that saves can build on. */
  halted: SaveError['type'] | null
  /** The working copy cannot follow any more until it is made anew at the next start. */
  copyLost: boolean
}

/** An act of one save. It changes the draft only; an error leaves no trace. */
export type Act<T, E> = (draft: Draft) => Promise<Result<T, E>>

export interface RecordStore {
  readonly parts: StoreParts
  readonly state: StoreState
  readonly record: Draft['record']
  readonly commit: <T, E>(act: Act<T, E>) => Promise<Result<T, E | SaveError>>
  /** Commits within `exclusively`. */
  readonly commitNow: <T, E>(act: Act<T, E>) => Promise<Result<T, E | SaveError>>
  /** Runs alone, between two commits: for snapshots, imports and rekeying. */
  readonly exclusively: <T>(act: () => Promise<T>) => Promise<T>
  readonly idle: () => Promise<void>
  readonly onCommit: (listener: () => void) => void
}

interface Waiting {
  /** Adds the save to the batch. The returned function answers it with the outcome of the batch. */
  readonly join: (batch: Layer) => Promise<(written: Result<null, SaveError>) => void>
  readonly fail: (bug: unknown) => void
}

/** So many saves may share one frame. */
const batchLimit = 64

export function createRecordStore(parts: StoreParts, state: StoreState): RecordStore {
  const queue = createQueue()
  const waiting: Waiting[] = []
  const listeners: (() => void)[] = []
  const readFromPage = createPageReader(parts)
  const record: Draft['record'] = async (id) => readRecord({ parts, state, readFromPage }, id)
  const control = (name: ControlName): unknown => state.controls.get(name)

  async function writeWaiting(): Promise<void> {
    const saves = waiting.splice(0, batchLimit)
    try {
      const batch = createLayer({ record, control })
      const answers: ((written: Result<null, SaveError>) => void)[] = []
      for (const save of saves) answers.push(await save.join(batch))
      const written = await writeLayer(parts, state, batch)
      for (const answer of answers) answer(written)
      for (const listener of listeners) listener()
    } catch (bug) {
      for (const save of saves) save.fail(bug)
    }
  }

  return {
    parts,
    state,
    record,
    commit: async (act) =>
      new Promise((resolve, reject) => {
        waiting.push({ join: async (batch) => joinBatch(batch, act, resolve), fail: reject })
        void queue.run(writeWaiting)
      }),
    async commitNow(act) {
      const layer = createLayer({ record, control })
      const outcome = await act(layer)
      const written = outcome.ok ? await writeLayer(parts, state, layer) : ok(null)
      return written.ok ? outcome : written
    },
    exclusively: queue.run,
    idle: queue.idle,
    onCommit: (listener) => void listeners.push(listener),
  }
}

async function joinBatch<T, E>(
  batch: Layer,
  act: Act<T, E>,
  answer: (outcome: Result<T, E | SaveError>) => void,
): Promise<(written: Result<null, SaveError>) => void> {
  const layer = createLayer(batch)
  const outcome = await act(layer)
  if (outcome.ok) batch.absorb(layer)
  return (written) => {
    answer(outcome.ok && !written.ok ? written : outcome)
  }
}

async function writeLayer(
  parts: StoreParts,
  state: StoreState,
  layer: Layer,
): Promise<Result<null, SaveError>> {
  if (layer.records.size === 0 && layer.controls.size === 0) return ok(null)
  if (state.halted) return err({ type: state.halted })
  const save = await sealSave(parts, layer)
  const payload = encodeFramePayload(rowsOfSave(save))
  const appended = await appendFrame(parts.machine, payload)
  if (!appended.ok) return err({ type: appended.problem })
  // From here on the change is durable: whatever the working copy says, it has happened.
  state.position = { ...state.position, seq: appended.seq, sameAsNext: false }
  state.journalBytes += payload.length
  state.pagedBytes += save.pagedBytes
  state.controls = new Map([...state.controls, ...layer.controls])
  const entries = await settle({ parts, state }, layer, save)
  for (const entry of entries) parts.index.put(entry)
  return ok(null)
}

/**
 * Lets the working copy follow the journal, and answers how the records lie. What it cannot take now it takes with the
 * next write; until then they are read from memory, one by one.
 */
async function settle(
  store: Pick<RecordStore, 'parts' | 'state'>,
  layer: Layer,
  save: SealedSave,
): Promise<readonly IndexEntry[]> {
  if (await writeCopy(store, save)) return save.entries
  const { state } = store
  const { bodyPages } = save
  // The journal has it already: should it be nowhere else, nothing may be written behind it until the next start.
  const loose = bodyPages.length === 0 ? save : await haltingOnFailure(state, sealLoose(store.parts, layer))
  state.behind = joinChanges(state.behind ?? noChange, loose)
  return loose.entries
}

async function haltingOnFailure<T>(state: StoreState, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (problem) {
    state.halted = 'WriteFailed'
    throw problem
  }
}

/**
 * Writes to the working copy, together with whatever it could not take before: its position must not run ahead of its
 * rows. Answers whether it was taken; a full disk or a database that Chromium has thrown away says no.
 */
export async function writeCopy(
  { parts, state }: Pick<RecordStore, 'parts' | 'state'>,
  change: Omit<CopyWrite, 'position'>,
  position: Position = state.position,
): Promise<boolean> {
  if (state.copyLost) return false
  const { behind } = state
  try {
    const due = behind ? joinChanges(behind, { ...noChange, ...change }) : {}
    await parts.copy.write({ ...change, ...due, position })
    state.behind = null
    return true
  } catch {
    return false
  }
}

type PageReader = (page: string, id: RecordId) => Promise<MergeableRecord | null>

async function readRecord(
  {
    parts: { copy, box, index },
    state: { behind },
    readFromPage,
  }: Pick<RecordStore, 'parts' | 'state'> & { readonly readFromPage: PageReader },
  id: RecordId,
): Promise<MergeableRecord | null | undefined> {
  const entry = index.get(id)
  if (!entry) return undefined
  if (entry.page !== null) return readFromPage(entry.page, id)
  const row =
    behind?.bodies.find((body) => body.id === id) ?? (await copy.readBody(id).catch(() => undefined))
  if (!row) return null
  return ((await box.open('bodies', id, row.c)) as MergeableRecord | undefined) ?? null
}

/**
 * Opening a page for one of its records is most of the cost of a save. The case on the screen was read before it is
 * saved, so the last record is kept. What stands in a page never changes: new pages have new ids.
 */
function createPageReader({ copy, box }: Pick<StoreParts, 'copy' | 'box'>): PageReader {
  let last: { readonly page: string; readonly record: MergeableRecord } | null = null
  return async (page, id) => {
    if (last?.page === page && last.record.id === id) return last.record
    const row = await copy.readBodyPage(page).catch(() => undefined)
    const records = row ? await openSomeOfPage(box, row, new Set([id])) : null
    const record = records?.[0] ?? null
    last = record && { page, record }
    return record
  }
}
