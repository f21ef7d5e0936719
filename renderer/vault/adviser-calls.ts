/**
 * The calls on who may open the vault. Initials stand in the vault file (the lock screen shows them) and in the register
 * `adviser` of each case, so new initials are written in both; the history of a case keeps the initials of its day.
 */
import { err, ok, type Result } from '#shared/base/result.ts'
import { addAdviser, relabelOwnSlot, removeAdviser, type OpenVault } from '#shared/crypto/vault-keys.ts'
import { readAbsence } from '#shared/domain/absence.ts'
import { belongingOf } from '#renderer/vault/own-office.ts'
import { devicesOfOthers } from '#shared/exchange/network-directory.ts'
import { isErased, writerOf, type RecordId } from '#shared/records/record.ts'
import { adviserOf } from '#renderer/vault/adviser.ts'
import { writeBatch } from '#renderer/vault/batch.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import { officeOf } from '#renderer/vault/upkeep-calls.ts'
import type { Adviser, AdviserApi, AdviserError } from '#renderer/vault/adviser-api.ts'
import type { BatchChange, OnProgress, SaveError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { keepVault } from '#renderer/vault/write-vault-file.ts'

export function adviserCalls(world: World, held: Held): AdviserApi {
  const { crypto } = world
  const changed = async (
    mayBe: (advisers: readonly Adviser[]) => AdviserError | null,
    act: (session: Session) => Promise<Result<null, SaveError>>,
  ): Promise<Result<null, AdviserError>> => {
    const session = sessionOf(held)
    // Asked inside: two who add somebody at once must not find the same initials free.
    return session.store.exclusively(async () => {
      const refusal = mayBe(advisersOf(session.vault))
      return refusal ? err(refusal) : act(session)
    })
  }
  return {
    advisers: async () => advisersOf(sessionOf(held).vault),
    addAdviser: async (label, passphrase) =>
      changed(
        (advisers) => taken(advisers, label),
        async (session) =>
          keepVault(world, session, await addAdviser(crypto, session.vault, { label, passphrase })),
      ),
    removeAdviser: async (id) =>
      changed(
        (advisers) => irremovable(advisers, id),
        async (session) => takeAccess(world, session, id),
      ),
    async renameSelf(label, passphrase, onProgress) {
      const session = sessionOf(held)
      return session.store.exclusively(async () => {
        const others = advisersOf(session.vault).filter(({ isOwn }) => !isOwn)
        const refusal = taken(others, label)
        if (refusal) return err(refusal)
        const vault = await relabelOwnSlot(crypto, session.vault, { label, passphrase })
        return vault
          ? rename(world, session, { vault, initials: label, onProgress })
          : err({ type: 'WrongPassphrase' })
      })
    },
  }
}

/** The former file still opens with the removed passphrase: were the newest one spoiled, it would be read again. */
async function takeAccess(world: World, session: Session, id: string): Promise<Result<null, SaveError>> {
  const kept = await keepVault(world, session, await removeAdviser(world.crypto, session.vault, id))
  if (kept.ok) await world.machine.settleVaultFile({})
  return kept
}

function advisersOf({ file, slotId }: OpenVault): readonly Adviser[] {
  return file.slots
    .filter(({ kind }) => kind === 'pass')
    .map(({ id, label }) => ({ id, initials: label, isOwn: id === slotId }))
}

function taken(advisers: readonly Adviser[], initials: string): AdviserError | null {
  return advisers.some((adviser) => adviser.initials === initials) ? { type: 'InitialsTaken' } : null
}

function irremovable(advisers: readonly Adviser[], id: string): AdviserError | null {
  const adviser = advisers.find((one) => one.id === id)
  if (!adviser) return { type: 'NotFound' }
  if (advisers.length === 1) return { type: 'LastAdviser' }
  return adviser.isOwn ? { type: 'OwnAccess' } : null
}

interface Renaming {
  /** With the new label. */
  readonly vault: OpenVault
  readonly initials: string
  readonly onProgress: OnProgress
}

/** First the vault file: were it refused, nothing has changed. Were the cases refused, it gets its former label back. */
async function rename(
  world: World,
  session: Session,
  { vault, initials, onProgress }: Renaming,
): Promise<Result<null, SaveError>> {
  const before = session.vault
  const former = adviserOf(session)
  const kept = await keepVault(world, session, vault)
  if (!kept.ok) return kept
  const changes = await changesFor(session, former, initials)
  const written = changes
    ? await writeBatch(world, session, { changes, onProgress, isStopped: () => false })
    : err({ type: 'WriteFailed' } as const)
  if (written.ok) return ok(null)
  await keepVault(world, session, before)
  return err(written.error.type === 'Stopped' ? { type: 'WriteFailed' } : written.error)
}

/**
 * Cases and absences of this office that name the former initials. Elsewhere they may be somebody else's. `null` where a
 * case cannot be read: nobody knows whose it is.
 */
async function changesFor(
  session: Session,
  former: string,
  initials: string,
): Promise<readonly BatchChange[] | null> {
  const named = [...session.list.heads()].filter(({ adviser }) => adviser === former).map(({ id }) => id)
  const foreign = await assignedElsewhere(session, named)
  if (!foreign) return null
  const cases = named
    .filter((id) => !foreign.has(id))
    .map((id) => ({ id, writes: [{ name: 'adviser', value: initials }] }))
  const office = officeOf(session).name
  const absences = session.items.ofKind('absence').flatMap((item) => {
    if (typeof item.values['office'] === 'string' && item.values['office'] !== office) return []
    const absence = readAbsence(item)
    const names = (['who', 'cover'] as const).filter((name) => absence?.[name] === former)
    return names.length > 0 ? [{ id: item.id, writes: names.map((name) => ({ name, value: initials })) }] : []
  })
  return [...cases, ...absences]
}

/**
 * Those of the cases whose adviser was written at another office. A case has no mark of its office, but each of its
 * registers knows the device that wrote it, and the directory of the network knows whose device that is.
 */
async function assignedElsewhere(
  session: Session,
  cases: readonly RecordId[],
): Promise<ReadonlySet<RecordId> | null> {
  const { directory } = belongingOf(session).membership
  if (!directory || cases.length === 0) return new Set()
  const others = devicesOfOthers(directory, belongingOf(session).office)
  const records = await readManyOrRepair(session.store, new Set(cases))
  if (!records) return null
  return new Set(
    [...records.values()]
      .filter((record) => !isErased(record) && others.has(writerOf(record, 'adviser') ?? ''))
      .map(({ id }) => id),
  )
}
