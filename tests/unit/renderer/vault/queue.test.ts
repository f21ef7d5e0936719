import { expect, test } from 'vitest'
import { createQueue } from '#renderer/vault/queue.ts'

test('acts run one after the other, also after one that failed', async () => {
  const queue = createQueue()
  const seen: string[] = []
  const act = (name: string, fails = false) =>
    queue.run(async () => {
      seen.push(`${name} begins`)
      await Promise.resolve()
      seen.push(`${name} ends`)
      if (fails) throw new Error(name)
    })
  const failing = act('a', true)
  const fine = act('b')
  await expect(failing).rejects.toThrow('a')
  await fine
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

test('idle waits for what was asked for meanwhile', async () => {
  const queue = createQueue()
  const seen: string[] = []
  void queue.run(async () => {
    void queue.run(async () => void seen.push('later'))
    seen.push('first')
  })
  await queue.idle()
  expect(seen).toEqual(['first', 'later'])
})
