/**
 * `npm run mutants`: the test of the tests. Each fault of the tables is put into a copy of the sources, never into the
 * checkout, and the tests of what it is in must fail on it. First they must pass on the copy as it is.
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importMutations } from '#build/mutants/import-mutations.ts'
import { mutated, mutations, type Mutation } from '#build/mutants/mutations.ts'
import { endWith } from '#build/tools/end-with.ts'
import { inRoot } from '#build/tools/paths.ts'
import { run, say, type Outcome } from '#build/tools/run.ts'

interface Round {
  readonly tests: readonly string[]
  readonly mutations: readonly Mutation[]
}

const rounds: readonly Round[] = [
  {
    tests: [
      'tests/unit/shared/records',
      'tests/integration/gossip.test.ts',
      'tests/integration/merge-oracle.test.ts',
    ],
    mutations,
  },
  {
    tests: [
      'tests/unit/shared/base/platform-bytes.test.ts',
      'tests/unit/shared/exchange/make-package.test.ts',
      'tests/unit/shared/exchange/package-checks.test.ts',
      'tests/unit/shared/exchange/package-content.test.ts',
      'tests/unit/shared/exchange/package-lines.test.ts',
      'tests/unit/shared/exchange/run-source.test.ts',
      'tests/unit/renderer/vault/by-vectors.test.ts',
    ],
    mutations: importMutations,
  },
]
const folders = ['shared', 'renderer', 'electron', 'tests', 'build'] as const
const parts = [...folders, 'package.json', 'tsconfig.base.json', 'vitest.config.ts']
/** A twentieth of a normal run: a fault that hides from so many stories is not found by luck. */
const env = { PROPERTY_RUNS: '500', ORACLE_RUNS: '100' } as const

async function mutants(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'fallkoffer-mutants-'))
  try {
    await copyInto(folder)
    let survived = 0
    for (const round of rounds) survived += await survivors(folder, round)
    return survived === 0 ? 0 : 1
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** How many faults of a round its tests do not find. */
async function survivors(folder: string, { tests, mutations: faults }: Round): Promise<number> {
  const sound = await runTests(folder, tests)
  if (sound.code !== 0) throw new Error(`The tests fail without any fault:\n${sound.output.slice(-2_000)}`)
  let killed = 0
  for (const [index, mutation] of faults.entries()) {
    const verdict = await tryOut(folder, mutation, tests)
    if (verdict.isKilled) killed += 1
    say(lineOf(index, mutation, verdict))
  }
  say(`${String(killed)} of ${String(faults.length)} killed`)
  return faults.length - killed
}

async function copyInto(folder: string): Promise<void> {
  for (const part of parts) await cp(inRoot(part), join(folder, part), { recursive: true })
  await symlink(inRoot('node_modules'), join(folder, 'node_modules'))
}

function runTests(folder: string, tests: readonly string[]): Promise<Outcome> {
  return run(join(folder, 'node_modules/.bin/vitest'), ['run', '--no-color', ...tests], { cwd: folder, env })
}

interface Verdict {
  readonly isKilled: boolean
  /** The tests that failed. */
  readonly failed: number
  readonly seconds: number
}

async function tryOut(folder: string, mutation: Mutation, tests: readonly string[]): Promise<Verdict> {
  const path = join(folder, mutation.file)
  const source = await readFile(path, 'utf8')
  const faulty = mutated(source, mutation)
  if (faulty === null) throw new Error(`${mutation.name}: its place in ${mutation.file} is not there once`)
  const started = performance.now()
  await writeFile(path, faulty)
  const { code, output } = await runTests(folder, tests)
  await writeFile(path, source)
  const failed = Number(/Tests\s+(\d+) failed/.exec(output)?.[1] ?? 0)
  // A run that ends for another reason than a failing test tells nothing about the tests.
  return { isKilled: code !== 0 && failed > 0, failed, seconds: (performance.now() - started) / 1_000 }
}

function lineOf(index: number, { name }: Mutation, { isKilled, failed, seconds }: Verdict): string {
  const verdict = isKilled ? `killed by ${failed} tests` : 'SURVIVED'
  return `${String(index + 1).padStart(2)}  ${name.padEnd(58)} ${verdict.padEnd(20)} ${seconds.toFixed(1)} s`
}

await endWith(mutants)
