/** `npm run pack`: the packed app as a folder, made from what this machine has. `npm run release` adds the installers. */
import { existsSync } from 'node:fs'
import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, Platform, type CliOptions } from 'electron-builder'
import { readFuses } from '#build/fuses.ts'
import { prepareApp } from '#build/prepare.ts'
import type { Runtime } from '#build/runtime.ts'
import { endWith } from '#build/tools/end-with.ts'
import { inRoot, root } from '#build/tools/paths.ts'
import { say } from '#build/tools/run.ts'

/** Where the packed app lies, and its program. */
export interface PackedApp {
  readonly folder: string
  readonly executable: string
}

/** Packs into `out/pack`. Everything that a release has, but for the installers around it. */
export async function packApp(): Promise<PackedApp> {
  const runtime = await prepareApp()
  const output = inRoot('out/pack')
  await rm(output, { recursive: true, force: true })
  await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: { ...electronOf(runtime), directories: { output } },
  })
  return findPacked(output)
}

/** Builds the installers of this system into `out/release`; only from the official runtime. */
async function release(): Promise<number> {
  const runtime = await prepareApp()
  if (runtime.origin === 'carried by npm')
    throw new Error('A release is made from the official Electron only.')
  await build({ projectDir: root, publish: 'never', config: electronOf(runtime) })
  return 0
}

/** Uses the runtime that is there, so that packing fetches nothing. */
function electronOf({
  folder,
  version,
  origin,
}: Runtime): NonNullable<Exclude<CliOptions['config'], string>> {
  if (origin !== 'carried by npm') return { electronDist: folder, electronVersion: version }
  return {
    electronDist: folder,
    electronVersion: version,
    afterPack: ({ appOutDir }) => rm(join(appOutDir, 'resources/default_app.asar'), { force: true }),
  }
}

async function findPacked(output: string): Promise<PackedApp> {
  const name = (await readdir(output)).find((entry) => /-unpacked$|^mac/.test(entry))
  if (!name) throw new Error(`Nothing was packed into ${output}`)
  const folder = join(output, name)
  const programs = ['fallkoffer', 'Fallkoffer.exe', 'Fallkoffer.app/Contents/MacOS/Fallkoffer']
  const executable = programs.map((program) => join(folder, program)).find((path) => existsSync(path))
  if (!executable) throw new Error(`There is no program in ${folder}`)
  return { folder, executable }
}

/** Packs for this system and tells whether every fuse is set as wanted: the exit code. */
async function pack(): Promise<number> {
  const { folder, executable } = await packApp()
  const fuses = await readFuses(executable)
  say(`Packed into ${folder}`)
  for (const { name, state, asWanted } of fuses) say(`  ${asWanted ? 'ok   ' : 'WRONG'} ${name}: ${state}`)
  const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8')) as { version: string }
  say(`Fallkoffer ${version}: ${executable}`)
  return fuses.every((fuse) => fuse.asWanted) ? 0 : 1
}

if (import.meta.main) await endWith(process.argv.includes('--release') ? release : pack)
