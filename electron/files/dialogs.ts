/** Asks the person for files and folders. Remembers the last folder while the program runs, never on disk. */
import { basename, dirname, join } from 'node:path'
import {
  dialog,
  type BrowserWindow,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron'
import type { Appearance } from '#shared/contract/desktop-api.ts'

type Language = Appearance['language']

export interface Dialogs {
  readonly openFile: (kind: 'package' | 'card' | 'json' | 'table' | 'law') => Promise<string | null>
  readonly saveFile: (suggestedName: string) => Promise<string | null>
  readonly chooseFolder: (purpose: 'writeBackup' | 'openBackup' | 'exchangeFolder') => Promise<string | null>
}

const german = {
  package: 'Paket öffnen',
  card: 'Karte einer Stelle öffnen',
  json: 'Datei öffnen',
  table: 'Liste öffnen',
  law: 'Gesetz öffnen',
  save: 'Speichern unter',
  writeBackup: 'Ordner für die Sicherung wählen',
  openBackup: 'Ordner mit der Sicherung wählen',
  exchangeFolder: 'Austauschordner wählen',
  choose: 'Auswählen',
  packages: 'Austauschpakete',
  cards: 'Karten',
  jsons: 'JSON-Dateien',
  tables: 'Tabellen (XLSX, ODS, CSV)',
  laws: 'Gesetze (XML, ZIP)',
}
const english: typeof german = {
  package: 'Open a package',
  card: "Open an office's card",
  json: 'Open a file',
  table: 'Open a list',
  law: 'Open a law',
  save: 'Save as',
  writeBackup: 'Choose a folder for the backup',
  openBackup: 'Choose the folder with the backup',
  exchangeFolder: 'Choose the exchange folder',
  choose: 'Choose',
  packages: 'Exchange packages',
  cards: 'Cards',
  jsons: 'JSON files',
  tables: 'Tables (XLSX, ODS, CSV)',
  laws: 'Laws (XML, ZIP)',
}

const wordsByLanguage = { de: german, en: english } as const
const folderProperties: OpenDialogOptions['properties'] = [
  'openDirectory',
  'createDirectory',
  'dontAddToRecent',
]

const extensionsByKind = {
  package: ['age'],
  card: ['json', 'age'],
  json: ['json'],
  law: ['xml', 'zip'],
  table: ['xlsx', 'xlsm', 'ods', 'csv', 'tsv', 'txt'],
} as const

export interface DialogSurroundings {
  readonly window: () => BrowserWindow | null
  readonly language: () => Language
  /** Where the first dialog starts. */
  readonly firstFolder: string
}

export function createDialogs({ window, language, firstFolder }: DialogSurroundings): Dialogs {
  const words = () => wordsByLanguage[language()]
  let folder = firstFolder

  async function open(options: OpenDialogOptions): Promise<string | null> {
    const parent = window()
    const all = { ...options, defaultPath: folder }
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, all) : dialog.showOpenDialog(all))
    return filePaths[0] ?? null
  }

  return {
    async openFile(kind) {
      const filters = [filterOf(words()[`${kind}s`], extensionsByKind[kind])]
      const path = await open({ title: words()[kind], filters, properties: ['openFile', 'dontAddToRecent'] })
      if (path !== null) folder = dirname(path)
      return path
    },
    async saveFile(suggestedName) {
      const options: SaveDialogOptions = {
        title: words().save,
        defaultPath: join(folder, basename(suggestedName)),
        properties: ['dontAddToRecent', 'showOverwriteConfirmation'],
      }
      const parent = window()
      const { filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options))
      if (filePath === '') return null
      folder = dirname(filePath)
      return filePath
    },
    async chooseFolder(purpose) {
      const { [purpose]: title, choose: buttonLabel } = words()
      const path = await open({ title, buttonLabel, properties: folderProperties })
      if (path !== null) folder = path
      return path
    },
  }
}

function filterOf(name: string, extensions: readonly string[]): FileFilter {
  return { name, extensions: [...extensions] }
}
