/** The measurements: `npm run bench`, with `--quick` for the small office only, with `--strict` failing on a missed budget. */
import { prepareApp } from '#build/prepare.ts'
import { endWith } from '#build/tools/end-with.ts'
import { inRoot } from '#build/tools/paths.ts'
import { run } from '#build/tools/run.ts'
import { withVirtualDisplay } from '#build/virtual-display.ts'

async function bench(args: readonly string[]): Promise<number> {
  await prepareApp()
  const { code } = await withVirtualDisplay((env) =>
    run(
      process.execPath,
      ['--import', inRoot('build/tools/read-yaml.ts'), inRoot('tests/bench/run-bench.ts'), ...args],
      { env, shown: true },
    ),
  )
  return code
}

await endWith(() => bench(process.argv.slice(2)))
