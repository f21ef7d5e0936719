/** The tour: drives the real app through an adviser's day. `npm run demo`; also what `npm start` does without a display. */
import { existsSync } from 'node:fs'
import { prepareApp } from '#build/prepare.ts'
import { endWith } from '#build/tools/end-with.ts'
import { inRoot } from '#build/tools/paths.ts'
import { run, say } from '#build/tools/run.ts'
import { withVirtualDisplay } from '#build/virtual-display.ts'

const script = 'tests/e2e/run-tour.ts'

/** Runs the tour and answers with its exit code. */
export async function runTour(args: readonly string[] = []): Promise<number> {
  if (!existsSync(inRoot(script))) throw new Error(`There is no tour here: ${script} is missing.`)
  await prepareApp()
  const { code } = await withVirtualDisplay((env) =>
    run(process.execPath, ['--import', inRoot('build/tools/read-yaml.ts'), inRoot(script), ...args], {
      env,
      shown: true,
    }),
  )
  say(
    code === 0
      ? `The tour is done. Its results lie in ${inRoot('out/demo')}`
      : `The tour failed (code ${String(code)}).`,
  )
  return code
}

if (import.meta.main) await endWith(() => runTour(process.argv.slice(2)))
