import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edited, editFor } from '#shared/anonymity/apply-fix.ts'
import { findTraces } from '#shared/anonymity/find-traces.ts'

function mend(text: string, fix: string): string {
  const [trace] = findTraces(text)
  return trace ? edited(text, editFor(text, trace, fix)) : text
}

test.each([
  ['Frau Weber ruft an', 'Mutter', 'Mutter ruft an'],
  ['Frau Weber ruft an', '', 'ruft an'],
  ['Heute ruft Frau Weber an', '', 'Heute ruft an'],
  ['Rückruf von Frau Weber.', '', 'Rückruf von.'],
  ['Rückruf (Frau Weber)', '', 'Rückruf ()'],
  ['Anruf Frau Weber', '', 'Anruf'],
])('%s, with "%s": %s', (text, fix, mended) => {
  expect(mend(text, fix)).toBe(mended)
})

test('a fix touches nothing but the piece and at most one space beside it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 10 }), fc.nat(40), (text, fix, from) => {
      const at = Math.min(from, text.length)
      const edit = editFor(text, { at, end: text.length }, fix)
      const mended = edited(text, edit)
      expect(mended.startsWith(text.slice(0, edit.at) + fix)).toBe(true)
      expect(at - edit.at).toBeLessThanOrEqual(1)
    }),
  )
})
