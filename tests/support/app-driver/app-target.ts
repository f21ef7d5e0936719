/** Which app is driven: the built one in the runtime found here, or a packed one. */
import { existsSync } from 'node:fs'
import { sandboxSwitches } from '#build/prepare.ts'
import { ensureRuntime } from '#build/runtime.ts'
import { inRoot, root } from '#build/tools/paths.ts'

export interface AppTarget {
  readonly kind: 'built' | 'packed'
  readonly executable: string
  readonly arguments: readonly string[]
}

/** The app as `npm run build` left it in `dist/`. */
export async function builtApp(): Promise<AppTarget> {
  if (!existsSync(inRoot('dist/main/main.js'))) throw new Error('Nothing is built yet: npm run build')
  const { executable } = await ensureRuntime()
  return { kind: 'built', executable, arguments: [...sandboxSwitches(), root] }
}

/** The packed app of this system, if `npm run pack` has made one. */
export function packedApp(executable = inRoot('out/pack/linux-unpacked/fallkoffer')): AppTarget | undefined {
  return existsSync(executable) ? { kind: 'packed', executable, arguments: sandboxSwitches() } : undefined
}
