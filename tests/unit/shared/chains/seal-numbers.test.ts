/** What counts of content when former states are written back, and when two devices of one office act at once. */
import { expect, test } from 'vitest'
import { readContentItem, writeContentItem, writeRemoval } from '#shared/chains/content-item.ts'
import { heldOf, highestNumbers, nextNumber, setAsideOf } from '#shared/chains/seal-numbers.ts'
import { readItem, type Item } from '#shared/domain/item.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import type { LiveRecord } from '#shared/records/record.ts'
import { emptyRecord, writeRegisters, type RegisterWrite } from '#shared/records/write.ts'
import { anOverlay, sealingOffice } from '#tests/support/content.ts'

const us = sealingOffice(1)
const from = { name: 'Nord', fingerprint: null }
const key = 'residence-for-training@magdeburg'
const none = new Map<string, number>()

const published = (number: number, version = '1') =>
  writeContentItem(anOverlay(version), { state: 'published', from, holder: us.key, number }, us.seal) ?? []
const draft = (number: number) =>
  writeContentItem(anOverlay(), { state: 'draft', from, holder: us.key, number }, us.seal) ?? []

const itemOf = (writes: readonly RegisterWrite[], id = '1'): Item => ({
  id: id.repeat(32),
  kind: 'chain-content',
  values: Object.fromEntries(writes.map(({ name, value }) => [name, value])),
  conflicts: [],
})
const removalOf = (item: Item, number: number) =>
  writeRemoval(item, { removedOn: '2026-11-27', number }, us.seal) ?? []
const removed = (writes: readonly RegisterWrite[], number: number): Item =>
  itemOf([...writes, ...removalOf(itemOf(writes), number)])
const read = (...items: readonly Item[]) => items.flatMap((item) => readContentItem(item, us) ?? [])

test('the number belongs to the seal', () => {
  const item = itemOf(published(1))
  expect(read(item)).toMatchObject([{ standing: 'held', number: 1 }])
  for (const sealNumber of [0, 2, null, '1', 1.5])
    expect(read({ ...item, values: { ...item.values, sealNumber } }), String(sealNumber)).toMatchObject([
      { standing: 'unsealed' },
    ])
})

test('the next number is higher than any before, and of the clock where that is higher', () => {
  const seen = highestNumbers(read(itemOf(published(6))), none)
  expect([...seen]).toEqual([[key, 6]])
  expect(nextNumber(seen, anOverlay(), 0)).toBe(7)
  expect(nextNumber(seen, anOverlay(), 90)).toBe(90)
})

test('a former record written back whole, under its own name or another, does not count and is named', () => {
  const seen = highestNumbers(read(removed(published(5), 6)), none)
  for (const replayed of [itemOf(published(5)), itemOf(published(5), '2')]) {
    expect(heldOf(read(replayed), seen)).toEqual([])
    expect(setAsideOf(read(replayed), seen)).toMatchObject([{ id: replayed.id, reason: 'E_OLDER_SEAL' }])
  }
})

test('a removal with newer content beside it is in order; one that took its place is named', () => {
  const former = removed(published(5), 6)
  expect(setAsideOf(read(former), highestNumbers(read(former), none))).toEqual([])
  const both = read(former, itemOf(published(7), '2'))
  const seen = highestNumbers(both, none)
  expect(heldOf(both, seen).map(({ id }) => id)).toEqual(['2'.repeat(32)])
  expect(setAsideOf(both, seen)).toEqual([])
  expect(setAsideOf(read(former), seen)).toMatchObject([{ reason: 'E_OLDER_SEAL' }])
})

test('a seal without a number is read as 0, and drafts are not compared', () => {
  const values = Object.fromEntries(
    Object.entries(itemOf(published(5)).values).filter(
      ([name]) => !['seal', 'sealNumber', 'removedOn'].includes(name),
    ),
  )
  const older = { ...itemOf([]), values: { ...values, seal: us.seal({ ...values, removal: 'sealed' }) } }
  expect(heldOf(read(older), highestNumbers(read(older), none))).toHaveLength(1)
  expect(setAsideOf(read(older), new Map([[key, 1]]))).toMatchObject([{ reason: 'E_OLDER_SEAL' }])
  expect(heldOf(read(itemOf(draft(1))), new Map([[key, 9]]))).toHaveLength(1)
  expect([...highestNumbers(read(itemOf(draft(10))), new Map([[key, 9]]))]).toEqual([[key, 9]])
})

interface Moment {
  readonly device: string
  readonly at: number
}

test('one device removes while the other publishes: the later publication counts, the later removal is named', () => {
  const wrote = (record: LiveRecord, { device, at }: Moment, writes: readonly RegisterWrite[]) => {
    const author = { device, counter: 0, stamp: firstStamp }
    return writeRegisters(record, writes, { author, now: at, schemaVersion: 1 }).record
  }
  const first = [{ name: 'kind', value: 'chain-content' }, ...published(1_000)]
  const before = wrote(emptyRecord('1'.repeat(32)), { device: 'a', at: 1_000 }, first)
  const atOnce = (removedAt: number, publishedAt: number) => {
    const removal = wrote(
      before,
      { device: 'b', at: removedAt },
      removalOf(itemOf(published(1_000)), removedAt),
    )
    const publication = wrote(before, { device: 'c', at: publishedAt }, published(publishedAt, '2'))
    const item = readItem(mergeRecords(removal, publication))
    return item ? read(item) : []
  }
  const publishedLater = atOnce(2_000, 3_000)
  expect(publishedLater).toMatchObject([
    { standing: 'held', number: 3_000, content: { document: anOverlay('2'), unsealedRemoval: null } },
  ])
  expect(setAsideOf(publishedLater, highestNumbers(publishedLater, none))).toEqual([])
  const removedLater = atOnce(3_000, 2_000)
  const seen = highestNumbers(removedLater, none)
  expect(heldOf(removedLater, seen)).toEqual([])
  expect(setAsideOf(removedLater, seen)).toMatchObject([
    { document: anOverlay('2'), reason: 'E_BROKEN_SEAL' },
  ])
})
