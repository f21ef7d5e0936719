/**
 * `npm run mutants`: the test of the tests. Each fault of the table is put into a copy of the sources, never into the
 * checkout, and the tests of merge, gossip and knowledge must fail on it. First they must pass on the copy as it is.
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mutated, mutations, type Mutation } from '#build/mutants/mutations.ts'
import { endWith } from '#build/tools/end-with.ts'
import { inRoot } from '#build/tools/paths.ts'
import { run, say, type Outcome } from '#build/tools/run.ts'

const tests = [
  'tests/unit/shared/records',
  'tests/integration/gossip.test.ts',
  'tests/integration/merge-oracle.test.ts',
] as const
const parts = ['shared', 'tests', 'build', 'package.json', 'tsconfig.base.json', 'vitest.config.ts'] as const
/** A twentieth of a normal run: a fault that hides from so many stories is not found by luck. */
const env = { PROPERTY_RUNS: '500', ORACLE_RUNS: '100' } as const

async function mutants(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'fallkoffer-mutants-'))
  try {
    await copyInto(folder)
    const sound = await runTests(folder)
    if (sound.code !== 0) throw new Error(`The tests fail without any fault:\n${sound.output.slice(-2_000)}`)
    let killed = 0
    for (const [index, mutation] of mutations.entries()) {
      const verdict = await tryOut(folder, mutation)
      if (verdict.isKilled) killed += 1
      say(lineOf(index, mutation, verdict))
    }
    say(`${killed} of ${mutations.length} killed`)
    return killed === mutations.length ? 0 : 1
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function copyInto(folder: string): Promise<void> {
  for (const part of parts) await cp(inRoot(part), join(folder, part), { recursive: true })
  await symlink(inRoot('node_modules'), join(folder, 'node_modules'))
}

function runTests(folder: string): Promise<Outcome> {
  return run(join(folder, 'node_modules/.bin/vitest'), ['run', '--no-color', ...tests], { cwd: folder, env })
}

interface Verdict {
  readonly isKilled: boolean
  /** The tests that failed. */
  readonly failed: number
  readonly seconds: number
}

async function tryOut(folder: string, mutation: Mutation): Promise<Verdict> {
  const path = join(folder, mutation.file)
  const source = await readFile(path, 'utf8')
  const faulty = mutated(source, mutation)
  if (faulty === null) throw new Error(`${mutation.name}: its place in ${mutation.file} is not there once`)
  const started = performance.now()
  await writeFile(path, faulty)
  const { code, output } = await runTests(folder)
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
