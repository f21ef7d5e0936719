/** `npm start`: opens the app. Where there is no display, the tour runs on a virtual one instead. */
import { runTour } from '#build/demo.ts'
import { prepareApp, sandboxSwitches } from '#build/prepare.ts'
import { endWith } from '#build/tools/end-with.ts'
import { root } from '#build/tools/paths.ts'
import { run, say } from '#build/tools/run.ts'
import { hasDisplay } from '#build/virtual-display.ts'

async function start(args: readonly string[]): Promise<number> {
  if (!hasDisplay()) {
    say('There is no display here, so the app is driven through its tour on a virtual one.')
    return runTour()
  }
  const runtime = await prepareApp()
  const { code } = await run(runtime.executable, [...sandboxSwitches(), root, ...args], { shown: true })
  return code
}

await endWith(() => start(process.argv.slice(2)))
