import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdParts } from '#shared/contract/in-parts.ts'
import { createHeldParts } from '#electron/vault-files/held-parts.ts'

const MiB = 1024 * 1024
const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_none, at) => at % 251)

test.each([0, 1, 4 * MiB, 4 * MiB + 1, 11 * MiB])(
  '%i bytes cross in parts and are whole again',
  async (size) => {
    const held = createHeldParts(12 * MiB)
    const crossed = await holdParts(bytesOf(size), async (part) =>
      held.hold(part) ? { ok: true } : { ok: false, problem: 'refused' },
    )
    const whole = crossed.ok ? held.finish(crossed.last) : null
    expect(whole && Buffer.compare(whole, bytesOf(size))).toBe(0)
  },
)

/** What a part is answered with, and how many bytes are kept after it. */
function expected(kept: number, { held, size, ends }: { held: number; size: number; ends: boolean }) {
  const whole = held + size
  const fits = whole <= 10 && (held === 0 || held === kept)
  return { fits, whole, kept: fits && !ends ? whole : 0 }
}

test('whatever was given up or lost before, only the parts of one thing make it up', () => {
  const call = fc.record({
    size: fc.integer({ min: 0, max: 4 }),
    held: fc.integer({ min: 0, max: 12 }),
    ends: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(call, { maxLength: 12 }), (calls) => {
      const parts = createHeldParts(10)
      let kept = 0
      for (const wanted of calls) {
        const part = { payload: new Uint8Array(wanted.size), held: wanted.held }
        const { fits, whole, kept: after } = expected(kept, wanted)
        const answer = wanted.ends ? parts.finish(part)?.length : parts.hold(part)
        expect(answer).toBe(wanted.ends ? (fits ? whole : undefined) : fits)
        kept = after
      }
    }),
  )
})
