/** What was measured as rows: printed, written as JSON for machines and as a table for people. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { inRoot } from '#build/tools/paths.ts'
import { budgetOf, judge, judgement, type Judged } from '#tests/bench/budgets.ts'
import type { ChainTimes } from '#tests/bench/chain-evaluations.ts'
import { exchangeRows, exchangeTable, type ExchangeRow } from '#tests/bench/exchange-report.ts'
import type { MergeTime } from '#tests/bench/keepassxc.ts'
import type { AppFigures } from '#tests/bench/measure-app.ts'
import { chainBudget } from '#tests/bench/measure-chains.ts'
import type { PlainFigures } from '#tests/bench/measure-plain.ts'
import type { SqlcipherFigures } from '#tests/bench/sqlcipher.ts'

export interface SizeFigures {
  readonly cases: number
  readonly app: AppFigures
  readonly plain: PlainFigures
  /** `null` where the program is not installed. */
  readonly sqlcipher: SqlcipherFigures | null
  /** keepassxc-cli with as many entries; `null` where it is not installed. */
  readonly merge: MergeTime | null
}

interface Row {
  readonly cases: number
  readonly name: string
  readonly unit: 'ms' | 'MB'
  readonly value: number
  readonly plain: number | null
  readonly sqlcipher: number | null
  readonly budget: number | null
}

/** The shape that other programs read. */
interface Entry {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly baseline: number | null
  readonly ratio: number | null
}

export interface Circumstances {
  readonly runtime: string
  readonly date: string
}

export interface Report {
  readonly text: string
  readonly judged: readonly Judged[]
}

export interface Measurements {
  readonly sizes: readonly SizeFigures[]
  /** All merges of keepassxc-cli. */
  readonly merges: readonly MergeTime[] | null
  readonly chains: readonly ChainTimes[]
}

/** Writes what was measured and answers with it, and with what is said of its budgets. */
export function writeReport(
  { sizes, merges, chains }: Measurements,
  { runtime, date }: Circumstances,
): Report {
  const rows = sizes.flatMap(rowsOf)
  const exchange = sizes.flatMap(({ cases, app, merge }) =>
    exchangeRows(cases, { figures: app.exchange, merge }),
  )
  const judged = [
    ...judge(
      [...rows, ...exchange],
      sizes.map(({ cases }) => cases),
    ),
    ...chains.map(judgeChain),
  ]
  const machine = machineHere(runtime)
  const exchangeText = exchangeTable(exchange, { shown, asTable }, merges)
  const table = `${tableOf(rows)}\n${exchangeText}\n${chainTable(chains)}\n${machine}; ${date}\n`
  mkdirSync(inRoot('out/bench'), { recursive: true })
  writeJson('latest.json', [
    ...rows.flatMap(entriesOf),
    ...exchange.flatMap(exchangeEntries),
    ...chains.map(chainEntry),
  ])
  writeJson('machine.json', { machine, date })
  writeFileSync(inRoot('out/bench/latest.md'), table)
  return { text: `${table}\n${judgement(judged)}\n`, judged }
}

function writeJson(name: string, value: unknown): void {
  writeFileSync(inRoot('out/bench', name), `${JSON.stringify(value, null, 2)}\n`)
}

function machineHere(runtime: string): string {
  const [first] = cpus()
  const memory = `${(totalmem() / 1e9).toFixed(0)} GB`
  return `${String(cpus().length)} × ${first?.model.trim() ?? 'unknown'}, ${memory}, ${process.platform} ${release()}, ${runtime}, load ${(loadavg()[2] ?? 0).toFixed(1)}`
}

/** Everything that was measured at one size. */
export function rowsOf({ cases, app, plain, sqlcipher }: SizeFigures): readonly Row[] {
  const row = (name: string, value: number, others: Partial<Pick<Row, 'plain' | 'sqlcipher'>> = {}): Row => {
    const budget = budgetOf(name, cases)
    return { cases, name, unit: 'ms', value, plain: null, sqlcipher: null, budget, ...others }
  }
  const sql = (pick: (figures: SqlcipherFigures) => number) => (sqlcipher ? pick(sqlcipher) : null)
  const times = [
    row('Cold start to lock screen', app.coldStart, { plain: plain.coldStart }),
    row('Key derivation (Argon2id)', app.keyDerivation, {
      sqlcipher: sql((figures) => figures.keyDerivation),
    }),
    row('Usable list after key derivation', app.list, {
      plain: plain.list,
      sqlcipher: sql(({ list, keyDerivation }) => list - keyDerivation),
    }),
    row('of it: the vault', app.vault),
    row('of it: to the screen of the day', app.today),
    row('Usable list, working copy made anew', app.firstList),
    row('Search, key to result, p50', app.searchP50, {
      plain: plain.searchP50,
      sqlcipher: sql(({ searchP50 }) => searchP50),
    }),
    row('Search, key to result, p95', app.searchP95, {
      plain: plain.searchP95,
      sqlcipher: sql(({ searchP95 }) => searchP95),
    }),
    row('Search, key to drawn frame, p50', app.drawnP50),
    row('Search, key to drawn frame, p95', app.drawnP95),
    row('Search in a filtered list, key to result, p50', app.filteredP50),
    row('Search in a filtered list, key to result, p95', app.filteredP95),
    row('Search of everything (palette), key to result, p50', app.paletteP50),
    row('Search of everything (palette), key to result, p95', app.paletteP95),
    row('Search through all notes', app.notes),
    row('Durable save, p50', app.saveP50, { plain: plain.saveP50, sqlcipher: sql(({ saveP50 }) => saveP50) }),
    row('Durable save, p95', app.saveP95, {
      plain: plain.saveP95,
      sqlcipher: sql(({ saveP95 }) => saveP95),
    }),
    row('Quick capture, one durable save, p50', app.captureP50),
    row('Quick capture, one durable save, p95', app.captureP95),
    row('Bulk action on 2,000 cases', app.bulk),
    row('Bulk action, longest time without a frame', app.bulkFrame),
    row('List of 10,000 rows: open, try, take in', app.importList),
  ]
  const sizes = [
    row('Window process, resident (RSS)', app.memory.resident, {
      plain: plain.memory.resident,
    }),
    row('Window process, its own part (RssAnon)', app.memory.anonymous, { plain: plain.memory.anonymous }),
    row('JS heap, window', app.memory.heapOfWindow, { plain: plain.memory.heapOfWindow }),
    row('JS heap, vault worker', app.memory.heapOfWorker),
  ]
  // Chromium does not count every heap everywhere; what was not counted is not shown.
  return [...times, ...sizes.map((each) => ({ ...each, unit: 'MB' as const }))].filter(({ value }) =>
    Number.isFinite(value),
  )
}

function entriesOf(row: Row): readonly Entry[] {
  return entriesAgainst(row, [
    ['plain JSON in Dexie', row.plain],
    ['SQLCipher', row.sqlcipher],
    ['budget', row.budget],
  ])
}

function exchangeEntries(row: ExchangeRow): readonly Entry[] {
  return entriesAgainst(row, [
    ['age, gunzip, JSON alone', row.bare],
    ['keepassxc-cli merge', row.keepass],
    ['budget', row.budget],
  ])
}

/** One entry a baseline, so that each has its ratio; one without where there is none. */
function entriesAgainst(
  { cases, name, unit, value }: Pick<Row, 'cases' | 'name' | 'unit' | 'value'>,
  against: readonly (readonly [what: string, baseline: number | null])[],
): readonly Entry[] {
  const entries = against.flatMap(([what, baseline]) =>
    baseline === null
      ? []
      : [
          {
            name: `${nameOf(cases, name)}, against ${what}`,
            unit,
            value: rounded(value),
            baseline: rounded(baseline),
            ratio: rounded(value / baseline),
          },
        ],
  )
  if (entries.length > 0) return entries
  return [{ name: nameOf(cases, name), unit, value: rounded(value), baseline: null, ratio: null }]
}

function nameOf(cases: number, name: string): string {
  return `${name} (${String(cases)} cases)`
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    [
      row.cases.toLocaleString('en'),
      row.name,
      `${shown(row.value)} ${row.unit}`,
      shown(row.plain),
      shown(row.sqlcipher),
      row.budget === null ? '' : `${shown(row.budget)}, ${row.value <= row.budget ? 'met' : 'missed'}`,
    ].join(' | '),
  )
  const head = [
    'Cases | What | Fallkoffer | Plain JSON in Dexie | SQLCipher | Budget',
    '--: | :-- | --: | --: | --: | :--',
  ]
  return asTable([...head, ...lines])
}

function asTable(lines: readonly string[]): string {
  return lines.map((line) => `| ${line} |\n`).join('')
}

function judgeChain({ chain, evaluated }: ChainTimes): Judged {
  const verdict = evaluated <= chainBudget ? 'met' : 'missed'
  return { cases: null, name: `1,000 evaluations of ${chain}`, budget: chainBudget, verdict }
}

function chainEntry({ chain, evaluated, plain }: ChainTimes): Entry {
  return {
    name: `1,000 evaluations of the chain ${chain}, against its conditions alone`,
    unit: 'ms',
    value: rounded(evaluated),
    baseline: rounded(plain),
    ratio: rounded(evaluated / plain),
  }
}

function chainTable(chains: readonly ChainTimes[]): string {
  const lines = chains.map((times) =>
    [
      times.chain,
      `${shown(times.evaluated)} ms`,
      shown(times.plain),
      `${shown(chainBudget)}, ${judgeChain(times).verdict}`,
    ].join(' | '),
  )
  const head = [
    'Chain | 1,000 evaluations with days and reasons | Its conditions as bare yes or no | Budget',
    ':-- | --: | --: | :--',
  ]
  return asTable([...head, ...lines])
}

function shown(value: number | null): string {
  if (value === null) return ''
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
