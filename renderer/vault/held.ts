/** What the vault holds between calls. Nothing of it leaves the worker. */
import { assert } from '#shared/base/assert.ts'
import type { Clock } from '#shared/base/clock.ts'
import type { OpenVault } from '#shared/crypto/vault-keys.ts'
import type { PendingImport } from '#renderer/vault/import-calls.ts'
import type { MadeLast } from '#renderer/vault/partner-calls.ts'
import type { Session } from '#renderer/vault/session.ts'
import { createThrottle, type Throttle } from '#renderer/vault/throttle.ts'
import type { Unwritten } from '#renderer/vault/unwritten.ts'
import type { Undo } from '#renderer/vault/undo.ts'

export interface Held {
  session: Session | null
  /** Keys that opened, of a vault whose journal did not: for falling back to an older generation. */
  stepBack: OpenVault | null
  /** Keys of a vault whose making failed half-way, so that it can be made again. */
  halfMade: OpenVault | null
  /** A package that waits for a person's yes. */
  pending: PendingImport | null
  /** A package that was just refused for a clock far ahead, should a person let it pass. */
  aheadOfTime: Uint8Array | null
  /** The package that was made last, until it is known whether its file was written. */
  madeLast: MadeLast | null
  /** Packages that the exchange folder did not take yet. */
  readonly unwritten: Unwritten
  readonly throttle: Throttle
  /** What takes the last batches back, by token. */
  readonly undos: Map<number, Undo>
  lastToken: number
  /** A person wants the work on many records to stop. */
  stopped: boolean
  /** Number of the search through notes that may go on; every other one ends. */
  noteSearch: number
}

/** A worker that has just begun. */
export function nothingHeld(clock: Clock): Held {
  return {
    session: null,
    stepBack: null,
    halfMade: null,
    pending: null,
    aheadOfTime: null,
    madeLast: null,
    unwritten: new Map(),
    throttle: createThrottle(clock),
    undos: new Map(),
    lastToken: 0,
    stopped: false,
    noteSearch: 0,
  }
}

/** The open session. To ask a locked vault for cases is a bug of the window. */
export function sessionOf(held: Held): Session {
  assert(held.session, 'the vault is unlocked')
  return held.session
}
