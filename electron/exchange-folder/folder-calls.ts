/** The contract's calls on the exchange folder. Its place stays here. */
import { limits } from '#shared/contract/contract-shapes.ts'
import { bytesToHex } from '#shared/base/bytes.ts'
import type { Random } from '#shared/base/random.ts'
import type { DesktopApi, Output } from '#shared/contract/desktop-api.ts'
import type { exchangeFolderCalls as contract } from '#shared/contract/exchange-folder-calls.ts'
import {
  overlaps,
  stateOfFolder,
  withFormer,
  type ChosenFolder,
  type FormerFolders,
} from '#electron/exchange-folder/chosen-folder.ts'
import type { FolderDisk } from '#electron/exchange-folder/folder-disk.ts'
import { listFiles, type FolderPlace } from '#electron/exchange-folder/list-files.ts'
import { readPart } from '#electron/exchange-folder/read-file.ts'
import { canWriteTo, removePackage, writePackage } from '#electron/exchange-folder/write-file.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { createHeldParts } from '#electron/vault-files/held-parts.ts'

export type ExchangeFolderCalls = Pick<DesktopApi, keyof typeof contract>

export interface FolderTools {
  readonly fs: FileSystem
  readonly disk: FolderDisk
  readonly random: Random
  readonly settings: SettingsFile<ChosenFolder | null>
  readonly former: SettingsFile<FormerFolders>
  /** Asks the person for a folder; `null` when they think better of it. */
  readonly choose: () => Promise<string | null>
  /** The program's own place. */
  readonly home: string
  readonly restSeconds: number
  /** Watches this folder from now on, and no other. */
  readonly follow: (place: FolderPlace | null) => void
}

export function folderCalls(tools: FolderTools): ExchangeFolderCalls {
  const { fs, disk, settings, former, restSeconds, follow } = tools
  const held = createHeldParts(limits.package)

  function placeNow(): FolderPlace | null {
    const chosen = settings.read()
    return chosen && { fs, disk, path: chosen.path }
  }

  function placeOf(folder: string): FolderPlace | null {
    return settings.read()?.id === folder ? placeNow() : null
  }

  /** A former one serves for taking own packages out, and for nothing else. */
  function formerPlaceOf(folder: string): FolderPlace | null {
    const left = former.read().find(({ id }) => id === folder)
    return left ? { fs, disk, path: left.path } : null
  }

  follow(placeNow())
  return {
    exchangeFolder: async () => stateOfFolder(disk, settings.read(), restSeconds),
    async chooseExchangeFolder() {
      const chosen = await choose(tools)
      if (chosen.state === 'chosen') follow(placeNow())
      return chosen
    },
    async leaveExchangeFolder() {
      await former.write(withFormer(former.read(), settings.read()))
      await settings.write(null)
      follow(null)
      return {}
    },
    async keepFormerFolders({ folders }) {
      const kept = former.read().filter(({ id }) => folders.includes(id))
      // Told at every run; mostly there is nothing to forget.
      if (kept.length < former.read().length) await former.write(kept)
      return {}
    },
    async removeExchangeFile(input) {
      const place = placeOf(input.folder) ?? formerPlaceOf(input.folder)
      return place ? removePackage(place, input) : { state: 'gone' }
    },
    ...fileCalls(placeOf, held),
  }
}

type FileCalls = Pick<
  ExchangeFolderCalls,
  'listExchangeFiles' | 'readExchangeFile' | 'holdExchangeFile' | 'writeExchangeFile'
>

function fileCalls(
  placeOf: (folder: string) => FolderPlace | null,
  held: ReturnType<typeof createHeldParts>,
): FileCalls {
  return {
    async listExchangeFiles({ folder, first }) {
      const place = placeOf(folder)
      const listing = place && (await listFiles(place, first))
      return listing
        ? { state: 'listed', files: [...listing.files], more: listing.more }
        : { state: 'missing' }
    },
    async readExchangeFile(input) {
      const place = placeOf(input.folder)
      return place ? readPart(place, input) : { state: 'gone' }
    },
    async holdExchangeFile(part) {
      return held.hold(part) ? { ok: true } : { ok: false, problem: 'WriteFailed' }
    },
    async writeExchangeFile({ folder, name, ...last }) {
      const bytes = held.finish(last)
      const place = placeOf(folder)
      if (bytes === null) return { state: 'failed', problem: 'WriteFailed' }
      return place ? writePackage(place, { name, bytes }) : { state: 'missing' }
    },
  }
}

async function choose(tools: FolderTools): Promise<Output<'chooseExchangeFolder'>> {
  const { fs, disk, random, settings, former, home } = tools
  const path = await tools.choose()
  if (path === null) return { state: 'cancelled' }
  if (overlaps(home, path)) return { state: 'refused', reason: 'OwnFolder' }
  const id = bytesToHex(random.bytes(16))
  if (!(await canWriteTo({ fs, disk, path }, id))) return { state: 'refused', reason: 'NotWritable' }
  await former.write(withFormer(former.read(), settings.read()))
  await settings.write({ id, path })
  return { state: 'chosen' }
}
