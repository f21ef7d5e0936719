/** What must be settled before Chromium is up. */
import { join } from 'node:path'
import { app, protocol } from 'electron'
import { denyNavigation } from '#electron/window/navigation.ts'
import { cutNetworkBeforeReady } from '#electron/window/offline.ts'
import { pageSchemePrivileges } from '#electron/window/page-protocol.ts'

/**
 * Sets folders, sandbox, switches and scheme, and returns the program's own folder. `FALLKOFFER_HOME` moves that
 * folder, so that two offices can run side by side on one machine; the lock on a second start moves with it.
 */
export function prepareBeforeReady(): string {
  const home = process.env['FALLKOFFER_HOME'] || join(app.getPath('appData'), 'fallkoffer')
  app.setPath('userData', home)
  app.setPath('logs', join(home, 'logs'))
  // No crash reporter is ever started; should Chromium write something by itself, it stays in the program's folder.
  app.setPath('crashDumps', join(home, 'crashes'))
  // Started with that switch (root cannot do without it), Chromium would refuse every child that asks for a sandbox.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  cutNetworkBeforeReady(app.commandLine)
  protocol.registerSchemesAsPrivileged([pageSchemePrivileges])
  denyNavigation(app)
  return home
}
