import { expect, test } from 'vitest'
import { createSoon } from '#renderer/vault/soon.ts'

test('what is to be done soon is done in its order, after what waits already, and not if it was called off', async () => {
  const soon = createSoon()
  const done: string[] = []
  const all = new Promise<void>((resolve) => {
    soon(() => done.push('first'))
    const callOff = soon(() => done.push('called off'))
    soon(() => {
      done.push('last')
      resolve()
    })
    callOff()
    void Promise.resolve().then(() => done.push('waited already'))
  })
  await all
  expect(done).toEqual(['waited already', 'first', 'last'])
})
