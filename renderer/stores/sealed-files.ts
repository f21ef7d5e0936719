/** Files that go to other devices and come from them: chosen and saved in the machine's dialogs. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { saveFile } from '#renderer/desktop/save-file.ts'
import type { Surroundings } from '#renderer/stores/surroundings.ts'
import type { SaveError, SealedFile } from '#renderer/vault/vault-api.ts'

export type FileError = { readonly type: 'Cancelled' | 'E_TOO_BIG' | 'FileUnreadable' }

type Desktop = Surroundings['desktop']

export async function pickSealed(
  desktop: Desktop,
  kind: 'package' | 'card',
): Promise<Result<Uint8Array, FileError>> {
  const picked = await desktop.pickFile({ kind })
  if (picked.state === 'picked') return ok(picked.bytes)
  if (picked.state === 'cancelled') return err({ type: 'Cancelled' })
  return err({ type: picked.state === 'tooBig' ? 'E_TOO_BIG' : 'FileUnreadable' })
}

/** Answers the name it was saved by. */
export async function saveSealed(
  desktop: Desktop,
  file: SealedFile,
): Promise<Result<string, FileError | SaveError>> {
  const answer = await saveFile(desktop, file)
  if (answer.state === 'saved') return ok(answer.name)
  return answer.state === 'cancelled' ? err({ type: 'Cancelled' }) : err({ type: answer.problem })
}
