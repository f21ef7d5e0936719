/** Makes index and working copy out of what is durable: heads from bodies, or everything from snapshot and journal. */
import type { MergeableRecord } from '#shared/records/record.ts'
import type { RowWrite } from '#shared/storage/frame-payload.ts'
import type { LevelPlan } from '#renderer/vault/level.ts'
import {
  FramesUnreadable,
  journalFrames,
  snapshotFrames,
  type NumberedFrame,
} from '#renderer/vault/machine.ts'
import { chunksOf, openBodyPage, sealHeadPages } from '#renderer/vault/pages.ts'
import { indexEntryOf, type IndexEntry } from '#renderer/vault/record-index.ts'
import { journalRows, openRows, snapshotRows, type OpenedFrame } from '#renderer/vault/replay.ts'
import type { SealedRow } from '#renderer/vault/vault-database.ts'
import type { Position } from '#renderer/vault/working-copy.ts'

/** Derives all heads anew from the bodies of the working copy; `false` when a body does not open. */
export async function deriveHeads(plan: LevelPlan, position: Position): Promise<boolean> {
  const { parts, onProgress } = plan
  const pages = [...parts.copy.bodyPageIds()]
  const bodies = chunksOf([...parts.copy.bodyIds()], pagesAtOnce)
  const total = pages.length + bodies.length
  let done = 0
  const step = () => onProgress({ done: ++done, total, phase: 'rebuild' })
  try {
    for (const id of pages) {
      if (!(await indexPage(plan, id))) return false
      step()
    }
    for (const ids of bodies) {
      const indexed = await Promise.all(ids.map(async (id) => indexBody(plan, id)))
      if (indexed.includes(false)) return false
      step()
    }
    await parts.copy.write({ ...(await sealIndex(plan)), dropped: { heads: true }, position })
    return true
  } catch {
    return false
  }
}

const pagesAtOnce = 64

async function indexPage({ parts: { copy, box, index, digestOf } }: LevelPlan, id: string): Promise<boolean> {
  const row = await copy.readBodyPage(id)
  const records = row && (await openBodyPage(box, row))
  for (const record of records ?? []) index.offer(indexEntryOf(record, id, digestOf(record)))
  return Boolean(records)
}

async function indexBody({ parts: { copy, box, index, digestOf } }: LevelPlan, id: string): Promise<boolean> {
  const row = await copy.readBody(id)
  const record = row && ((await box.open('bodies', id, row.c)) as MergeableRecord | undefined)
  if (record) index.offer(indexEntryOf(record, null, digestOf(record)))
  return Boolean(record)
}

interface SealedHeads {
  readonly heads: readonly SealedRow[]
  readonly headPages: readonly SealedRow[]
}

/** The whole index in rows: entries of paged records in pages, those of the overlay one by one. */
async function sealIndex({ parts: { box, random, index } }: LevelPlan): Promise<SealedHeads> {
  const paged: IndexEntry[] = []
  const loose: IndexEntry[] = []
  for (const entry of index.entries()) (entry.page === null ? loose : paged).push(entry)
  const [headPages, heads] = await Promise.all([
    sealHeadPages(box, random, paged),
    Promise.all(loose.map(async (entry) => ({ id: entry.id, c: await box.seal('heads', entry.id, entry) }))),
  ])
  return { heads, headPages }
}

export interface ReplayFrom extends Position {
  /** Filled with the values of the control rows on the way. */
  readonly controls: Map<string, unknown>
}

/** Takes the frames after a position; answers how many there were, or `null` when one of them does not open. */
export async function replayJournal(plan: LevelPlan, from: ReplayFrom): Promise<number | null> {
  const { parts } = plan
  const frames = journalFrames(parts.machine, from.snapshotId, from.seq)
  return takeFrames(plan, frames, {
    rowsOf: ({ payload }) => journalRows(payload),
    async take(opened, seq) {
      for (const { k, value } of opened.controls) from.controls.set(k, value)
      const taken = opened.entries.filter((entry) => parts.index.offer(entry))
      const heads = await Promise.all(
        taken.map(async (entry) => ({ id: entry.id, c: await parts.box.seal('heads', entry.id, entry) })),
      )
      const { snapshotId, strays } = from
      const position = { snapshotId, seq, sameAsNext: false, strays }
      await parts.copy.write({ ...rowsToPut(opened), heads, position })
    },
  })
}

export type Remade =
  | {
      readonly type: 'Remade'
      readonly position: Position
      readonly controls: ReadonlyMap<string, unknown>
      readonly isEmpty: boolean
    }
  /** Snapshot or journal do not open; `nextKey`: because they are sealed with another key than the vault's. */
  | { readonly type: 'Unopenable'; readonly nextKey: boolean }

/** Stands in the working copy while it is being made, so that a half-made one is noticed. */
const unfinished: Position = { snapshotId: 'unfinished', seq: 0, sameAsNext: false, strays: false }

/** Makes everything anew from a snapshot and its journal, frame by frame. */
export async function remake(plan: LevelPlan, snapshotId: string): Promise<Remade> {
  const { parts } = plan
  await parts.copy.reset()
  parts.index.clear()
  const controls = new Map<string, unknown>()
  let isForeign = false
  const take = async (opened: OpenedFrame) => {
    for (const { k, value } of opened.controls) controls.set(k, value)
    for (const entry of opened.entries) parts.index.offer(entry)
    await parts.copy.write({ ...rowsToPut(opened), position: unfinished })
  }
  const rowsOf = ({ seq, payload }: NumberedFrame) => {
    const rows = snapshotRows(seq, payload)
    isForeign ||= rows?.some(({ envelope }) => envelope && parts.box.isStale(envelope)) ?? false
    return rows
  }
  const ofSnapshot = await takeFrames(plan, snapshotFrames(parts.machine, snapshotId), { rowsOf, take })
  const ofJournal =
    ofSnapshot === null
      ? null
      : await takeFrames(plan, journalFrames(parts.machine, snapshotId, 0), {
          rowsOf: ({ payload }) => journalRows(payload),
          take,
        })
  if (ofJournal === null) return { type: 'Unopenable', nextKey: isForeign }
  const position = { snapshotId, seq: ofJournal, sameAsNext: false, strays: false }
  await parts.copy.write({ ...(await sealIndex(plan)), position })
  return { type: 'Remade', position, controls, isEmpty: parts.index.size() === 0 && controls.size === 0 }
}

function rowsToPut({ bodies, bodyPages, controls }: OpenedFrame) {
  return { bodies, bodyPages, controls: controls.map(({ k, c }) => ({ k, c })) }
}

interface FrameTaking {
  readonly rowsOf: (frame: NumberedFrame) => readonly RowWrite[] | null
  readonly take: (opened: OpenedFrame, seq: number) => Promise<void>
}

/** Small frames are taken together: each transaction costs an fsync. */
const rowsAtOnce = 256

async function takeFrames(
  plan: LevelPlan,
  frames: AsyncIterable<NumberedFrame>,
  { rowsOf, take }: FrameTaking,
): Promise<number | null> {
  let waiting: RowWrite[] = []
  let bytes = 0
  let count = 0

  const isFull = () => waiting.length >= rowsAtOnce || bytes >= bytesAtOnce

  async function flush(last: number): Promise<boolean> {
    const opened = await openRows(plan.parts, waiting)
    if (opened && waiting.length > 0) await take(opened, last)
    waiting = []
    bytes = 0
    plan.onProgress({ done: plan.parts.index.size(), total: 0, phase: 'rebuild' })
    return opened !== null
  }

  try {
    let last = 0
    for await (const frame of frames) {
      const rows = rowsOf(frame)
      if (!rows) return null
      waiting.push(...rows)
      bytes += frame.payload.length
      last = frame.seq
      count++
      if (isFull() && !(await flush(last))) return null
    }
    return (await flush(last)) ? count : null
  } catch (problem) {
    if (problem instanceof FramesUnreadable) return null
    throw problem
  }
}

const bytesAtOnce = 4 * 1024 * 1024
