/** The part of the vault's interface about backups: writing one, checking one, taking one over. */
import type { Result } from '#shared/base/result.ts'
import type { OnProgress, UnlockReport } from '#renderer/vault/vault-api.ts'

export interface BackupCheck {
  readonly made: string
  readonly cases: number
  readonly consultations: number
  readonly referrals: number
  /** Cases in the open vault that the backup does not hold. */
  readonly missing: number
  /** Records that could not be opened. */
  readonly unreadable: number
}

export type BackupError =
  | { readonly type: 'Cancelled' }
  | { readonly type: 'NotABackup' }
  | { readonly type: 'WrongPassphrase' }
  | { readonly type: 'ForeignVault' }
  | { readonly type: 'Damaged' }
  | { readonly type: 'NoSpace' }
  | { readonly type: 'WriteFailed' }

export interface BackupApi {
  readonly backup: () => Promise<Result<{ readonly name: string; readonly bytes: number }, BackupError>>
  /** Opens a backup with the passphrase, reads everything and counts. Changes nothing. */
  readonly checkBackup: (
    passphrase: string,
    onProgress: OnProgress,
  ) => Promise<Result<BackupCheck, BackupError>>
  /** On a machine without a vault: takes a backup over and gives this device a new identity. */
  readonly restore: (passphrase: string, onProgress: OnProgress) => Promise<Result<UnlockReport, BackupError>>
}
