/** Loads electron-updater for an address. Only this act brings its code, and with it any request, into the program. */
import type { Updater } from '#electron/updates/updater.ts'

export interface UpdaterPlan {
  readonly address: string
  readonly version: string
  /** Where loaded files wait. */
  readonly folder: string
  readonly onPercent: (percent: number) => void
}

export async function loadUpdater(_plan: UpdaterPlan): Promise<Updater | null> {
  return null
}
