import { expect, test } from 'vitest'
import { createOneAtATime } from '#electron/vault-files/one-at-a-time.ts'

test('acts run one after the other, also after one that fails', async () => {
  const oneAtATime = createOneAtATime()
  const happened: string[] = []
  const act = (name: string) => async () => {
    happened.push(`begin ${name}`)
    await Promise.resolve()
    happened.push(`end ${name}`)
    if (name === 'a') throw new Error('a failed')
    return name
  }
  const all = await Promise.allSettled([oneAtATime(act('a')), oneAtATime(act('b'))])
  expect(happened).toEqual(['begin a', 'end a', 'begin b', 'end b'])
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})
