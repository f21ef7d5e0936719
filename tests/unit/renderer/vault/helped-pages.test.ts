import { gunzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { compressWith } from '#renderer/vault/helped-pages.ts'
import { helperElsewhere } from '#tests/support/helper-elsewhere.ts'

const elsewhere = helperElsewhere()
afterAll(elsewhere.end)

test('pages are the same whoever compresses them, many at once and one after the other', async () => {
  const pages = Array.from({ length: 40 }, (_, at) => [`${at}: `, utf8ToBytes('ä'.repeat(at * 1000)), '–'])
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
  await compress(['a'])
  expect(elsewhere.asked).toHaveLength(before)
  found.helper = elsewhere.helper
  await compress(['a'])
  expect(elsewhere.asked).toHaveLength(before + 1)
})
