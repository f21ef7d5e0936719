/**
 * Starts the built app so that a test can look into its main process. Only for what cannot be seen from outside;
 * needs the inspector, which the packed app has fused off.
 */
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { AppHome } from '#tests/support/app-driver/app-home.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'

export interface OpenedUp {
  readonly app: ElectronApplication
  readonly page: Page
}

export async function openUp(target: AppTarget, home: AppHome): Promise<OpenedUp> {
  const app = await _electron.launch({
    executablePath: target.executable,
    args: [...target.arguments],
    env: { ...definedOnly(process.env), ...home.environment },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  return { app, page }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
