import { expect, test } from 'vitest'
import { budgetOf, budgets, exitCode, judge, judgement } from '#tests/bench/budgets.ts'
import { rowsOf, type SizeFigures } from '#tests/bench/report.ts'

const memory = { resident: 1, anonymous: 1, heapOfWindow: 1, heapOfWorker: 1 }

/** Figures in which everything took one millisecond. */
function figures(cases: number, change: Partial<SizeFigures['app']> = {}): SizeFigures {
  const known: Record<string | symbol, unknown> = { memory, ...change }
  const one: unknown = new Proxy(known, { get: (figure, name) => figure[name] ?? 1 })
  return { cases, app: one as SizeFigures['app'], plain: one as SizeFigures['plain'], sqlcipher: null }
}

const judged = (sizes: readonly SizeFigures[]) =>
  judge(
    sizes.flatMap(rowsOf),
    sizes.map(({ cases }) => cases),
  )

test('every budget belongs to a row that the report has', () => {
  const names = new Set(rowsOf(figures(5000)).map(({ name }) => name))
  expect(Object.keys(budgets).filter((name) => !names.has(name))).toEqual([])
})

test('quick capture, acts on many, taking in and searching have a budget in the large office', () => {
  for (const name of [
    'Quick capture, one durable save, p95',
    'Bulk action on 2,000 cases',
    'List of 10,000 rows: open, try, take in',
    'Import: take over',
    'Search, key to result, p95',
    'Search of everything (palette), key to result, p95',
  ])
    expect(budgetOf(name, 50_000), name).toBeGreaterThan(0)
})

test('a budget may hold at one size only', () => {
  expect(budgetOf('Export of everything', 5000)).toBe(3000)
  expect(budgetOf('Export of everything', 50_000)).toBeNull()
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
  const broken = judged([figures(50_000, { importApply: Number.NaN })])
  expect(broken.filter(({ verdict }) => verdict !== 'met')).toMatchObject([
    { name: 'Import: take over', verdict: 'not measured' },
  ])
  expect(exitCode(broken, true)).toBe(1)
})

test('only the strict run fails, and only where something is not met', () => {
  const good = judged([figures(5000), figures(50_000)])
  const bad = judged([figures(5000, { captureP95: 31 }), figures(50_000)])
  expect([exitCode(good, false), exitCode(good, true), exitCode(bad, false), exitCode(bad, true)]).toEqual([
    0, 0, 0, 1,
  ])
})
