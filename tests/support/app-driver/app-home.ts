/** A place of its own for one started app: its data, and a stand-in for the person's home, so that nothing mixes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface AppHome {
  readonly root: string
  /** `FALLKOFFER_HOME`: profile, vault, journal, settings. */
  readonly data: string
  readonly temp: string
  /** For files that the person saves: outside of everything that is searched for leaks. */
  readonly outside: string
  readonly environment: Readonly<Record<string, string>>
  readonly remove: () => void
}

/** Makes the folders; `root` may be given, for instance on a small disk. */
export function makeAppHome(
  name: string,
  root = mkdtempSync(join(tmpdir(), `fallkoffer-${name}-`)),
): AppHome {
  const part = (folder: string) => {
    mkdirSync(join(root, folder), { recursive: true })
    return join(root, folder)
  }
  const config = part('config')
  for (const [file, text] of Object.entries(dialogSettings)) {
    mkdirSync(dirname(join(config, file)), { recursive: true })
    writeFileSync(join(config, file), text)
  }
  const data = part('data')
  const temp = part('temp')
  return {
    root,
    data,
    temp,
    outside: part('outside'),
    environment: {
      FALLKOFFER_HOME: data,
      HOME: part('home'),
      XDG_CONFIG_HOME: config,
      XDG_CACHE_HOME: part('cache'),
      XDG_DATA_HOME: part('share'),
      TMPDIR: temp,
      GSETTINGS_BACKEND: 'keyfile',
      LANGUAGE: 'de',
      WAYLAND_DISPLAY: '',
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  }
}

/** GTK's file dialog with a line for the path from the start, and nothing that moves. */
const dialogSettings: Readonly<Record<string, string>> = {
  'glib-2.0/settings/keyfile': "[org/gtk/settings/file-chooser]\nlocation-mode='filename-entry'\n",
  'gtk-3.0/settings.ini': '[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n',
}
