import { expect, test } from 'vitest'
import { logEntry, readExchangeLog, remembered, withLogEntry } from '#shared/exchange/exchange-log.ts'

const at = '2026-11-22T12:00Z'

test('what becomes of a package takes the place of the line that it was opened', () => {
  const opened = withLogEntry([], logEntry(at, 'opened', { pkg: 'p1', offices: ['o02'] }))
  const other = withLogEntry(opened, logEntry(at, 'opened', { pkg: 'p2', offices: ['o03'] }))
  const applied = withLogEntry(other, logEntry(at, 'applied', { pkg: 'p1', offices: ['o02'] }))
  expect(applied.map(({ act, pkg }) => [act, pkg])).toEqual([
    ['opened', 'p2'],
    ['applied', 'p1'],
  ])
})

test('taking a package over again is a line of its own', () => {
  const once = withLogEntry([], logEntry(at, 'applied', { pkg: 'p1' }))
  const again = withLogEntry(once, logEntry(at, 'opened', { pkg: 'p1' }))
  expect(withLogEntry(again, logEntry(at, 'applied', { pkg: 'p1' }))).toHaveLength(2)
})

test('packages that nothing is known of do not replace one another', () => {
  const refused = logEntry(at, 'refused', { code: 'E_DAMAGED' })
  expect(withLogEntry(withLogEntry([], refused), refused)).toHaveLength(2)
})

test('a file that was saved after all is told once', () => {
  const acts = (['made', 'notSaved', 'saved'] as const).map((act) => logEntry(at, act, { pkg: 'p1' }))
  expect(acts.reduce<ReturnType<typeof withLogEntry>>(withLogEntry, [])).toEqual([acts[2]])
})

test('only the newest lines are kept', () => {
  let log: ReturnType<typeof withLogEntry> = []
  for (let n = 0; n < remembered + 10; n++) log = withLogEntry(log, logEntry(at, 'applied', { pkg: `p${n}` }))
  expect(log).toHaveLength(remembered)
  expect(log.at(0)?.pkg).toBe('p10')
})

test('what does not read is left out, and the rest stays', () => {
  const good = logEntry(at, 'applied', { pkg: 'p1' })
  expect(
    readExchangeLog([good, { at, act: 'dreamt', offices: [] }, null, { ...good, counts: 'many' }]),
  ).toEqual([good, good])
  expect(readExchangeLog(undefined)).toEqual([])
})
