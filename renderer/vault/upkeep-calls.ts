/** The calls on the state of the vault: who and where, health, settling before the window ends. */
import { ok, type Result } from '#shared/base/result.ts'
import type { Region } from '#shared/domain/value-lists.ts'
import { OfficeRow, ProgramRow, type ControlName } from '#renderer/vault/controls.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { snapshotOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { SaveError, VaultApi } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

type UpkeepCalls = Pick<VaultApi, 'office' | 'health' | 'settle'>

const MiB = 1024 * 1024
const dueBytes = 16 * MiB
const dueAge = 7 * 24 * 60 * 60 * 1000

export function upkeepCalls(world: World, held: Held): UpkeepCalls {
  return {
    async office() {
      const session = sessionOf(held)
      const { name, region } = officeOf(session)
      return { name, region, adviser: adviserOf(session) }
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
        conflicts: conflictsOf(session),
      }
    },
    async settle() {
      const { session } = held
      if (!session) return
      await session.store.idle()
      const program = await programOf(world)
      if (!isSnapshotDue(world, session, program)) return
      const taken = await session.store.exclusively(async () => snapshotOrRepair(session, () => undefined))
      if (taken.ok) await keepControl(session, 'program', program)
    },
  }
}

/** The label of the slot that opened the vault; after the recovery code that of the first adviser. */
export function adviserOf({ vault }: Session): string {
  const slots = vault.file.slots
  const opened = slots.find(({ id }) => id === vault.slotId)
  return opened?.label || (slots.find(({ kind }) => kind === 'pass')?.label ?? '')
}

const unnamed: OfficeRow = { name: '', region: 'outside' satisfies Region, lastBackup: null }

/** Without a name where making the vault was cut off. */
export function officeOf({ store }: Session): OfficeRow {
  return OfficeRow.catch(unnamed).parse(store.state.controls.get('office'))
}

function conflictsOf({ list }: Session): number {
  let conflicts = 0
  for (const head of list.heads()) conflicts += head.conflicts > 0 ? 1 : 0
  return conflicts
}

function isSnapshotDue(
  { clock }: World,
  { store: { state }, readOnly }: Session,
  program: ProgramRow,
): boolean {
  if (readOnly) return false
  const made = state.snapshotMade === null ? clock.now() : Date.parse(state.snapshotMade)
  const isOld = clock.now() - made > dueAge && state.position.seq > 0
  const isOther = JSON.stringify(program) !== JSON.stringify(lastProgramOf(state.controls))
  return state.snapshotDue || state.journalBytes > dueBytes || isOld || isOther
}

function lastProgramOf(controls: ReadonlyMap<string, unknown>): ProgramRow | undefined {
  return ProgramRow.safeParse(controls.get('program')).data
}

export async function programOf({ machine }: World): Promise<ProgramRow> {
  const { version, electron } = await machine.appInfo({})
  return { version, electron }
}

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
