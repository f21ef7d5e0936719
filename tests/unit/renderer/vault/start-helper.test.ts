import * as Comlink from 'comlink'
import { expect, test } from 'vitest'
import { helper } from '#renderer/vault/helper.ts'
import { findHelperIn } from '#renderer/vault/start-helper.ts'

test('it starts with the first question, once, and counts from the moment it says that it is there', async () => {
  const { port1, port2 } = new MessageChannel()
  let starts = 0
  const find = findHelperIn(() => {
    starts += 1
    port2.start()
    return port2 as unknown as Worker
  })
  expect(find()).toBeNull()
  expect(find()).toBeNull()
  expect(starts).toBe(1)
  Comlink.expose(helper, port1)
  port1.postMessage('ready')
  await expect.poll(find).not.toBeNull()
  const pressed = await find()?.press(new Uint8Array(100), 100)
  expect(pressed?.room).toHaveLength(100)
  expect(starts).toBe(1)
  port1.close()
})

test('one that does not answer in time is given up, and what it was asked fails', async () => {
  const { port1, port2 } = new MessageChannel()
  const find = findHelperIn(() => {
    port2.start()
    return port2 as unknown as Worker
  }, 30)
  find()
  port1.postMessage('ready')
  await expect.poll(find).not.toBeNull()
  await expect(find()?.press(new Uint8Array(10), 10)).rejects.toThrow('does not answer')
  expect(find()).toBeNull()
  port1.close()
})

test('where none can be started, there is none', () => {
  const find = findHelperIn(() => {
    throw new TypeError('not allowed')
  })
  expect(find()).toBeNull()
  expect(find()).toBeNull()
})
