/** A simulated year of whole networks: `npm run simulate`, with `--quick` for a month of the smallest, `--seed <n>`. */
import { totalmem } from 'node:os'
import { endWith } from '#build/tools/end-with.ts'
import { inRoot } from '#build/tools/paths.ts'
import { run } from '#build/tools/run.ts'

/** A year of 150 devices does not fit into what Node takes by itself; the machine needs room beside it. */
const heapMegabytes = Math.floor((totalmem() * 0.7) / 2 ** 20)

async function simulate(args: readonly string[]): Promise<number> {
  const { code } = await run(
    process.execPath,
    [
      `--max-old-space-size=${String(heapMegabytes)}`,
      '--import',
      inRoot('build/tools/read-yaml.ts'),
      inRoot('tests/simulation/run-simulation.ts'),
      ...args,
    ],
    { shown: true },
  )
  return code
}

await endWith(() => simulate(process.argv.slice(2)))
