/** The calls before and around unlocking: status, making a vault, opening it, falling back to an older generation. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { createDeviceKeys, renewDeviceKeys } from '#shared/crypto/device-keys.ts'
import { drawPassphrase } from '#shared/crypto/passphrase.ts'
import { readVaultFile, type VaultFile, type VaultFileError } from '#shared/crypto/vault-file.ts'
import {
  createVault,
  openVault,
  rekeyVault,
  replaceDevice,
  replacePassphrase,
  type NewVaultKeys,
  type OpenVault,
  type VaultSecret,
} from '#shared/crypto/vault-keys.ts'
import type { Held } from '#renderer/vault/held.ts'
import { dropFormerKey } from '#renderer/vault/former-key.ts'
import { openSession, type Session } from '#renderer/vault/session.ts'
import { keepControl } from '#renderer/vault/keep-control.ts'
import { programOf, snapshotInPauses } from '#renderer/vault/due-snapshot.ts'
import type {
  NewVault,
  OnProgress,
  RecoverySheet,
  SaveError,
  UnlockError,
  UnlockReport,
  VaultApi,
  VaultStatus,
} from '#renderer/vault/vault-api.ts'
import { deleteVaultDatabase } from '#renderer/vault/vault-database.ts'
import type { World } from '#renderer/vault/world.ts'
import { sheetOf, todayOf, writeVaultFile } from '#renderer/vault/write-vault-file.ts'

type UnlockCalls = Pick<
  VaultApi,
  | 'status'
  | 'suggestPassphrase'
  | 'judgePassphrase'
  | 'create'
  | 'unlock'
  | 'unlockWithRecovery'
  | 'useGeneration'
>

export function unlockCalls(world: World, held: Held): UnlockCalls {
  return {
    status: async () => statusOf(world),
    suggestPassphrase: async () => drawPassphrase(world.crypto.random),
    judgePassphrase: world.judgePassphrase,
    create: async (vault, onProgress) => create(world, held, { vault, onProgress }),
    unlock: async (passphrase, onProgress) => unlock(world, held, { secret: { passphrase }, onProgress }),
    unlockWithRecovery: async (recoveryCode, onProgress) =>
      unlock(world, held, { secret: { recoveryCode }, onProgress }),
    useGeneration: async (snapshotId) => stepBack(world, held, snapshotId),
  }
}

async function statusOf({ machine }: World): Promise<VaultStatus> {
  const found = await machine.readVaultFile({})
  if (found.state !== 'found') return found
  const file = readVaultFile(found.json)
  if (!file.ok) return { state: file.error.type === 'VaultNewer' ? 'newer' : 'damaged' }
  const slots = file.value.slots.map(({ id, label, kind }) => ({ id, label, kind }))
  return { state: 'locked', slots, fellBack: found.generation > 0 }
}

interface Creation {
  readonly vault: NewVault
  readonly onProgress: OnProgress
}

async function create(
  world: World,
  held: Held,
  { vault, onProgress }: Creation,
): Promise<Result<RecoverySheet, SaveError>> {
  const status = await statusOf(world)
  // A vault that is there is never replaced, unless its making failed a moment ago.
  if (status.state !== 'none' && !held.halfMade) return err({ type: 'WriteFailed' })
  onProgress({ done: 0, total: 2, phase: 'keys' })
  const made = await newKeys(world, held, vault)
  held.halfMade = made.vault
  const written = await writeVaultFile(world, made.vault)
  if (!written.ok) return written
  onProgress({ done: 1, total: 2, phase: 'files' })
  await deleteVaultDatabase(world.engine)
  const opened = await openSession(world, made.vault, onProgress)
  if (!opened.ok) return err({ type: 'WriteFailed' })
  const { session } = opened.value
  const office = { name: vault.office, region: vault.region, lastBackup: null }
  await keepControl(session, 'program', await programOf(world))
  const kept = await keepControl(session, 'office', office)
  if (!kept.ok) return kept
  await world.machine.settleVaultFile({})
  held.session = session
  held.halfMade = null
  return ok(sheetOf(world, made))
}

async function newKeys(world: World, held: Held, vault: NewVault): Promise<NewVaultKeys> {
  const adviser = { label: vault.adviser, passphrase: vault.passphrase }
  // The journal may have begun with the id of the first attempt.
  if (held.halfMade) return rekeyVault(world.crypto, held.halfMade, adviser)
  const device = await createDeviceKeys(world.crypto.random)
  return createVault(world.crypto, { created: todayOf(world), adviser, device })
}

interface Unlocking {
  readonly secret: VaultSecret
  readonly onProgress: OnProgress
}

async function unlock(
  world: World,
  held: Held,
  { secret, onProgress }: Unlocking,
): Promise<Result<UnlockReport, UnlockError>> {
  const waitSeconds = held.throttle.waitSeconds()
  if (waitSeconds > 0) return err({ type: 'WrongPassphrase', waitSeconds })
  const file = await readFile(world)
  if (!file.ok) return file
  onProgress({ done: 0, total: 2, phase: 'keys' })
  const began = world.clock.now()
  const opened = await openVault(world.crypto, file.value.file, secret)
  const keyDerivation = world.clock.now() - began
  if (!opened.ok) return err(refusal(held, opened.error.type))
  held.throttle.succeeded()
  onProgress({ done: 1, total: 2, phase: 'list' })
  const entered = await enter(world, held, { vault: opened.value, keyDerivation, onProgress })
  if (!entered.ok) return entered
  await dropFormerKey(world, entered.value.session)
  await tidy(world, entered.value.session, { secret, isNewest: file.value.isNewest })
  return ok(entered.value.report)
}

function refusal({ throttle }: Held, type: 'WrongPassphrase' | 'VaultDamaged'): UnlockError {
  if (type === 'VaultDamaged') return { type }
  throttle.failed()
  return { type, waitSeconds: throttle.waitSeconds() }
}

interface FoundFile {
  readonly file: VaultFile
  readonly isNewest: boolean
}

async function readFile({ machine }: World): Promise<Result<FoundFile, VaultFileError>> {
  const found = await machine.readVaultFile({})
  if (found.state !== 'found') return err({ type: 'VaultDamaged' })
  const file = readVaultFile(found.json)
  return file.ok ? ok({ file: file.value, isNewest: found.generation === 0 }) : file
}

interface Entering {
  readonly vault: OpenVault
  readonly keyDerivation: number
  readonly onProgress: OnProgress
}

export interface Entered {
  readonly session: Session
  readonly report: UnlockReport
}

/** Opens the session and says what it took. */
export async function enter(
  world: World,
  held: Held,
  { vault, keyDerivation, onProgress }: Entering,
): Promise<Result<Entered, Extract<UnlockError, { type: 'JournalBroken' }>>> {
  const began = world.clock.now()
  const opened = await openSession(world, vault, onProgress)
  held.stepBack = opened.ok ? null : vault
  if (!opened.ok) return opened
  const { session, levelled } = opened.value
  held.session = session
  const milliseconds = { keyDerivation, list: world.clock.now() - began }
  warmSearch(world, session)
  snapshotInPauses(world, session)
  return ok({ session, report: { cases: session.list.size(), ...levelled.report, milliseconds } })
}

/**
 * The newest file has proved good, so the older ones may go; a slot of weaker times is wrapped anew. Where the newest
 * was damaged, what opened takes its place.
 */
async function tidy(
  world: World,
  session: Session,
  { secret, isNewest }: { readonly secret: VaultSecret; readonly isNewest: boolean },
): Promise<void> {
  const { vault } = session
  if (vault.weakSlot && 'passphrase' in secret) {
    const label = vault.file.slots.find(({ id }) => id === vault.slotId)?.label ?? ''
    const adviser = { label, passphrase: secret.passphrase }
    const stronger = await replacePassphrase(world.crypto, vault, { slotId: vault.slotId, adviser })
    if ((await writeVaultFile(world, stronger)).ok) session.vault = stronger
  } else if (isNewest) {
    await world.machine.settleVaultFile({})
  } else {
    await writeVaultFile(world, vault)
  }
}

const foldedAtOnce = 250

/** Folds heads for search in small steps, so that the first key typed is as quick as the others. */
function warmSearch(world: World, session: Session): void {
  if (session.list.warm(foldedAtOnce)) world.later(() => warmSearch(world, session), 0)
}

/**
 * Takes up an older generation. What was committed after it is gone here but may live at other offices under this
 * device's numbers; so the device gets new keys and with them a new id, before anything else.
 */
async function stepBack(world: World, held: Held, snapshotId: string): Promise<Result<null, SaveError>> {
  const vault = held.stepBack
  if (!vault) return err({ type: 'NotFound' })
  const device = await renewDeviceKeys(world.crypto.random, vault.device)
  const renewed = await replaceDevice(world.crypto, vault, device)
  const written = await writeVaultFile(world, renewed)
  if (!written.ok) return written
  held.stepBack = renewed
  await deleteVaultDatabase(world.engine)
  const taken = await world.machine.useGeneration({ snapshotId })
  return taken.ok ? ok(null) : err({ type: taken.problem })
}
