/**
 * What this device does to the network: taking a card in, blocking a device. The directory stands in the vault before the
 * file that tells of it leaves.
 */
import { bytesToBase64 } from '#shared/base/base64.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { seedOf, withRoot } from '#shared/crypto/device-keys.ts'
import { isFingerprint } from '#shared/crypto/digits.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import { replaceDevice } from '#shared/crypto/vault-keys.ts'
import { fingerprintOfCard, readCard, type Card } from '#shared/exchange/card.ts'
import {
  admitDevice,
  admitOffice,
  blockDevice,
  foundNetwork,
  renewOffice,
} from '#shared/exchange/network-acts.ts'
import { findDevice, maxLabel, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { ownOffice } from '#shared/exchange/own-office.ts'
import { withDirectory } from '#shared/exchange/writer-office.ts'
import { packageFor } from '#renderer/vault/export-package.ts'
import type { AdmitAs, BlockError, JoinError } from '#renderer/vault/network-api.ts'
import { rootFor, rootSeedOf } from '#renderer/vault/network-root.ts'
import { adminSeedOf, belongingOf } from '#renderer/vault/own-office.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { SaveError, SealedFile } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { keepVault, todayOf } from '#renderer/vault/write-vault-file.ts'

export interface Admission {
  readonly bytes: Uint8Array
  readonly typedFingerprint: string
  readonly as: AdmitAs
  /** The card of this device, by which a network is founded. */
  readonly own: Card
}

export async function admit(
  world: World,
  session: Session,
  { bytes, typedFingerprint, as, own }: Admission,
): Promise<Result<SealedFile, JoinError>> {
  const card = readCard(bytes)
  if (!card.ok) return card
  if (!isFingerprint(typedFingerprint, fingerprintOfCard(card.value)))
    return err({ type: 'FingerprintDiffers' })
  return session.store.exclusively(async () => {
    const problem = mayAdmit(session, as)
    if (problem) return err(problem)
    const network = await networkFor(world, session, own)
    if (!network.ok) return network
    const newcomer = { directory: network.value, card: card.value, today: todayOf(world) }
    const admitted = admitAs(session, newcomer, as)
    return admitted.ok ? invite(world, session, admitted.value) : admitted
  })
}

/** Asked before a network is founded for nothing. */
function mayAdmit(session: Session, { as }: AdmitAs): JoinError | null {
  const { membership } = belongingOf(session)
  if (as === 'device') return adminSeedOf(session) ? null : { type: 'NotAdministering' }
  const isFounding = as === 'office' && !membership.directory
  return isFounding || rootSeedOf(session) ? null : { type: 'NotTheFounder' }
}

/** The network as it stands, or one that is founded by this device's own card. */
async function networkFor(
  world: World,
  session: Session,
  own: Card,
): Promise<Result<NetworkDirectory, JoinError>> {
  const { directory } = belongingOf(session).membership
  if (directory) return ok(directory)
  const { random } = world.crypto
  const { device } = session.vault
  if (device.root === null) {
    const rooted = await replaceDevice(world.crypto, session.vault, withRoot(device, random))
    const written = await keepVault(world, session, rooted)
    if (!written.ok) return written
  }
  const root = seedOf(session.vault.device.root ?? '')
  return ok(foundNetwork(root, own, { random, today: todayOf(world) }))
}

interface Newcomer {
  readonly directory: NetworkDirectory
  readonly card: Card
  readonly today: CalendarDate
}

interface Invited {
  readonly directory: NetworkDirectory
  readonly office: string
  readonly device: string
}

function admitAs(session: Session, newcomer: Newcomer, as: AdmitAs): Result<Invited, JoinError> {
  if (as.as === 'office') return asOffice(session, newcomer)
  return as.as === 'device' ? asDevice(session, newcomer, as.label) : asRenewal(session, newcomer, as.office)
}

function asRenewal(
  session: Session,
  { directory, card, today }: Newcomer,
  office: string,
): Result<Invited, JoinError> {
  const root = rootFor(session, directory)
  if (!root) return err({ type: 'NotTheFounder' })
  const present = directory.offices.find(({ id }) => id === office)
  if (present?.adminPub === card.adminPub) return again(directory, { card, office })
  const renewed = renewOffice(root, directory, { office, card, today })
  return renewed.ok ? ok({ directory: renewed.value, office, device: card.device.id }) : renewed
}

function asOffice(session: Session, { directory, card, today }: Newcomer): Result<Invited, JoinError> {
  const root = rootFor(session, directory)
  if (!root) return err({ type: 'NotTheFounder' })
  const present = directory.offices.find(({ adminPub }) => adminPub === card.adminPub)
  if (present) return again(directory, { card, office: present.id })
  const admitted = admitOffice(root, directory, { card, today })
  if (!admitted.ok) return admitted
  const office = admitted.value.offices.find(({ adminPub }) => adminPub === card.adminPub)
  return ok({ directory: admitted.value, office: office?.id ?? '', device: card.device.id })
}

function asDevice(
  session: Session,
  { directory, card }: Newcomer,
  label: string,
): Result<Invited, JoinError> {
  const admin = adminSeedOf(session)
  const own =
    admin && directory.offices.find(({ adminPub }) => adminPub === bytesToBase64(publicKeyOf(admin)))
  if (!admin || !own || belongingOf(session).device.id === card.device.id)
    return err({ type: own ? 'AlreadyMember' : 'NotAdministering' })
  if (findDevice(directory, card.device.id, own.id)) return again(directory, { card, office: own.id })
  const admitted = admitDevice(admin, directory, { card, label: label.trim().slice(0, maxLabel) })
  return admitted.ok ? ok({ directory: admitted.value, office: own.id, device: card.device.id }) : admitted
}

/** The invitation may not have been saved, or not have arrived. */
function again(
  directory: NetworkDirectory,
  { card, office }: { readonly card: Card; readonly office: string },
): Result<Invited, JoinError> {
  const found = findDevice(directory, card.device.id, office)
  if (!found) return err({ type: 'AlreadyMember' })
  return found.revoked ? err({ type: 'CardBlocked' }) : ok({ directory, office, device: card.device.id })
}

async function invite(
  world: World,
  session: Session,
  { directory, office, device }: Invited,
): Promise<Result<SealedFile, JoinError>> {
  const state = exchangeOf((name) => session.store.state.controls.get(name))
  const own = ownOffice({ directory, office: state.office }, belongingOf(session).device)
  const invitation = await packageFor(world, session, {
    state: { ...withDirectory(state, directory), office: own?.id ?? state.office },
    offices: [office],
    device,
    kind: 'enrol',
    onProgress: () => undefined,
  })
  return invitation.ok ? invitation : err({ type: 'WriteFailed' })
}

type BlockProblem = Exclude<BlockError, SaveError>

export async function blockOwnDevice(
  world: World,
  session: Session,
  id: string,
): Promise<Result<null, BlockError>> {
  return session.store.commit<null, BlockProblem>(async (draft) => {
    const { device, membership, office } = belongingOf(session)
    const admin = adminSeedOf(session)
    if (!admin || !office || !membership.directory) return err({ type: 'NotAdministering' })
    if (id === device.id) return err({ type: 'OwnDevice' })
    if (!office.devices.some((entry) => entry.id === id)) return err({ type: 'UnknownDevice' })
    const directory = blockDevice(admin, membership.directory, { device: id, today: todayOf(world) })
    draft.putControl('exchange', { ...exchangeOf(draft.control), directory })
    return ok(null)
  })
}
