import { expect, test } from 'vitest'
import { createLayer } from '#renderer/vault/draft.ts'

const below = { record: async () => undefined, control: () => 'below' }
const record = { id: 'a', sv: 1, vv: {}, f: {} }

test('a layer shows what lies below until it changes it', async () => {
  const layer = createLayer(below)
  expect(await layer.record('a')).toBeUndefined()
  expect(layer.control('own')).toBe('below')
  layer.putRecord(record)
  layer.putControl('own', null)
  expect(await layer.record('a')).toBe(record)
  expect(layer.control('own')).toBeNull()
})

test('what a layer changes stays in it until it is absorbed', async () => {
  const lower = createLayer(below)
  const upper = createLayer(lower)
  upper.putRecord(record)
  upper.putControl('office', 1)
  expect(await lower.record('a')).toBeUndefined()
  lower.absorb(upper)
  expect(await lower.record('a')).toBe(record)
  expect([...lower.controls]).toEqual([['office', 1]])
})
