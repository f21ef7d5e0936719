import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createSqueezer } from '#renderer/vault/squeeze.ts'
import { encodeBody, maxLine, maxLines, squeezeBody, type Line } from '#shared/exchange/package-body.ts'

const lines: readonly Line[] = Array.from({ length: 1000 }, (_none, at) => ({
  t: 'rec',
  rec: { at, text: 'Ärger mit „Zeichen“ 😀'.repeat(at % 7) },
}))
const framing = '{"t":"rec","text":""}'.length

describe('a body', () => {
  test('is the same, whoever compresses it and in whatever pieces', async () => {
    const [ours, others] = [encodeBody(lines), await squeezeBody(lines, createSqueezer())]
    expect(others?.bodyBytes).toBe(ours?.bodyBytes)
    expect(others?.bodySha256).toBe(ours?.bodySha256)
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    for (const body of [ours, others])
      expect(gunzipSync(body?.bytes ?? '').toString('utf8') === text).toBe(true)
  })

  test('of no lines is empty', async () => {
    expect(encodeBody([])?.bodyBytes).toBe(0)
    expect((await squeezeBody([], createSqueezer()))?.bodyBytes).toBe(0)
  })

  test.each([
    ['a line of just the longest length', 'x'.repeat(maxLine - framing), true],
    ['a longer line', 'x'.repeat(maxLine - framing + 1), false],
    ['a line that is longer in bytes than in letters', 'ä'.repeat(maxLine / 2), false],
  ])('%s', async (_what, text, fits) => {
    const long: readonly Line[] = [...lines, { t: 'rec', text }]
    expect(encodeBody(long) !== null).toBe(fits)
    expect((await squeezeBody(long, createSqueezer())) !== null).toBe(fits)
  })

  test('of too many lines is none', async () => {
    const many = Array.from({ length: maxLines + 1 }, () => ({ t: 'x' }))
    expect(encodeBody(many)).toBeNull()
    expect(await squeezeBody(many, createSqueezer())).toBeNull()
  })
})
