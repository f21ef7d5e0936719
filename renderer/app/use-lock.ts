/** Before the window ends: half-typed forms into the vault, pending writes to disk, then the machine may end it. */
import { useExchangeFolder } from '#renderer/stores/exchange-folder.ts'
import { useDrafts } from '#renderer/stores/drafts.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

export function useLock(): () => Promise<void> {
  const { vault, desktop } = useSurroundings()
  const drafts = useDrafts()
  const folder = useExchangeFolder()

  return async () => {
    try {
      await drafts.flush()
      await folder.beforeLock()
      await vault.settle()
    } finally {
      await desktop.lock({})
    }
  }
}
