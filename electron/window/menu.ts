/** The menu bar. Most entries only tell the page which command was chosen; the page decides what that means now. */
import type { MenuItemConstructorOptions } from 'electron'
import { english, german, type MenuWords } from '#electron/window/menu-words.ts'

export interface MenuActs {
  /** A command of the page, by its id. */
  readonly command: (id: string) => void
  readonly lock: () => void
  readonly quit: () => void
  readonly close: () => void
  readonly zoom: (step: 'in' | 'out' | 'reset') => void
}

export interface MenuPlan {
  readonly language: 'de' | 'en'
  readonly platform: NodeJS.Platform
  readonly acts: MenuActs
}

type Item = MenuItemConstructorOptions
interface Bench {
  readonly words: MenuWords
  readonly acts: MenuActs
  /** An entry that sends a command of the page. */
  readonly command: (label: string, id: string, accelerator?: string) => Item
}

const separator: Item = { type: 'separator' }

export function menuTemplate({ language, platform, acts }: MenuPlan): Item[] {
  const words = language === 'de' ? german : english
  const command = (label: string, id: string, accelerator?: string): Item => ({
    label,
    click: () => acts.command(id),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const bench: Bench = { words, acts, command }
  const menus = [fileMenu, editMenu, viewMenu, caseMenu, toolsMenu, windowMenu, helpMenu].map((make) =>
    make(bench),
  )
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus
}

function fileMenu({ words, acts, command }: Bench): Item {
  return {
    label: words.file,
    submenu: [
      command(words.newCase, 'case.new', 'CmdOrCtrl+N'),
      command(words.newConsultation, 'consultation.new', 'CmdOrCtrl+Shift+N'),
      separator,
      command(words.save, 'save', 'CmdOrCtrl+S'),
      command(words.print, 'print', 'CmdOrCtrl+P'),
      separator,
      command(words.makePackage, 'exchange'),
      command(words.backup, 'backup'),
      separator,
      { label: words.lock, accelerator: 'CmdOrCtrl+L', click: acts.lock },
      { label: words.quit, accelerator: 'CmdOrCtrl+Q', click: acts.quit },
    ],
  }
}

function editMenu({ words, command }: Bench): Item {
  // Undo inside a text field is Chromium's; the key stays with the page, which knows where the person is.
  const leaveKey = { registerAccelerator: false }
  return {
    label: words.edit,
    submenu: [
      { ...command(words.undo, 'undo', 'CmdOrCtrl+Z'), ...leaveKey },
      { ...command(words.redo, 'redo', 'CmdOrCtrl+Y'), ...leaveKey },
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
      separator,
      command(words.find, 'find', 'CmdOrCtrl+F'),
      command(words.palette, 'palette', 'CmdOrCtrl+K'),
    ],
  }
}

/** The numbers follow the rail; 8 is kept for the evaluation. */
const areaKeys = [
  ['today', 1],
  ['cases', 2],
  ['referrals', 3],
  ['chains', 4],
  ['companies', 5],
  ['events', 6],
  ['directory', 7],
  ['exchange', 9],
] as const

function viewMenu({ words, acts, command }: Bench): Item {
  return {
    label: words.view,
    submenu: [
      ...areaKeys.map(([area, key]) => command(words[area], area, `CmdOrCtrl+${key}`)),
      separator,
      command(words.back, 'back', 'Alt+Left'),
      command(words.forward, 'forward', 'Alt+Right'),
      separator,
      { label: words.zoomIn, accelerator: 'CmdOrCtrl+Plus', click: () => acts.zoom('in') },
      // On keyboards where the plus needs the shift key, Ctrl and = is what people press.
      { label: words.zoomIn, accelerator: 'CmdOrCtrl+=', click: () => acts.zoom('in'), visible: false },
      { label: words.zoomOut, accelerator: 'CmdOrCtrl+-', click: () => acts.zoom('out') },
      { label: words.zoomReset, accelerator: 'CmdOrCtrl+0', click: () => acts.zoom('reset') },
      separator,
      { role: 'togglefullscreen', label: words.fullScreen, accelerator: 'F11' },
    ],
  }
}

function caseMenu({ words, command }: Bench): Item {
  return {
    label: words.case,
    submenu: [
      command(words.newConsultation, 'consultation.new'),
      command(words.newReferral, 'referral.new'),
      separator,
      command(words.summary, 'case.summary'),
    ],
  }
}

function toolsMenu({ words, command }: Bench): Item {
  return {
    label: words.tools,
    submenu: [
      command(words.checkBackup, 'backup.check'),
      command(words.updates, 'updates'),
      separator,
      command(words.settings, 'settings', 'CmdOrCtrl+,'),
    ],
  }
}

function windowMenu({ words, acts }: Bench): Item {
  return {
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimise },
      { label: words.close, accelerator: 'CmdOrCtrl+W', click: acts.close },
    ],
  }
}

function helpMenu({ words, command }: Bench): Item {
  return {
    label: words.help,
    role: 'help',
    submenu: [
      command(words.helpTopics, 'help', 'F1'),
      command(words.shortcuts, 'shortcuts', 'CmdOrCtrl+#'),
      separator,
      command(words.about, 'about'),
    ],
  }
}
