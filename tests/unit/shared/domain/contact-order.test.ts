import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { likelyForm } from '#shared/domain/contact-order.ts'

const on = (day: string) => ({ on: day as CalendarDate })

test.each([
  [[], '2026-11-26', 'first'],
  [['2026-11-20'], '2026-11-26', 'follow-up'],
  [['2026-11-26'], '2026-11-26', 'follow-up'],
  [['2026-11-20'], '2026-11-19', 'first'],
  [['2026-11-20', '2026-10-01'], '2026-11-19', 'follow-up'],
])('beside conversations on %s, one on %s is likely to be: %s', (days, day, form) => {
  expect(likelyForm(days.map(on), day as CalendarDate)).toBe(form)
})

test('entered in any order, exactly the conversations of the earliest day could be the first', () => {
  const day = fc.integer({ min: 10, max: 28 }).map((n) => on(`2026-11-${String(n)}`))
  fc.assert(
    fc.property(fc.uniqueArray(day, { minLength: 1, selector: (one) => one.on }), (all) => {
      const firsts = all.filter(
        (one) =>
          likelyForm(
            all.filter((other) => other !== one),
            one.on,
          ) === 'first',
      )
      const [earliest] = all.map((one) => one.on).sort()
      expect(firsts).toEqual([on(earliest ?? '')])
    }),
  )
})
