/** Version and runtime, and what the last session left behind. */
import type { DesktopApi, Output } from '#shared/contract/desktop-api.ts'
import type { MadeBy } from '#electron/settings/settings.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'

export interface AppFacts {
  readonly version: string
  readonly packaged: boolean
  readonly uncleanExit: boolean
  readonly madeBy: SettingsFile<MadeBy | null>
}

const platforms: Readonly<Partial<Record<NodeJS.Platform, Output<'appInfo'>['platform']>>> = {
  win32: 'win32',
  darwin: 'darwin',
}

export function appInfoCall({ madeBy, ...facts }: AppFacts): Pick<DesktopApi, 'appInfo'> {
  return {
    async appInfo() {
      const { electron, chrome } = process.versions
      const before = madeBy.read()
      return {
        ...facts,
        electron,
        chromium: chrome,
        platform: platforms[process.platform] ?? 'linux',
        // A first start has nothing to lose yet.
        versionChanged: before !== null && (before.app !== facts.version || before.electron !== electron),
      }
    },
  }
}

/** Notes which app and engine the newest snapshot belongs to. */
export function noteSnapshot({ madeBy, version }: Pick<AppFacts, 'madeBy' | 'version'>): Promise<void> {
  return madeBy.write({ app: version, electron: process.versions.electron })
}
