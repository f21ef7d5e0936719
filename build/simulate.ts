/** A simulated year of whole networks: `npm run simulate`, with `--quick` for a month of the smallest, `--seed <n>`. */
import { endWith } from '#build/tools/end-with.ts'
import { inRoot } from '#build/tools/paths.ts'
import { run } from '#build/tools/run.ts'

async function simulate(args: readonly string[]): Promise<number> {
  const { code } = await run(
    process.execPath,
    ['--import', inRoot('build/tools/read-yaml.ts'), inRoot('tests/simulation/run-simulation.ts'), ...args],
    { shown: true },
  )
  return code
}

await endWith(() => simulate(process.argv.slice(2)))
