/** What the program needs of an updater. */
import type { UpdateState } from '#shared/contract/desktop-api.ts'

export interface Updater {
  /** Asks the server once. Rejects with the updater's error. */
  readonly check: () => Promise<UpdateState>
  /** Loads and verifies what the last check offered; it is installed when the program ends. */
  readonly load: () => Promise<void>
  /** Ends what is being loaded; nothing of it is installed any more. */
  readonly drop: () => void
}
