/** The part of the vault's interface that is about who may open it. */
import type { Result } from '#shared/base/result.ts'
import type { OnProgress, SaveError } from '#renderer/vault/vault-api.ts'

/** Somebody with a passphrase of their own for this vault. */
export interface Adviser {
  readonly id: string
  readonly initials: string
  /** True for whoever opened the vault now. */
  readonly isOwn: boolean
}

export type AdviserError =
  /** Two people with the same initials could not be told apart. */
  | { readonly type: 'InitialsTaken' }
  | { readonly type: 'LastAdviser' }
  | { readonly type: 'OwnAccess' }
  | SaveError

export interface AdviserApi {
  readonly addAdviser: (initials: string, passphrase: string) => Promise<Result<null, AdviserError>>
  /** Who can open this vault, in the order they were added. */
  readonly advisers: () => Promise<readonly Adviser[]>
  /** Takes a passphrase away: never the last one, never one's own. Their cases stay. */
  readonly removeAdviser: (id: string) => Promise<Result<null, AdviserError>>
  /**
   * New initials for oneself, with one's passphrase once more. Cases and absences of the former ones go along; the
   * history keeps what was written.
   */
  readonly renameSelf: (
    initials: string,
    passphrase: string,
    onProgress: OnProgress,
  ) => Promise<Result<null, AdviserError | { readonly type: 'WrongPassphrase' }>>
}
