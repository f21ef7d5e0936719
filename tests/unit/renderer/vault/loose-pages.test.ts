import { expect, test } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { MergeableRecord } from '#shared/records/record.ts'
import { createLoosePages } from '#renderer/vault/loose-pages.ts'
import { sealedAtOnce, type PagedRecords } from '#renderer/vault/paged-records.ts'
import type { SnapshotError } from '#renderer/vault/snapshot.ts'

type Outcome = Result<null, SnapshotError>

const records = (pieces: number): readonly MergeableRecord[] =>
  Array.from({ length: pieces * sealedAtOnce }, (_, at) => ({ id: String(at), sv: 1, vv: {}, f: {} }))

/** Piece by piece, each sealed and written when the test says so. */
function workshop() {
  const sealing: (() => void)[] = []
  const writing: ((outcome: Outcome) => void)[] = []
  const state = { stopped: false }
  const loose = createLoosePages({
    seal: async (some) => {
      const entries = some.map(({ id }) => ({ id, page: null, vv: {}, x: null, head: null, item: null }))
      const pages: PagedRecords['pages'] = [
        { row: { id: some[0]?.id ?? '', c: new Uint8Array() }, records: some, jsonLength: 1 },
      ]
      return new Promise((resolve) => void sealing.push(() => resolve({ pages, entries })))
    },
    write: async () => new Promise((resolve) => void writing.push(resolve)),
    isStopped: () => state.stopped,
  })
  return { loose, sealing, writing, state }
}

const settled = async () => new Promise((resolve) => void setTimeout(resolve, 0))
const full: Outcome = err({ type: 'NoSpace' })

test('while one piece is written the next is sealed, and no third; all of them come in their order', async () => {
  const { loose, sealing, writing } = workshop()
  const finished = loose.finish(records(3))
  await settled()
  expect([sealing.length, writing.length]).toEqual([2, 0])
  // The second is ready first, and still waits for its turn.
  sealing[1]?.()
  await settled()
  expect(writing).toHaveLength(0)
  sealing[0]?.()
  await settled()
  expect([sealing.length, writing.length]).toEqual([2, 1])
  writing[0]?.(ok(null))
  await settled()
  expect([sealing.length, writing.length]).toEqual([3, 2])
  sealing[2]?.()
  writing[1]?.(ok(null))
  await settled()
  writing[2]?.(ok(null))
  const entries = await finished
  expect(entries.ok && entries.value.map(({ id }) => id)).toEqual(records(3).map(({ id }) => id))
})

test('behind a piece that could not be written none is written, and the failure is told', async () => {
  const { loose, sealing, writing } = workshop()
  const finished = loose.finish(records(3))
  await settled()
  for (const seal of sealing) seal()
  await settled()
  writing[0]?.(full)
  expect(await finished).toEqual(full)
  await loose.settle()
  expect(writing).toHaveLength(1)
})

test('the last piece counts as well', async () => {
  const { loose, sealing, writing } = workshop()
  const finished = loose.finish(records(1))
  await settled()
  sealing[0]?.()
  await settled()
  writing[0]?.(full)
  expect(await finished).toEqual(full)
})

test('what is stopped begins nothing more; it is settled when all that was begun has ended', async () => {
  const { loose, sealing, writing, state } = workshop()
  const added = loose.add(records(1))
  state.stopped = true
  await added
  const finished = loose.finish(records(1))
  let isSettled = false
  const settling = loose.settle().then(() => (isSettled = true))
  await settled()
  expect(isSettled).toBe(false)
  sealing[0]?.()
  await settled()
  expect(isSettled).toBe(false)
  writing[0]?.(ok(null))
  await settling
  expect(await finished).toEqual(err({ type: 'Stopped' }))
  expect(sealing).toHaveLength(1)
})
