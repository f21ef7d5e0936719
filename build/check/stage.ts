import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot } from '#build/tools/paths.ts'
import { run, say } from '#build/tools/run.ts'

/** What a stage counts: tests where it runs tests, otherwise itself as one. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

/** One thing that can be right or wrong about the checkout. */
export interface Stage {
  readonly name: string
  readonly run: () => Promise<Tally>
}

/** Stages that each keep one core busy and do not need one another run side by side. */
export type Step = Stage | readonly Stage[]

/** Runs all steps in their order, also after one has failed, so that one run tells everything. */
export async function runStages(steps: readonly Step[]): Promise<Tally> {
  const tallies: Tally[] = []
  for (const step of steps) {
    const stages = 'run' in step ? [step] : step
    say(`\n── ${stages.map(({ name }) => name).join(' and ')}`)
    tallies.push(...(await Promise.all(stages.map(runStage))))
  }
  return tallies.reduce(add, { passed: 0, failed: 0 })
}

async function runStage(stage: Stage): Promise<Tally> {
  const started = performance.now()
  const tally = await stage.run().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error))
    return wrong
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`── ${stage.name}: ${String(tally.passed)} passed, ${String(tally.failed)} failed (${seconds} s)`)
  return tally
}

export const right: Tally = { passed: 1, failed: 0 }
export const wrong: Tally = { passed: 0, failed: 1 }

/** A stage that is one call of a tool from `node_modules`. */
export function toolStage(name: string, tool: string, ...args: readonly string[]): Stage {
  return { name, run: async () => ((await runTool(tool, args)) ? right : wrong) }
}

/** A stage that is a script of ours, in a process of its own. */
export function scriptStage(name: string, script: string): Stage {
  return {
    name,
    run: async () => {
      const { code } = await run(process.execPath, [inRoot(script)], { cwd: inRoot(), shown: true })
      return code === 0 ? right : wrong
    },
  }
}

/** Runs a tool from `node_modules`, shows what it said when it is done, and answers whether it was content. */
export async function runTool(tool: string, args: readonly string[]): Promise<boolean> {
  const { code, output } = await run(inRoot('node_modules/.bin', tool), args, { cwd: inRoot() })
  if (output.trim() !== '') say(output.trimEnd())
  return code === 0
}

/** A stage that runs tests with vitest and counts them by its own report. */
export function testStage(name: string, ...args: readonly string[]): Stage {
  return {
    name,
    run: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'fallkoffer-report-'))
      const report = join(folder, 'report.json')
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const vitest = inRoot('node_modules/.bin/vitest')
      const { code } = await run(vitest, ['run', ...args, ...reporters], { cwd: inRoot(), shown: true })
      const tally = await readReport(report)
      await rm(folder, { recursive: true })
      // A run can fail outside any test: a file that does not load, an error nobody caught.
      return code === 0 || tally.failed > 0 ? tally : add(tally, wrong)
    },
  }
}

async function readReport(path: string): Promise<Tally> {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  const report = JSON.parse(text) as { numPassedTests?: number; numFailedTests?: number }
  return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 }
}

function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}
