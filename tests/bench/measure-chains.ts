/** Runs the evaluations of the chains in a plain process of their own and answers with what they took. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { inRoot } from '#build/tools/paths.ts'
import type { ChainTimes } from '#tests/bench/chain-evaluations.ts'

/** Milliseconds that a thousand evaluations of one chain may take. */
export const chainBudget = 100

export async function measureChains(): Promise<readonly ChainTimes[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', './build/tools/read-yaml.ts', 'tests/bench/chain-evaluations.ts'],
    { cwd: inRoot('.') },
  )
  return JSON.parse(stdout) as readonly ChainTimes[]
}
