/** The calls on the state of the vault: who and where, health, settling before the window ends. */
import { err, ok, type Result } from '#shared/base/result.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import { adviserOf } from '#renderer/vault/adviser.ts'
import { writeBatch } from '#renderer/vault/batch.ts'
import { countConflicts } from '#renderer/vault/conflict-calls.ts'
import { OfficeRow } from '#renderer/vault/controls.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { snapshotIfDue } from '#renderer/vault/due-snapshot.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { SaveError, VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

type UpkeepCalls = Pick<VaultApi, 'office' | 'changeOffice' | 'health' | 'settle'>

/** Written in well under the three seconds that a window has before it is ended. What is bigger waits for a pause. */
const quickBytes = 48 * 1024 * 1024

export function upkeepCalls(world: World, held: Held): UpkeepCalls {
  return {
    async office() {
      const session = sessionOf(held)
      const { name, region } = officeOf(session)
      return { name, region, adviser: adviserOf(session) }
    },
    async changeOffice(name, region) {
      const session = sessionOf(held)
      return session.store.exclusively(async () => changeOffice(world, session, { name, region }))
    },
    async health() {
      const session = sessionOf(held)
      const { state } = session.store
      const { freeBytes } = await world.machine.diskSpace({})
      return {
        lastSnapshot: state.snapshotMade,
        lastBackup: officeOf(session).lastBackup,
        journalBytes: state.journalBytes,
        freeBytes,
        readOnly: session.readOnly,
        workingCopyBehind: state.behind !== null || state.copyLost,
        conflicts: countConflicts(session),
      }
    },
    async settle() {
      const { session } = held
      if (!session) return
      await session.store.idle()
      const { vaultBytes } = await world.machine.diskSpace({})
      if (vaultBytes <= quickBytes) await snapshotIfDue(world, session)
    },
  }
}

const unnamed: OfficeRow = { name: '', region: 'outside' satisfies Region, lastBackup: null }

/** Without a name where making the vault was cut off. */
export function officeOf({ store }: Session): OfficeRow {
  return OfficeRow.catch(unnamed).parse(store.state.controls.get('office'))
}

/** Own values of lists and absences belong to the office by its name: they go along. Call it inside `store.exclusively`. */
export async function changeOffice(
  world: World,
  session: Session,
  { name, region }: Pick<OfficeRow, 'name' | 'region'>,
): Promise<Result<null, SaveError>> {
  const office = officeOf(session)
  const changes = (['list-value', 'absence'] as const)
    .flatMap((kind) => session.items.everyOfKind(kind))
    .filter(({ values }) => values['office'] === office.name && name !== office.name)
    .map(({ id }) => ({ id, writes: [{ name: 'office', value: name }] }))
  const written = await writeBatch(world, session, {
    changes,
    onProgress: () => undefined,
    isStopped: () => false,
    beside: (layer) => layer.putControl('office', { ...office, name, region }),
  })
  if (written.ok) return ok(null)
  return err(written.error.type === 'Stopped' ? { type: 'WriteFailed' } : written.error)
}
