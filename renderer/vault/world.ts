/** What the vault lives in. Made once, by the worker's entry or by a test. */
import type { Clock } from '#shared/base/clock.ts'
import type { ContentCatalogue } from '#shared/chains/check-documents.ts'
import type { VaultCrypto } from '#shared/crypto/key-slot.ts'
import type { PassphraseFault } from '#shared/crypto/judge-passphrase.ts'
import type { LabelOf } from '#shared/domain/value-lists.ts'
import type { FindHelper } from '#renderer/vault/helper.ts'
import type { Machine } from '#renderer/vault/machine.ts'
import type { IndexedDbEngine } from '#renderer/vault/vault-database.ts'

export interface FrameLimit {
  readonly records: number
  readonly bytes: number
}

/** The journal takes 64 MiB; rows are padded, and the exchange itself stands in the frame too. */
export const frameLimit: FrameLimit = { records: 12_000, bytes: 54 * 1024 * 1024 }

export interface World {
  readonly machine: Machine
  readonly crypto: VaultCrypto
  readonly clock: Clock
  /** IANA name, for the day a vault or a recovery sheet was made. */
  readonly timeZone: string
  /** Does something after so many milliseconds, unless the returned function is called before. */
  readonly later: (act: () => void, milliseconds: number) => () => void
  /** Labels of value lists, which search looks at too. */
  readonly labelOf: LabelOf
  readonly judgePassphrase: (passphrase: string) => Promise<PassphraseFault | null>
  /** What one journal frame may take of an import; more becomes part of a snapshot. */
  readonly frameLimit: FrameLimit
  /** The shipped chains and what they are checked against; loaded when it is first asked for. */
  readonly catalogue: () => Promise<ContentCatalogue>
  readonly helper: FindHelper
  /** Only where the platform brings no IndexedDB. */
  readonly engine?: IndexedDbEngine
}
