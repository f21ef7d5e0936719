/** The one window: how it is made. It shows `app://cm/` and nothing else, and its title never tells more than the name. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { WebPreferences } from 'electron'
import type { Appearance } from '#shared/contract/desktop-api.ts'
import { pageOrigin } from '#electron/ipc/is-our-frame.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'
import { boundsToOpen, minimumSize } from '#electron/window/window-state.ts'
import type { WindowState } from '#electron/window/window-state.ts'

const productName = 'Fallkoffer'

export interface WindowPlan {
  readonly preload: string
  readonly packaged: boolean
  readonly state: SettingsFile<WindowState>
  readonly appearance: SettingsFile<Appearance>
}

/** Every setting is written out, also where it is the default: the list is the promise. */
export function webPreferences(preload: string, packaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    disableDialogs: true,
    enableWebSQL: false,
    devTools: !packaged,
    // A save that the disk delays must not stop when the window is covered.
    backgroundThrottling: false,
  }
}

/** Opens the window; it appears once there is something to see. */
export function openMainWindow(plan: WindowPlan): BrowserWindow {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const state = plan.state.read()
  const window = new BrowserWindow({
    ...boundsToOpen(state, screens),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: productName,
    show: false,
    backgroundColor: backgroundOf(nativeTheme.shouldUseDarkColors),
    webPreferences: webPreferences(plan.preload, plan.packaged),
  })
  keepTitle(window)
  keepState(window, plan.state)
  showWhenReady(window, plan)
  void window.loadURL(`${pageOrigin}/`)
  return window
}

/** The page's own ground colour, so that no white flash precedes a dark page. */
export function backgroundOf(dark: boolean): string {
  return dark ? '#14181f' : '#ffffff'
}

function showWhenReady(window: BrowserWindow, { state, appearance }: WindowPlan): void {
  window.once('ready-to-show', () => {
    window.webContents.setZoomFactor(appearance.read().zoom)
    if (state.read().maximised) window.maximize()
    else window.show()
  })
}

function keepTitle(window: BrowserWindow): void {
  window.on('page-title-updated', (event) => event.preventDefault())
}

function keepState(window: BrowserWindow, state: SettingsFile<WindowState>): void {
  const keep = () => {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    void state.write({ bounds: window.getNormalBounds(), maximised: window.isMaximized() })
  }
  // Linux tells only of the steps of a move, so the last state is taken once things are quiet.
  let pending: NodeJS.Timeout | undefined
  const keepSoon = () => {
    clearTimeout(pending)
    pending = setTimeout(keep, 400)
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('maximize', keepSoon)
  window.on('unmaximize', keepSoon)
  window.once('closed', () => clearTimeout(pending))
}
