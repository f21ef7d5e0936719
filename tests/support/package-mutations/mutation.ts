/** A way to make a package wrong: what it says, how it is spelt, or how its parts lie. */
import type { PackageErrorCode } from '#shared/exchange/package-error.ts'
import type { Dice } from '#tests/support/dice.ts'

/** The parts of a package before they are joined and signed. */
export interface Draft {
  readonly header: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
}

/** A package made wrong. What is left out is made right from the rest. */
export interface WrongDraft {
  readonly header?: Readonly<Record<string, unknown>>
  /** In place of the canonical spelling. */
  readonly respell?: (canonical: string) => string
  readonly text?: string
  readonly compress?: (plain: Uint8Array) => Uint8Array
}

export interface Mutation {
  readonly name: string
  /** What a package signed by its true sender must be refused with. */
  readonly code: PackageErrorCode
  readonly make: (draft: Draft, dice: Dice) => WrongDraft
}
