/** Puts the menu bar in place and lets its entries act. */
import { app, Menu } from 'electron'
import type { Appearance } from '#shared/contract/desktop-api.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'
import { menuTemplate, type MenuActs } from '#electron/window/menu.ts'
import type { WindowLife } from '#electron/window/window-life.ts'
import { nextZoom } from '#electron/window/zoom.ts'

export interface MenuBarPlan {
  readonly life: WindowLife
  readonly appearance: SettingsFile<Appearance>
  readonly apply: (appearance: Appearance) => void
}

export function menuActs({ life, appearance, apply }: MenuBarPlan): MenuActs {
  return {
    command: (id) => life.tell('command', { id }),
    lock: () => life.session.requestLock('command'),
    quit: () => app.quit(),
    close: () => life.session.close(),
    zoom(step) {
      const next = { ...appearance.read(), zoom: nextZoom(appearance.read().zoom, step) }
      void appearance.write(next)
      apply(next)
      life.tell('appearanceChanged', next)
    },
  }
}

export function showMenu(language: Appearance['language'], acts: MenuActs): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ language, platform: process.platform, acts })),
  )
}
