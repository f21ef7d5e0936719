/** Takes the vault's folder for this program, or says why it may not. */
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { lockFolder, systemProcesses } from '#electron/vault-files/folder-lock.ts'
import { isNetworkShare, readMounts } from '#electron/vault-files/network-share.ts'

export interface TakenFolder {
  readonly folder: string
  readonly refusal: 'NetworkShare' | 'InUse' | null
  /** The program that used it last did not end in order. */
  readonly uncleanBefore: boolean
  readonly release: () => Promise<void>
}

const nothing = async (): Promise<void> => undefined

export async function takeVaultFolder(fs: FileSystem, folder: string): Promise<TakenFolder> {
  await fs.makeFolder(folder)
  const question = { fs, folder, platform: process.platform, mounts: readMounts }
  if (await isNetworkShare(question))
    return { folder, refusal: 'NetworkShare', uncleanBefore: false, release: nothing }
  const lock = await lockFolder(fs, folder, systemProcesses)
  if (lock.state === 'inUse') return { folder, refusal: 'InUse', uncleanBefore: false, release: nothing }
  return { folder, refusal: null, uncleanBefore: lock.uncleanBefore, release: lock.release }
}
