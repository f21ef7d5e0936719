/** After a rekey. */
import { KeyedRow } from '#renderer/vault/controls.ts'
import type { Session } from '#renderer/vault/session.ts'
import { keepControl } from '#renderer/vault/keep-control.ts'
import type { World } from '#renderer/vault/world.ts'

/** Nothing the former key opens may stay. Also called after unlocking, for a rekey that was cut off before this. */
export async function dropFormerKey({ machine }: World, session: Session): Promise<void> {
  const { kid } = session.vault.file
  const keyed = KeyedRow.safeParse(session.store.state.controls.get('keyed'))
  if ((keyed.success ? keyed.data.kid : 1) === kid) return
  const dropped = await machine.dropOlderGenerations({})
  // A file that does not go now goes after the next unlock: the row below is what ends the attempts.
  if (dropped.ok) await keepControl(session, 'keyed', { kid })
}
