import { gunzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { compressWith } from '#renderer/vault/helped-pages.ts'
import { helperElsewhere } from '#tests/support/helper-elsewhere.ts'

const elsewhere = helperElsewhere()
afterAll(elsewhere.end)

test('pages are the same whoever compresses them, many at once and one after the other', async () => {
  const pages = Array.from({ length: 40 }, (_, at) => () => [
    `${at}: `,
    utf8ToBytes('ä'.repeat(at * 1000)),
    '–',
  ])
  const here = compressWith(() => null)
  const there = compressWith(() => elsewhere.helper)
  for (const together of [pages, pages.toReversed()]) {
    const alone = await Promise.all(together.map(async (pieces) => here(pieces)))
    const helped = await Promise.all(together.map(async (pieces) => there(pieces)))
    expect(helped.map(({ jsonLength }) => jsonLength)).toEqual(alone.map(({ jsonLength }) => jsonLength))
    expect(helped.map(({ packed }) => gunzipSync(packed))).toEqual(
      alone.map(({ packed }) => gunzipSync(packed)),
    )
  }
  expect(elsewhere.asked.filter((call) => call === 'press')).toHaveLength(80)
})

test('a helper that comes later is asked from then on', async () => {
  const found = { helper: null as typeof elsewhere.helper | null }
  const compress = compressWith(() => found.helper)
  const before = elsewhere.asked.length
  await compress(() => ['a'])
  expect(elsewhere.asked).toHaveLength(before)
  found.helper = elsewhere.helper
  await compress(() => ['a'])
  expect(elsewhere.asked).toHaveLength(before + 1)
})

test('what the helper fails at, and what is too long for a room, is done here', async () => {
  const failing = { ...elsewhere.helper, press: async () => Promise.reject(new Error('it is gone')) }
  const compress = compressWith(() => failing)
  const pages = Array.from({ length: 40 }, (_, at) => `page ${at}`)
  const packed = await Promise.all(pages.map(async (text) => compress(() => [text])))
  expect(packed.map((one) => new TextDecoder().decode(gunzipSync(one.packed)))).toEqual(pages)
  const before = elsewhere.asked.length
  const long = await compressWith(() => elsewhere.helper)(() =>
    Array.from({ length: 20 }, () => 'x'.repeat(100_000)),
  )
  expect(long.jsonLength).toBe(2_000_000)
  expect(elsewhere.asked).toHaveLength(before)
})

test('no more pages than rooms are out, and once the helper is given up nobody waits for it', async () => {
  const answers: (() => void)[] = []
  const found = { helper: null as typeof elsewhere.helper | null }
  found.helper = {
    ...elsewhere.helper,
    press: async () => new Promise((_, reject) => void answers.push(() => reject(new Error('too late')))),
  }
  const compress = compressWith(() => found.helper)
  const all = Promise.all(Array.from({ length: 50 }, async (_, at) => compress(() => [`page ${at}`])))
  await expect.poll(() => answers.length).toBe(16)
  found.helper = null
  for (const answer of answers) answer()
  expect(await all).toHaveLength(50)
  expect(answers).toHaveLength(16)
})
