import { expect, test } from 'vitest'
import { createRowBox } from '#renderer/vault/row-box.ts'
import { aRowKey, webRandom } from '#tests/support/web-keys.ts'

const sealing = { subtle: crypto.subtle, random: webRandom }

test('a row opens in its place and nowhere else', async () => {
  const box = createRowBox(sealing, [await aRowKey(1)])
  const envelope = await box.seal('bodies', 'a', { some: 'value' })
  expect(await box.open('bodies', 'a', envelope)).toEqual({ some: 'value' })
  expect(await box.open('bodies', 'b', envelope)).toBeUndefined()
  expect(await box.open('heads', 'a', envelope)).toBeUndefined()
})

test('after a change of keys old rows open while the old key is there, and count as stale', async () => {
  const [first, second] = [await aRowKey(1), await aRowKey(2)]
  const box = createRowBox(sealing, [first])
  const old = await box.seal('ctl', 'own', 1)
  box.useKeys([second, first])
  expect(await box.open('ctl', 'own', old)).toBe(1)
  expect(box.isStale(old)).toBe(true)
  expect(box.isStale(await box.seal('ctl', 'own', 2))).toBe(false)
  box.useKeys([second])
  expect(await box.open('ctl', 'own', old)).toBeUndefined()
})
