/**
 * Starts the app in the folder given on the command line, as Electron's own default app does: `electron [switches] folder`.
 * The runtime that npm carries comes without one. JavaScript, because this runs before anything of ours is built.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const position = process.argv.findIndex((argument, index) => index > 0 && !argument.startsWith('-'))
if (position < 0) {
  process.stderr.write('usage: electron [switches] <folder of the app>\n')
  app.exit(1)
} else {
  await start(resolve(process.argv[position]))
}

async function start(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  app.setAppPath(folder)
  app.setVersion(description.version ?? '0.0.0')
  app.setName(description.productName ?? description.name)
  app.setDesktopName(`${app.name}.desktop`)
  app.setPath('userData', join(app.getPath('appData'), app.name))
  await import(pathToFileURL(join(folder, description.main)).href)
}
