import { expect, test } from 'vitest'
import { createLayer } from '#renderer/vault/draft.ts'
import { openBodyPage, openHeadPage } from '#renderer/vault/pages.ts'
import { createRowBox } from '#renderer/vault/row-box.ts'
import { joinChanges, noChange, rowsOfSave, sealLoose, sealSave } from '#renderer/vault/sealed-save.ts'
import { aRowKey, webRandom } from '#tests/support/web-keys.ts'

const box = createRowBox({ subtle: crypto.subtle, random: webRandom }, [await aRowKey(1)])
const sealers = { box, random: webRandom, digestOf: () => ({ head: null, item: null }) }

function layerOf(count: number) {
  const layer = createLayer({ record: async () => undefined, control: () => undefined })
  for (let i = 0; i < count; i += 1) layer.putRecord({ id: `r${i}`, sv: 1, vv: { d: i + 1 }, f: {} })
  layer.putControl('own', { counter: count })
  return layer
}

test('a few records lie one by one', async () => {
  const layer = layerOf(31)
  const save = await sealSave(sealers, layer)
  expect([save.bodies.length, save.bodyPages.length, save.heads.length]).toEqual([31, 0, 31])
  expect(save.headPages).toEqual([])
  expect(save.entries.every(({ page }) => page === null)).toBe(true)
  expect(rowsOfSave(save).map(({ store }) => store)).toEqual([...Array<string>(31).fill('bodies'), 'ctl'])
  const [first] = save.bodies
  expect(first && (await box.open('bodies', 'r0', first.c))).toEqual(layer.records.get('r0'))
})

test('many lie in pages, and the index says in which', async () => {
  const layer = layerOf(1200)
  const save = await sealSave(sealers, layer)
  expect([save.bodies.length, save.bodyPages.length, save.heads.length]).toEqual([0, 38, 0])
  expect(rowsOfSave(save).map(({ store }) => store)).toEqual([...Array<string>(38).fill('bodyPages'), 'ctl'])
  for (const row of save.bodyPages) {
    const inside = await openBodyPage(box, row)
    for (const record of inside ?? []) {
      expect(layer.records.get(record.id)).toEqual(record)
      expect(save.entries.find(({ id }) => id === record.id)?.page).toBe(row.id)
    }
  }
  const heads = await Promise.all(save.headPages.map(async (row) => openHeadPage(box, row)))
  expect(heads.map((page) => page?.length)).toEqual([256, 256, 256, 256, 176])
  expect(heads.flat()).toEqual(save.entries)
})

test('however many, they can lie one by one', async () => {
  const save = await sealLoose(sealers, layerOf(40))
  expect([save.bodies.length, save.bodyPages.length]).toEqual([40, 0])
})

test('of two changes the later row counts', () => {
  const [older, newer] = [new Uint8Array([1]), new Uint8Array([2])]
  const before = { ...noChange, bodies: [{ id: 'a', c: older }], controls: [{ k: 'own', c: older }] }
  const after = { ...noChange, bodies: [{ id: 'a', c: newer }], heads: [{ id: 'b', c: newer }] }
  expect(joinChanges(before, after)).toEqual({
    bodies: [{ id: 'a', c: newer }],
    heads: [{ id: 'b', c: newer }],
    controls: [{ k: 'own', c: older }],
  })
})
