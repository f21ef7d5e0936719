/** Why an update is not taken, from the errors of electron-updater and of the network. */
import type { UpdateState } from '#shared/contract/desktop-api.ts'

export type Refusal = Extract<UpdateState, { state: 'refused' }>['reason']

const tampered: ReadonlySet<string> = new Set([
  'ERR_CHECKSUM_MISMATCH',
  'ERR_UPDATER_INVALID_SIGNATURE',
  'ERR_UPDATER_FOREIGN_ORIGIN',
  'ERR_UPDATER_NO_CHECKSUM',
])
const unreadable: ReadonlySet<string> = new Set([
  'ERR_UPDATER_INVALID_UPDATE_INFO',
  'ERR_UPDATER_INVALID_VERSION',
  'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND',
  'ERR_UPDATER_NO_FILES_PROVIDED',
  'ERR_UPDATER_ASSET_NOT_FOUND',
])

/** An error without a name of the updater's is one of the way there: no answer, a broken connection, a bad certificate. */
export function refusalOf(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (tampered.has(code)) return 'Tampered'
  if (unreadable.has(code) || (error instanceof Error && error.name === 'YAMLException')) return 'Unreadable'
  return 'Unreachable'
}
