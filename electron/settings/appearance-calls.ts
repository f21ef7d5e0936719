/** The contract's calls on appearance. */
import type { Appearance, DesktopApi } from '#shared/contract/desktop-api.ts'
import type { SettingsFile } from '#electron/settings/settings-file.ts'

type AppearanceCalls = Pick<DesktopApi, 'readAppearance' | 'writeAppearance'>

/** `apply` makes window, menu and theme follow at once. */
export function appearanceCalls(
  file: SettingsFile<Appearance>,
  apply: (appearance: Appearance) => void,
): AppearanceCalls {
  return {
    async readAppearance() {
      return file.read()
    },
    async writeAppearance(appearance) {
      const saved = file.write(appearance)
      apply(appearance)
      await saved
      return {}
    },
  }
}
