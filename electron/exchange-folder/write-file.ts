/** Writing and removing packages in a folder that others read at any moment. */
import { join } from 'node:path'
import type { Output } from '#shared/contract/desktop-api.ts'
import { hashFile } from '#electron/exchange-folder/read-file.ts'
import type { FolderPlace } from '#electron/exchange-folder/list-files.ts'
import { unfinished, writeNewFile } from '#electron/vault-files/whole-file.ts'
import { attempt } from '#electron/vault-files/write-problem.ts'

/** Hidden, and of a name that nobody takes for a package. */
function besideOf(path: string, name: string): string {
  return join(path, `.${name}${unfinished}`)
}

/** Whole and durable under a hidden name first; the rename is the moment in which others see it. */
export async function writePackage(
  { fs, disk, path }: FolderPlace,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Output<'writeExchangeFile'>> {
  const folder = await disk.facts(path).catch(() => null)
  // Never made anew: where the share is not mounted, a folder of that name would swallow packages.
  if (folder?.kind !== 'folder') return { state: 'missing' }
  const target = join(path, name)
  const beside = besideOf(path, name)
  const written = await attempt(async () => {
    try {
      await writeNewFile(fs, beside, bytes)
      await fs.rename(beside, target)
    } catch (error) {
      await fs.remove(beside).catch(() => undefined)
      throw error
    }
    await fs.syncFolder(path)
    return disk.facts(target)
  })
  if (!written.ok) return { state: 'failed', problem: written.error }
  if (written.value === null) return { state: 'failed', problem: 'WriteFailed' }
  const { size, modified } = written.value
  return { state: 'written', file: { name, size, modified } }
}

/** Only the very content that is meant: another file may have taken the name meanwhile. */
export async function removePackage(
  place: FolderPlace,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
): Promise<Output<'removeExchangeFile'>> {
  const { fs, disk, path } = place
  // What is out of reach is not gone.
  if ((await disk.facts(path).catch(() => null))?.kind !== 'folder') return { state: 'missing' }
  await removeLeftOver(place, name)
  const found = await hashFile(place, name)
  if (found.state === 'gone') return { state: 'gone' }
  if (found.state !== 'hashed') return { state: 'failed' }
  if (found.sha256 !== sha256) return { state: 'other' }
  const removed = await attempt(() => fs.remove(join(path, name)))
  return { state: removed.ok ? 'removed' : 'failed' }
}

async function removeLeftOver({ fs, disk, path }: FolderPlace, name: string): Promise<void> {
  const beside = besideOf(path, name)
  const facts = await disk.facts(beside).catch(() => null)
  if (facts?.kind === 'file') await fs.remove(beside).catch(() => undefined)
}

/** Whether files can be made and renamed here; asked once, when the folder is chosen. */
export async function canWriteTo({ fs, path }: FolderPlace, random: string): Promise<boolean> {
  const probe = join(path, `.fallkoffer-${random}${unfinished}`)
  const renamed = `${probe}2`
  const tried = await attempt(async () => {
    await writeNewFile(fs, probe, new Uint8Array([1]))
    await fs.rename(probe, renamed)
    await fs.remove(renamed)
  })
  if (!tried.ok) await fs.remove(probe).catch(() => undefined)
  return tried.ok
}
