import { expect, test } from 'vitest'
import { budgetOf, budgets, exitCode, judge, judgement } from '#tests/bench/budgets.ts'
import { exchangeRows, exchangeTable } from '#tests/bench/exchange-report.ts'
import { rowsOf, type SizeFigures } from '#tests/bench/report.ts'

const memory = { resident: 1, anonymous: 1, heapOfWindow: 1, heapOfWorker: 1 }

/** Figures in which everything took one millisecond. */
function figures(cases: number, change: Partial<SizeFigures['app']> = {}): SizeFigures {
  const known: Record<string | symbol, unknown> = { memory, exchange, ...change }
  const one: unknown = new Proxy(known, { get: (figure, name) => figure[name] ?? 1 })
  const plain = one as SizeFigures['plain']
  return { cases, app: one as SizeFigures['app'], plain, sqlcipher: null, merge: null }
}

const passage = {
  ...{ export: 1, exportFrame: 1, look: 1, apply: 1, importFrame: 1, megabytes: 1, bare: 1 },
} as const
const exchange = { everything: passage, of500: passage, of5000: passage }

const allRows = (size: SizeFigures) => [
  ...rowsOf(size),
  ...exchangeRows(size.cases, { figures: size.app.exchange, merge: size.merge }),
]

const judged = (sizes: readonly SizeFigures[]) =>
  judge(
    sizes.flatMap(allRows),
    sizes.map(({ cases }) => cases),
  )

test('every budget belongs to a row that the report has', () => {
  const names = new Set(allRows(figures(5000)).map(({ name }) => name))
  expect(Object.keys(budgets).filter((name) => !names.has(name))).toEqual([])
})

test('quick capture, acts on many, taking in and searching have a budget in the large office', () => {
  for (const name of [
    'Quick capture, one durable save, p95',
    'Bulk action on 2,000 cases',
    'List of 10,000 rows: open, try, take in',
    'Export of everything',
    'Import of everything',
    'Export of 5,000 changed',
    'Import of 5,000 changed',
    'Import of everything, longest time without a frame',
    'Search, key to result, p95',
    'Search of everything (palette), key to result, p95',
  ])
    expect(budgetOf(name, 50_000), name).toBeGreaterThan(0)
})

test('a budget may hold at one size only', () => {
  expect(budgetOf('Export of everything', 5000)).toBe(4000)
  expect(budgetOf('Export of everything', 50_000)).toBe(25_000)
  expect(budgetOf('Export of everything', 6000)).toBeNull()
  expect(budgetOf('Cold start to lock screen', 5000)).toBeNull()
})

test('what takes as long as it may is met, what takes longer is missed and named', () => {
  const verdictAt = (searchP95: number) =>
    judged([figures(5000, { searchP95 })]).find(({ name }) => name === 'Search, key to result, p95')?.verdict
  expect(verdictAt(30)).toBe('met')
  expect(verdictAt(30.1)).toBe('missed')
  const missed = judgement(judged([figures(5000, { searchP95: 31 })]))
  expect(missed.split('\n')).toEqual([
    expect.stringMatching(/^(\d+) of \d+ budgets are met\.$/),
    '  missed: Search, key to result, p95, 5000 cases, budget 30',
  ])
})

test('what was not measured is not met', () => {
  const broken = judged([figures(50_000, { exchange: { ...exchange, of500: null } })])
  expect(broken.filter(({ verdict }) => verdict !== 'met')).toMatchObject(
    [
      'Export of 500 changed',
      'Import of 500 changed',
      'Export of 500 changed, longest time without a frame',
      'Import of 500 changed, longest time without a frame',
    ].map((name) => ({ name, verdict: 'not measured' })),
  )
  expect(exitCode(broken, true)).toBe(1)
})

test('only the strict run fails, and only where something is not met', () => {
  const good = judged([figures(5000), figures(50_000)])
  const bad = judged([figures(5000, { captureP95: 31 }), figures(50_000)])
  expect([exitCode(good, false), exitCode(good, true), exitCode(bad, false), exitCode(bad, true)]).toEqual([
    0, 0, 0, 1,
  ])
})

test('where keepassxc-cli is missing the table says so, and its column stays empty', () => {
  const words = { shown: String, asTable: (lines: readonly string[]) => lines.join('\n') }
  const rows = exchangeRows(5000, { figures: exchange, merge: null })
  expect(rows.every(({ keepass }) => keepass === null)).toBe(true)
  expect(exchangeTable(rows, words, null)).toContain('not measured: keepassxc-cli is missing')
  const merge = { entries: 5000, changed: 5000, milliseconds: 7 }
  const compared = exchangeRows(5000, { figures: exchange, merge }).filter(({ keepass }) => keepass === 7)
  expect(compared.map(({ name }) => name)).toEqual(['Import of 5,000 changed'])
})
