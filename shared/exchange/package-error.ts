/** Why a package is refused, in the order of the checks (README.md of this room); what a person reads hangs on it. */
export const packageErrorCodes = [
  'E_TOO_BIG',
  'E_NOT_FOR_US',
  'E_DAMAGED',
  'E_FORMAT',
  'E_UNKNOWN_SENDER',
  'E_SIGNATURE',
  'E_REVOKED_SENDER',
  'E_NOT_ADDRESSED',
  'E_NEWER_APP',
  'E_CLOCK',
  'E_FORKED_SENDER',
  'E_FOREIGN_NETWORK',
  'E_OLDER_DIRECTORY',
  'E_DIR_FORK',
  'E_BODY',
] as const
export type PackageErrorCode = (typeof packageErrorCodes)[number]

/**
 * What is said and does not stop an import: this very package was imported before; an earlier one never arrived; it was
 * made by a clock far ahead, and a person lets it pass.
 */
export const packageWarnings = ['W_AGAIN', 'W_GAP', 'W_CLOCK'] as const
export type PackageWarning = (typeof packageWarnings)[number]

export interface PackageError {
  readonly type: PackageErrorCode
  /** With `E_NEWER_APP`, where the header says it: the version of the program that made it. Nobody vouches for it. */
  readonly madeWith?: string
}

/** A person stopped the reading: what is in the package is not known. */
export interface ReadingStopped {
  readonly type: 'Stopped'
}
