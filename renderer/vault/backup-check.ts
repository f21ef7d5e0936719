/** What a look into a backup finds, and why one could not be made or opened. */
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
