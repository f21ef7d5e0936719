/** Loads electron-updater for an address. Only this act brings its code, and with it any request, into the program. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { AppUpdater } from 'electron-updater'
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js'
import type { UpdateState } from '#shared/contract/desktop-api.ts'
import { createAppAdapter, type ProgramAround } from '#electron/updates/app-adapter.ts'
import { replaceAppImage } from '#electron/updates/replace-app-image.ts'
import { createOneOriginExecutor } from '#electron/updates/one-origin-executor.ts'
import type { Updater } from '#electron/updates/updater.ts'
import { judgeSignature } from '#electron/updates/windows-signature.ts'

export interface UpdaterPlan extends Omit<ProgramAround, 'configPath'> {
  readonly address: string
  readonly platform: NodeJS.Platform
  /** The running AppImage, where there is one. */
  readonly appImage: string | undefined
  /** Where the packed program keeps its resources. */
  readonly resources: string
  readonly onPercent: (percent: number) => void
}

/** `null` where this installation cannot update itself: from sources, from a package of the distribution. */
export async function loadUpdater(plan: UpdaterPlan): Promise<Updater | null> {
  const config = await findConfig(plan)
  if (!(await canUpdate(plan, config))) return null
  const updater = await createUpdater(plan, createAppAdapter({ ...plan, configPath: config }))
  await settle(updater, plan)
  const { CancellationToken } = await import('electron-updater')
  const token = new CancellationToken()
  updater.on('download-progress', ({ percent }) => plan.onPercent(Math.min(100, Math.max(0, percent))))
  // Every error also rejects the act that met it; without a listener it would end the program.
  updater.on('error', () => undefined)
  return {
    async check() {
      const result = await updater.checkForUpdates()
      if (result === null) return { state: 'refused', reason: 'NotSupported' }
      const { version } = result.updateInfo
      return result.isUpdateAvailable ? { state: 'available', version } : stateOfNothing(updater, version)
    },
    async load() {
      await updater.downloadUpdate(token)
    },
    drop() {
      token.cancel()
      // Asked once more when the program ends.
      updater.autoInstallOnAppQuit = false
    },
  }
}

/** An offer that is not newer: the same version is no news, an older one is refused aloud. */
function stateOfNothing(updater: AppUpdater, version: string): UpdateState {
  // The library gives a SemVer, whose types it does not bring along.
  const { currentVersion } = updater as unknown as {
    readonly currentVersion: { compare: (other: string) => number }
  }
  return currentVersion.compare(version) > 0 ? { state: 'refused', reason: 'Older' } : { state: 'none' }
}

/** The library wants a description on disk; a program that was packed without one gets an empty one. */
async function findConfig({ resources, folder }: UpdaterPlan): Promise<string> {
  const packed = join(resources, 'app-update.yml')
  if (existsSync(packed)) return packed
  const own = join(folder, 'app-update.yml')
  await mkdir(folder, { recursive: true })
  await writeFile(own, 'updaterCacheDirName: fallkoffer\n')
  return own
}

async function canUpdate({ platform, appImage }: UpdaterPlan, config: string): Promise<boolean> {
  if (platform === 'linux') return appImage !== undefined
  // Without a publisher's name nobody could tell who made an installer.
  if (platform === 'win32') return /^publisherName:/m.test(await readFile(config, 'utf8'))
  return platform === 'darwin'
}

async function createUpdater({ platform, appImage }: UpdaterPlan, adapter: AppAdapter): Promise<AppUpdater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater')
  if (platform === 'darwin') return new MacUpdater(undefined, adapter)
  if (platform === 'win32') {
    const updater = new NsisUpdater(null, adapter)
    updater.verifyUpdateCodeSignature = (publishers, path) => judgeSignature(runPowerShell, publishers, path)
    return updater
  }
  const updater = new AppImageUpdater(null, adapter)
  return Object.assign(updater, {
    doInstall() {
      // Protected in the library's types, but the one place where it keeps what it has checked.
      const { file, downloadedFileInfo } = (updater as unknown as { downloadedUpdateHelper: Loaded })
        .downloadedUpdateHelper
      if (file === null || downloadedFileInfo === null || appImage === undefined) return false
      return replaceAppImage({ path: file, sha512: downloadedFileInfo.sha512 }, appImage)
    },
  })
}

interface Loaded {
  readonly file: string | null
  readonly downloadedFileInfo: { readonly sha512: string } | null
}

async function settle(updater: AppUpdater, { address }: UpdaterPlan): Promise<void> {
  // The feed takes the executor over when it is set, so this comes first.
  Object.assign(updater, { httpExecutor: await createOneOriginExecutor(new URL(address).origin) })
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = true
  updater.allowDowngrade = false
  updater.allowPrerelease = false
  updater.disableDifferentialDownload = true
  updater.disableWebInstaller = true
  updater.setFeedURL({ provider: 'generic', url: address })
}

async function runPowerShell(command: string): Promise<string> {
  const words = ['-NoProfile', '-NonInteractive', '-Command', command]
  const { stdout } = await promisify(execFile)('powershell.exe', words, { timeout: 20_000 })
  return stdout
}
