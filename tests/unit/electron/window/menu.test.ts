import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { menuTemplate, type MenuActs } from '#electron/window/menu.ts'

const acts = (): MenuActs => ({
  command: vi.fn(),
  lock: vi.fn(),
  quit: vi.fn(),
  close: vi.fn(),
  zoom: vi.fn(),
})
const itemsOf = (menu: MenuItemConstructorOptions) => menu.submenu as MenuItemConstructorOptions[]

test('the menu bar is German by default and English on request', () => {
  const labels = (language: 'de' | 'en') =>
    menuTemplate({ language, platform: 'linux', acts: acts() }).map(({ label }) => label)
  expect(labels('de')).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fall', 'Extras', 'Fenster', 'Hilfe'])
  expect(labels('en')).toEqual(['File', 'Edit', 'View', 'Case', 'Tools', 'Window', 'Help'])
})

test('no key is given twice', () => {
  const keys = menuTemplate({ language: 'de', platform: 'linux', acts: acts() })
    .flatMap(itemsOf)
    .flatMap(({ accelerator }) => (accelerator ? [accelerator] : []))
  expect(new Set(keys).size).toBe(keys.length)
})

test('entries send commands, lock and zoom', () => {
  const tried = acts()
  const entries = menuTemplate({ language: 'de', platform: 'linux', acts: tried }).flatMap(itemsOf)
  const choose = (label: string) => (entries.find((entry) => entry.label === label)?.click as () => void)()
  choose('Neuer Fall')
  choose('Sperren')
  choose('Vergrößern')
  expect(tried.command).toHaveBeenCalledWith('case.new')
  expect(tried.lock).toHaveBeenCalledOnce()
  expect(tried.zoom).toHaveBeenCalledWith('in')
})

test('nothing opens the developer tools or reloads', () => {
  const roles = menuTemplate({ language: 'de', platform: 'darwin', acts: acts() })
    .flatMap((menu) => [menu, ...(menu.submenu ? itemsOf(menu) : [])])
    .map(({ role }) => role)
  expect(roles).not.toContain('toggleDevTools')
  expect(roles).not.toContain('reload')
})
