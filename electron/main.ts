/** The machine's composition root: makes the real world and hands it to the parts. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { app, dialog, ipcMain, nativeTheme, session as sessions } from 'electron'
import { limits } from '#shared/contract/contract-shapes.ts'
import type { Random } from '#shared/base/random.ts'
import type { Appearance, DesktopApi } from '#shared/contract/desktop-api.ts'
import { restSecondsFrom } from '#electron/exchange-folder/chosen-folder.ts'
import { folderCalls } from '#electron/exchange-folder/folder-calls.ts'
import { nodeFolderDisk } from '#electron/exchange-folder/folder-disk.ts'
import { createFollower } from '#electron/exchange-folder/watch-folder.ts'
import { createDialogs, type Dialogs } from '#electron/files/dialogs.ts'
import { fileCalls } from '#electron/files/file-calls.ts'
import { createOpenedFiles, packageOf } from '#electron/files/opened-files.ts'
import { isOurFrame } from '#electron/ipc/is-our-frame.ts'
import { serveDesktopApi } from '#electron/ipc/serve-desktop-api.ts'
import { reminderCalls } from '#electron/reminders/reminder-calls.ts'
import { showMessage } from '#electron/reminders/show-message.ts'
import { appInfoCall, noteSnapshot } from '#electron/settings/app-info.ts'
import { appearanceCalls } from '#electron/settings/appearance-calls.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'
import { openSettings, type Settings } from '#electron/settings/settings.ts'
import { createDocumentTargets } from '#electron/typesetter/document-targets.ts'
import { createTypesetterProcess } from '#electron/typesetter/typesetter-process.ts'
import { loadUpdater } from '#electron/updates/load-updater.ts'
import { updateCalls } from '#electron/updates/update-calls.ts'
import { createHeldParts } from '#electron/vault-files/held-parts.ts'
import type { ChooseFolder } from '#electron/vault-files/backup-calls.ts'
import { nodeFileSystem, sharedFileSystem } from '#electron/vault-files/node-file-system.ts'
import { freeFloorFrom } from '#electron/vault-files/space-guard.ts'
import { takeVaultFolder, type TakenFolder } from '#electron/vault-files/take-vault-folder.ts'
import { createVaultFiles, type VaultFiles } from '#electron/vault-files/vault-files.ts'
import { prepareBeforeReady } from '#electron/window/before-ready.ts'
import { menuActs, showMenu } from '#electron/window/menu-bar.ts'
import { cutNetworkOfSession } from '#electron/window/offline.ts'
import { servePage } from '#electron/window/page-protocol.ts'
import { denyPermissions } from '#electron/window/permissions.ts'
import { windowCalls } from '#electron/window/window-calls.ts'
import { createWindowLife, type WindowLife } from '#electron/window/window-life.ts'

const fs = nodeFileSystem
const clock = { now: Date.now }
const random: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) }
const version = app.getVersion()
const packaged = app.isPackaged
const built = (...parts: readonly string[]) => join(import.meta.dirname, '..', ...parts)

const noStart =
  'Der Ordner des Programms lässt sich nicht öffnen oder beschreiben. Ihre Daten sind unverändert. ' +
  'Schaffen Sie Platz auf diesem Gerät und starten Sie neu. Hilft das nicht, fragen Sie Ihre IT-Betreuung.'

const home = prepareBeforeReady()
const openedFiles = createOpenedFiles()
app.on('open-file', (event, path) => {
  event.preventDefault()
  openedFiles.note(path)
})

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp)
else app.quit()

/** A folder that cannot be made or a program that is not whole: without a word there would only be no window. */
function giveUp(): void {
  dialog.showErrorBox('Fallkoffer startet nicht', noStart)
  app.exit(1)
}

async function start(): Promise<void> {
  const settings = await openSettings(fs, join(home, 'settings'))
  const folder = await takeVaultFolder(fs, join(home, 'vault'))
  cutNetworkOfSession(sessions.defaultSession)
  denyPermissions(sessions.defaultSession)
  await servePage(sessions.defaultSession.protocol, built('page'))

  const targets = createDocumentTargets(random)
  const typesetter = createTypesetterProcess({ script: built('typesetter', 'typesetter.js'), targets })
  const held = createHeldParts(limits.package)
  const life = openLife(settings, () => {
    held.forget()
    typesetter.end()
  })
  const { appearance } = settings
  const dialogs = createDialogs({
    window: life.window,
    language: () => appearance.read().language,
    firstFolder: app.getPath('documents'),
  })
  const vaultFiles = openVaultFiles(settings, folder, dialogs.chooseFolder)
  const apply = followAppearance(appearance, life)

  const api: DesktopApi = {
    ...vaultFiles.api,
    ...fileCalls({ fs, dialogs, openedFiles, held }),
    ...openExchangeFolder(settings, life, dialogs),
    ...windowCalls({ life, typesetter, targets, dialogs, quit: () => app.quit() }),
    ...appearanceCalls(appearance, apply),
    ...reminderCalls({ appearance, show: (message) => showMessage(message, life.focus) }),
    ...appInfoCall({ version, packaged, uncleanExit: folder.uncleanBefore, madeBy: settings.madeBy }),
    ...openUpdates(settings, life),
  }
  serveDesktopApi(ipcMain, noting(api, life), (caller) => isOurFrame(caller, life.contents()))
  handOverFiles(life)
  endInOrder(vaultFiles, folder)
  life.open()
}

function openLife({ window: state, appearance }: Settings, onLock: () => void): WindowLife {
  return createWindowLife({ preload: built('preload', 'preload.cjs'), packaged, state, appearance, onLock })
}

function openVaultFiles(
  { madeBy }: Settings,
  { refusal, folder }: TakenFolder,
  chooseFolder: ChooseFolder,
): VaultFiles {
  const freeFloor = freeFloorFrom(process.env['FALLKOFFER_FREE_FLOOR'])
  const onSnapshot = () => noteSnapshot({ madeBy, version })
  return createVaultFiles({
    place: { fs, clock, random, folder, freeFloor },
    refusal,
    chooseFolder,
    onSnapshot,
  })
}

function openExchangeFolder(
  { exchangeFolder, formerFolders }: Settings,
  life: WindowLife,
  { chooseFolder }: Dialogs,
): ReturnType<typeof folderCalls> {
  return folderCalls({
    fs: sharedFileSystem,
    disk: nodeFolderDisk,
    random,
    settings: exchangeFolder,
    former: formerFolders,
    choose: () => chooseFolder('exchangeFolder'),
    home,
    restSeconds: restSecondsFrom(process.env['FALLKOFFER_FOLDER_REST']),
    follow: createFollower(() => life.tell('exchangeFolderChanged', {})),
  })
}

function openUpdates({ updateAddress: address }: Settings, life: WindowLife): ReturnType<typeof updateCalls> {
  const program = {
    version,
    folder: join(home, 'updates'),
    platform: process.platform,
    appImage: process.env['APPIMAGE'],
    resources: process.resourcesPath,
    onQuit: (handler: (exitCode: number) => void) => void app.once('quit', (_event, code) => handler(code)),
  }
  return updateCalls({
    address,
    load: (from, onPercent) => loadUpdater({ ...program, address: from, onPercent }),
    onChange: (state) => life.tell('updateChanged', state),
  })
}

/** The session counts as open from the moment the vault's journal is asked for: that needs the keys. */
function noting(api: DesktopApi, life: WindowLife): DesktopApi {
  return {
    ...api,
    openJournal(input) {
      life.session.noteOpened()
      return api.openJournal(input)
    },
  }
}

/** Theme, zoom and the menu's language follow the settings at once; the answer is called at each change. */
function followAppearance(
  file: SettingsFile<Appearance>,
  life: WindowLife,
): (appearance: Appearance) => void {
  const acts = menuActs({ life, appearance: file, apply })
  function apply({ theme, zoom, language }: Appearance): void {
    nativeTheme.themeSource = theme
    life.contents()?.setZoomFactor(zoom)
    showMenu(language, acts)
  }
  apply(file.read())
  return apply
}

function handOverFiles(life: WindowLife): void {
  const note = (path: string | null) => {
    if (path === null) return
    openedFiles.note(path)
    life.tell('fileOpened', {})
  }
  note(packageOf(process.argv, process.cwd()))
  app.on('open-file', (_event, path) => note(path))
  app.on('second-instance', (_event, commandLine, workingFolder) => {
    note(packageOf(commandLine, workingFolder))
    life.focus()
  })
}

/** Closes the journal and gives the folder back before the process ends. */
function endInOrder(vaultFiles: VaultFiles, folder: TakenFolder): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    const closed = vaultFiles.close().then(folder.release)
    void closed.catch(() => undefined).then(() => app.exit(0))
  })
}
