import { expect, test } from 'vitest'
import { createPassphraseJudge } from '#shared/crypto/judge-passphrase.ts'
import { drawPassphrase } from '#shared/crypto/passphrase.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const judge = createPassphraseJudge()

test('fewer than fourteen characters are too short, however they are stored', async () => {
  expect(await judge('')).toBe('TooShort')
  expect(await judge('x9#Lq2!vB7$kz')).toBe('TooShort')
  expect(await judge('u\u0308'.repeat(13))).toBe('TooShort')
})

test('what is guessed early is too weak, in German too', async () => {
  for (const weak of [
    'passwortpasswort',
    'Magdeburg2026!!',
    'aaaaaaaaaaaaaaaaaaaa',
    'qwertzuiopasdfgh',
    'geheimgeheim12',
  ])
    expect([weak, await judge(weak)]).toEqual([weak, 'TooWeak'])
})

test("a good sentence of one's own passes, and so does every drawn passphrase", async () => {
  expect(await judge('Kranich liest mittwochs krumme Bahnpläne')).toBeNull()
  for (let i = 0; i < 20; i++) expect(await judge(drawPassphrase(webRandom))).toBeNull()
})

test('a very long text is judged quickly', async () => {
  const before = performance.now()
  await judge('kranich '.repeat(20_000))
  expect(performance.now() - before).toBeLessThan(5_000)
})
