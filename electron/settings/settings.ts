/** All that the program remembers about itself, beside the vault. Nothing of this names a person or a case. */
import { join } from 'node:path'
import * as z from 'zod'
import { UpdateAddress } from '#shared/contract/update-address.ts'
import { Appearance } from '#shared/contract/desktop-api.ts'
import { ChosenFolder, FormerFolders } from '#electron/exchange-folder/chosen-folder.ts'
import { openSettingsFile, type SettingsFile } from '#electron/settings/settings-file.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { WindowState, firstWindowState } from '#electron/window/window-state.ts'

export const defaultAppearance: Appearance = {
  theme: 'system',
  density: 'comfortable',
  language: 'de',
  zoom: 1,
  idleMinutes: 5,
  reminders: true,
}

/** `null` means: never a request. */
export const SavedAddress = UpdateAddress.nullable()

/** The app and the engine that last made a snapshot. */
export const MadeBy = z.strictObject({ app: z.string(), electron: z.string() })
export type MadeBy = z.infer<typeof MadeBy>

export interface Settings {
  readonly appearance: SettingsFile<Appearance>
  readonly window: SettingsFile<WindowState>
  readonly updateAddress: SettingsFile<string | null>
  readonly madeBy: SettingsFile<MadeBy | null>
  readonly exchangeFolder: SettingsFile<ChosenFolder | null>
  readonly formerFolders: SettingsFile<FormerFolders>
}

export async function openSettings(fs: FileSystem, folder: string): Promise<Settings> {
  await fs.makeFolder(folder)
  const open = <T>(name: string, schema: z.ZodType<T>, fallback: T) =>
    openSettingsFile(fs, { path: join(folder, name), schema, fallback })
  return {
    appearance: await open('appearance.json', Appearance, defaultAppearance),
    window: await open('window.json', WindowState, firstWindowState),
    updateAddress: await open('update-address.json', SavedAddress, null),
    madeBy: await open('made-by.json', MadeBy.nullable(), null),
    exchangeFolder: await open('exchange-folder.json', ChosenFolder.nullable(), null),
    formerFolders: await open('former-folders.json', FormerFolders, []),
  }
}
