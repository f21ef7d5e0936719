/**
 * `npm run nightly`: the properties of the merge a million times, Automerge asked a hundred thousand times, deciding tried
 * 200,000 times and gossip with scopes 2,400 times, with one seed that is said before and after.
 * Smaller or again: `npm run nightly -- --runs 20000 --oracle 5000 --seed 42`.
 */
import { parseArgs } from 'node:util'
import { endWith } from '#build/tools/end-with.ts'
import { inRoot } from '#build/tools/paths.ts'
import { run, say } from '#build/tools/run.ts'

interface Suite {
  readonly name: string
  readonly files: readonly string[]
  /** How often one property is tried, at most. */
  readonly runs: number
  /** What is asked for where the files take only their share of it. */
  readonly asked?: number
}

/** What `tests/support/property-runs.ts` takes by day; files with fewer runs take as many fewer of what is asked for. */
const byDay = 10_000
const decisionsByDay = 2_000
const scopesByDay = 80
/** One of these stories takes some forty milliseconds; a night has two minutes for them. */
const scopesShare = 0.3

async function nightly(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1000000' },
      oracle: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000_000)) },
    },
  })
  const env = { PROPERTY_RUNS: values.runs, ORACLE_RUNS: values.oracle, PROPERTY_SEED: values.seed }
  say(`Seed ${values.seed}`)
  const suites = suitesOf(Number(values.runs), Number(values.oracle))
  let failed = 0
  for (const suite of suites) if (!(await passes(suite, env))) failed += 1
  say(`Seed ${values.seed}: ${failed === 0 ? 'all held' : `${failed} of ${suites.length} broke`}`)
  return failed === 0 ? 0 : 1
}

function suitesOf(runs: number, oracle: number): readonly Suite[] {
  const ofScopes = Math.round(runs * scopesShare)
  return [
    { name: 'laws of the merge', files: ['tests/unit/shared/records'], runs },
    { name: 'gossip', files: ['tests/integration/gossip.test.ts'], runs },
    { name: 'Automerge', files: ['tests/integration/merge-oracle.test.ts'], runs: oracle },
    {
      name: 'deciding',
      files: ['tests/integration/decisions.test.ts'],
      runs: (runs * decisionsByDay) / byDay,
    },
    {
      name: 'gossip with scopes',
      files: ['tests/integration/gossip-scopes.test.ts'],
      runs: (ofScopes * scopesByDay) / byDay,
      asked: ofScopes,
    },
  ]
}

async function passes(suite: Suite, common: Readonly<Record<string, string>>): Promise<boolean> {
  const { name, files, runs, asked } = suite
  const env = asked === undefined ? common : { ...common, PROPERTY_RUNS: String(asked) }
  const started = performance.now()
  const vitest = inRoot('node_modules/.bin/vitest')
  const { code } = await run(vitest, ['run', ...files], { cwd: inRoot(), env, shown: true })
  const seconds = (performance.now() - started) / 1_000
  const rate = Math.round(runs / seconds)
  say(
    `── ${name}: up to ${Math.round(runs)} runs of each property in ${seconds.toFixed(1)} s, ${rate} a second`,
  )
  return code === 0
}

await endWith(() => nightly(process.argv.slice(2)))
