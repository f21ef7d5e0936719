import { ok, type Result } from '#shared/base/result.ts'
import type { ControlName } from '#renderer/vault/controls.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { SaveError } from '#renderer/vault/vault-api.ts'

/** Commits one control row. */
export async function keepControl(
  { store }: Pick<Session, 'store'>,
  name: ControlName,
  value: unknown,
): Promise<Result<null, SaveError>> {
  return store.commit(async (draft) => {
    draft.putControl(name, value)
    return ok(null)
  })
}
