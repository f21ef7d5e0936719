/** Checks the types of every house with its own settings: the core without DOM and Node, the window without Node. */
import { endWith } from '#build/tools/end-with.ts'
import { runTool } from '#build/check/stage.ts'

/** `vue-tsc` where components are read, the plain compiler elsewhere. */
const projects = [
  ['tsc', 'shared'],
  ['tsc', 'electron'],
  ['tsc', 'build'],
  ['vue-tsc', 'renderer'],
  ['vue-tsc', 'tests'],
] as const

export async function checkTypes(): Promise<boolean> {
  const results: boolean[] = []
  for (const [tool, house] of projects) results.push(await runTool(tool, ['-p', `${house}/tsconfig.json`]))
  return results.every(Boolean)
}

if (import.meta.main) await endWith(async () => ((await checkTypes()) ? 0 : 1))
