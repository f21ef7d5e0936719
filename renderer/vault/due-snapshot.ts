/**
 * When a snapshot is due, and taking it: at the lock where that is quick, otherwise in a pause of the work. While it is
 * written, saves wait.
 */
import { ProgramRow } from '#renderer/vault/controls.ts'
import { keepControl } from '#renderer/vault/keep-control.ts'
import { snapshotOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/** Of a journal, with what pages written since the start open to: about so much is read again where the copy is lost. */
const dueBytes = 16 * 1024 * 1024
const dueAge = 7 * 24 * 60 * 60 * 1000
/** Nobody has saved anything for so long. */
const pause = 90_000

/** Takes a snapshot if one is due. */
export async function snapshotIfDue(world: World, session: Session): Promise<void> {
  const program = await programOf(world)
  if (!isSnapshotDue(world, session, program)) return
  const taken = await session.store.exclusively(async () => snapshotOrRepair(session, () => undefined))
  if (taken.ok) await keepControl(session, 'program', program)
}

/** Looks, whenever the work has paused, whether a snapshot is due. Lives as long as the worker. */
export function snapshotInPauses(world: World, session: Session): void {
  let cancel: (() => void) | null = null
  const wait = () => {
    cancel?.()
    cancel = world.later(() => void snapshotIfDue(world, session), pause)
  }
  session.store.onCommit(wait)
  wait()
}

function isSnapshotDue(
  { clock }: World,
  { store: { state }, readOnly }: Session,
  program: ProgramRow,
): boolean {
  if (readOnly || state.halted) return false
  const made = state.snapshotMade === null ? clock.now() : Date.parse(state.snapshotMade)
  const isOld = clock.now() - made > dueAge && state.position.seq > 0
  const isOther = JSON.stringify(program) !== JSON.stringify(lastProgramOf(state.controls))
  return state.snapshotDue || state.journalBytes + state.pagedBytes > dueBytes || isOld || isOther
}

function lastProgramOf(controls: ReadonlyMap<string, unknown>): ProgramRow | undefined {
  return ProgramRow.safeParse(controls.get('program')).data
}

export async function programOf({ machine }: World): Promise<ProgramRow> {
  const { version, electron } = await machine.appInfo({})
  return { version, electron }
}
