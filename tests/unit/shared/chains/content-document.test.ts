import fc from 'fast-check'
import { gzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { bundledChains, bundledLibrary } from '#shared/chains/catalogue.ts'
import { isMalformed, keyOfContent, readDocument } from '#shared/chains/content-document.ts'
import {
  inForceOf,
  readContentItem,
  writeContentItem,
  writeRemoval,
  type HeldContent,
} from '#shared/chains/content-item.ts'
import { editionItemId, readEditionItem, writeEditionItem } from '#shared/chains/edition-item.ts'
import { hashOfEdition } from '#shared/chains/edition.ts'
import { maxUnpacked, packJson, unpackJson } from '#shared/chains/pack-json.ts'
import type { Item } from '#shared/domain/item.ts'
import { Region } from '#shared/domain/value-lists.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { aChain, anOverlay, sealingOffice } from '#tests/support/content.ts'
import { chains } from '#tests/support/generated-chain.ts'

const from = { name: 'Nord', fingerprint: null }

const [us, them] = [sealingOffice(1), sealingOffice(2)]
type Reader = Parameters<typeof readContentItem>[1]

/** What is held, whatever its number. */
function readHeld(item: Item, holder: Reader): HeldContent | null {
  const read = readContentItem(item, holder)
  return read?.standing === 'held' ? read.content : null
}

const itemOf = (kind: Item['kind'], writes: readonly RegisterWrite[] | null, id = '1'.repeat(32)): Item => ({
  id,
  kind,
  values: Object.fromEntries((writes ?? []).map(({ name, value }) => [name, value])),
  conflicts: [],
})
const contentItem = (change: object = {}): Item => {
  const labels = { state: 'draft', from, holder: us.key, number: 1 } as const
  const item = itemOf('chain-content', writeContentItem(anOverlay(), labels, us.seal))
  return { ...item, values: { ...item.values, ...change } }
}

test('documents read back from the registers of an item', () => {
  for (const document of [aChain(), anOverlay()]) {
    const item = itemOf(
      'chain-content',
      writeContentItem(document, { state: 'published', from, holder: us.key, number: 1 }, us.seal),
    )
    expect(readHeld(item, us)).toEqual({
      id: item.id,
      document,
      state: 'published',
      from,
      unsealedRemoval: null,
    })
  }
  expect(keyOfContent(anOverlay())).toBe('residence-for-training@magdeburg')
})

test('another office’s content, and registers that do not fit what they hold, are not read', () => {
  expect(readHeld(contentItem(), us)).not.toBeNull()
  expect(readHeld(contentItem(), them)).toBeNull()
  for (const change of [
    { version: '2027-01-01' },
    { region: 'jerichower-land' },
    { chain: 'other' },
    { document: 'chain' },
    { state: 'secret' },
    { content: '' },
    { content: 'AAAA' },
    { content: packJson({ kind: 'overlay' }) },
    { from: null },
  ])
    expect(readHeld(contentItem(change), us), JSON.stringify(change)).toBeNull()
})

test('what another office wrote in our name is not read: only our key seals', () => {
  const labels = { state: 'published', from, holder: us.key, number: 1 } as const
  expect(readHeld(itemOf('chain-content', writeContentItem(anOverlay(), labels, them.seal)), us)).toBeNull()
  const other = itemOf('chain-content', writeContentItem(anOverlay('2028', 'Anders.'), labels, us.seal))
  const { content = null, version = null } = other.values
  expect(readHeld(contentItem({ content, version }), us)).toBeNull()
  expect(readHeld(contentItem({ state: 'published' }), us)).toBeNull()
})

test('a removal counts with our seal, and neither it nor taking it back without', () => {
  const day = '2026-11-27'
  const changed = (item: Item, writes: readonly RegisterWrite[] | null): Item =>
    contentItem({ ...item.values, ...itemOf('chain-content', writes).values })
  const removed = changed(contentItem(), writeRemoval(contentItem(), { removedOn: day, number: 2 }, us.seal))
  expect(readHeld(removed, us)).toBeNull()
  expect(readHeld(contentItem({ removedOn: day }), us)).toMatchObject({ unsealedRemoval: day })
  const forged = changed(contentItem(), writeRemoval(contentItem(), { removedOn: day, number: 2 }, them.seal))
  expect(readHeld(forged, us)).toBeNull()
  expect(readHeld({ ...removed, values: { ...removed.values, removedOn: null } }, us)).toBeNull()
  // Another day is another removal.
  const other = { ...removed, values: { ...removed.values, removedOn: '2026-01-01' } }
  expect(readHeld(other, us)).toBeNull()
})

test('content of an older program reads, and is removed as it was then', () => {
  const { seal: _seal, sealNumber: _number, removedOn: _removedOn, ...old } = contentItem().values
  const values = { ...old, seal: us.seal(old) }
  const item: Item = { ...contentItem(), values }
  expect(readHeld(item, us)).toMatchObject({ state: 'draft', unsealedRemoval: null })
  expect(readHeld({ ...item, values: { ...values, removedOn: '2026-11-01' } }, us)).toBeNull()
  // Nobody turns newer content into older.
  const marked = contentItem({ removal: null, removedOn: '2026-11-01' })
  expect(readHeld(marked, us)).toMatchObject({ unsealedRemoval: '2026-11-01' })
})

test('of two records of one document the newer is in force, and a draft never is', () => {
  const held = (id: string, version: string, state: 'draft' | 'published') => ({
    id: id.repeat(32),
    document: anOverlay(version),
    state,
    from,
    unsealedRemoval: null,
  })
  const [old, now, draft] = [
    held('1', '2026-01', 'published'),
    held('2', '2026-02', 'published'),
    held('3', '2027', 'draft'),
  ]
  expect(inForceOf([old, now, draft])).toEqual([now])
  expect(inForceOf([now, old])).toEqual([now])
})

test('no values of an item stop the reader', () => {
  const seed = fc.sample(fc.nat(), 1)[0] ?? 0
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(contentItem().values)), fc.jsonValue()),
      (change) => {
        const item = contentItem(change)
        readHeld(item, us)
        expect(readEditionItem({ ...item, kind: 'chain-edition' })).toBeNull()
      },
    ),
    { seed },
  )
})

test('whatever was packed comes back, and equal values are packed equally', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown
      const packed = packJson(plain)
      expect(packed).not.toBeNull()
      expect(packJson(plain)).toBe(packed)
      expect(unpackJson(packed ?? '')).toEqual(plain)
    }),
  )
})

test('a bomb, a torn end and foreign letters are refused', () => {
  const bomb = bytesToBase64(gzipSync(new Uint8Array(maxUnpacked + 1).fill(0x20)))
  expect(unpackJson(bomb)).toBeUndefined()
  expect(packJson(' '.repeat(maxUnpacked))).toBeNull()
  const packed = packJson(aChain()) ?? ''
  for (let cut = 0; cut < packed.length; cut += 4) expect(unpackJson(packed.slice(0, cut))).toBeUndefined()
  expect(unpackJson(`!${packed.slice(1)}`)).toBeUndefined()
})

test('what lies too deep is malformed, not a way to exhaust the reader', () => {
  let condition: unknown = { answered: ['q'] }
  for (let level = 0; level < 20_000; level++) condition = { not: condition }
  const chain = aChain()
  const steps = chain.kind === 'chain' ? [{ ...chain.chain.steps[0], neededWhen: condition }] : []
  const deep = { kind: 'chain', chain: { ...(chain.kind === 'chain' ? chain.chain : {}), steps } }
  expect(isMalformed(readDocument(deep))).toBe(true)
})

test('the place of a malformed document is named', () => {
  const chain = aChain()
  const broken = { ...chain, chain: { ...(chain.kind === 'chain' ? chain.chain : {}), asOf: 'gestern' } }
  expect(readDocument(broken)).toEqual({ place: 'chain.asOf' })
  expect(isMalformed(readDocument(null))).toBe(true)
})

test('every shipped edition fits into an item and reads back under its hash', () => {
  for (const { id } of bundledChains)
    for (const region of Region.options) {
      const edition = bundledLibrary.edition(id, region)
      const writes = edition && writeEditionItem(edition)
      if (!edition || !writes) throw new Error(`the edition of ${id} in ${region} is too large to be kept`)
      const hash = hashOfEdition(edition)
      const item = itemOf('chain-edition', writes, editionItemId(hash))
      expect(readEditionItem(item)).toEqual({ hash, edition })
      expect(readEditionItem({ ...item, id: '2'.repeat(32) })).toBeNull()
      expect(readEditionItem({ ...item, values: { ...item.values, hash: '0'.repeat(64) } })).toBeNull()
    }
})

test('editions of chains nobody wrote keep their hash when they are read again', () => {
  fc.assert(
    fc.property(chains, (chain) => {
      const edition = { chain, region: 'magdeburg', notes: [], bodies: {} } as const
      const hash = hashOfEdition(edition)
      const item = itemOf('chain-edition', writeEditionItem(edition), editionItemId(hash))
      const read = readEditionItem(item)
      expect(read && hashOfEdition(read.edition)).toBe(hash)
    }),
    { numRuns: 50 },
  )
})
