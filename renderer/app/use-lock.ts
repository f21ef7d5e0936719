/** Before the window ends: half-typed forms into the vault, pending writes to disk, then the machine may end it. */
import { useDrafts } from '#renderer/stores/drafts.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

export function useLock(): () => Promise<void> {
  const { vault, desktop } = useSurroundings()
  const drafts = useDrafts()

  return async () => {
    try {
      await drafts.flush()
      await vault.settle()
    } finally {
      await desktop.lock({})
    }
  }
}
