/** The calls on the network of offices: state, cards, admitting. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { ownFingerprint, publicDeviceOf, seedOf, withRoot } from '#shared/crypto/device-keys.ts'
import { fingerprintOfRoot, isFingerprint } from '#shared/crypto/digits.ts'
import { replaceDevice } from '#shared/crypto/vault-keys.ts'
import { assert } from '#shared/base/assert.ts'
import { cardToBytes, fingerprintOfCard, makeCard, readCard, type Card } from '#shared/exchange/card.ts'
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import { belongsIntoPackage, planExport } from '#shared/exchange/plan-export.ts'
import { admitOffice, foundNetwork } from '#shared/exchange/network-acts.ts'
import {
  findDevice,
  keyBytes,
  type NetworkDirectory,
  type OfficeEntry,
} from '#shared/exchange/network-directory.ts'
import { packageFor, senderOf } from '#renderer/vault/export-package.ts'
import { storedFigures } from '#renderer/vault/figures.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import { officeOf } from '#renderer/vault/upkeep-calls.ts'
import type {
  JoinError,
  NetworkState,
  PartnerOffice,
  SealedFile,
  VaultApi,
} from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'
import { todayOf, writeVaultFile } from '#renderer/vault/write-vault-file.ts'

type NetworkCalls = Pick<VaultApi, 'network' | 'makeCard' | 'readCard' | 'admit'>

export function networkCalls(world: World, held: Held): NetworkCalls {
  return {
    network: async () => networkOf(sessionOf(held)),
    async makeCard() {
      const card = await ownCard(world, sessionOf(held))
      const name = `karte-${card.device.id.slice(0, 8)}.json`
      return { name, bytes: cardToBytes(card) }
    },
    async readCard(bytes) {
      const card = readCard(bytes)
      return card.ok ? ok({ office: card.value.office }) : card
    },
    admit: async (bytes, typedFingerprint) => admit(world, held, { bytes, typedFingerprint }),
  }
}

async function networkOf(session: Session): Promise<NetworkState> {
  const { store, vault } = session
  const state = exchangeOf((name) => store.state.controls.get(name))
  const { directory } = state
  const digits = await ownFingerprint(vault.device)
  if (!directory) {
    return { state: 'alone', network: null, ownFingerprint: digits, rootFingerprint: null, partners: [] }
  }
  const { id } = await publicDeviceOf(vault.device)
  const others = directory.offices.filter(({ devices }) => devices.every((device) => device.id !== id))
  return {
    state: 'member',
    network: directory.assoc,
    ownFingerprint: digits,
    rootFingerprint: fingerprintOfRoot(keyBytes(directory.rootPub)),
    partners: await Promise.all(others.map(async (office) => partnerOf(session, { state, own: id }, office))),
  }
}

async function partnerOf(
  session: Session,
  { state, own }: { readonly state: ExchangeState; readonly own: string },
  office: OfficeEntry,
): Promise<PartnerOffice> {
  const peers = office.devices.map(({ id }) => peerOf(state, id))
  return {
    id: office.id,
    name: office.name,
    lastSent: latest(peers.map(({ lastSent }) => lastSent)),
    lastReceived: latest(peers.map(({ lastReceived }) => lastReceived)),
    waiting: await waitingFor(session, office.id),
    scope: scopeFor(state, own, office.id),
    scopeSince: state.scopes[office.id]?.since ?? null,
    figures: figuresOf(session, office.id),
  }
}

function figuresOf(session: Session, office: string): PartnerOffice['figures'] {
  const figures = storedFigures(session)[office]
  return figures ? { cases: figures.rows.length, at: figures.at } : null
}

function latest(moments: readonly (string | null)[]): string | null {
  return moments.reduce(
    (last, moment) => (moment !== null && (last === null || moment > last) ? moment : last),
    null,
  )
}

/** Records the next package to an office would carry. Told by the index; no record is opened. */
async function waitingFor({ store, vault }: Session, office: string): Promise<number> {
  const sender = await senderOf({ store, vault })
  const plan = planExport(sender, { offices: [office], kind: 'sync' })
  if (!plan.ok) return 0
  let waiting = 0
  for (const entry of store.parts.index.entries()) {
    if (belongsIntoPackage(plan.value, outlineOf(entry), entry.item)) waiting++
  }
  return waiting
}

async function ownCard(world: World, session: Session): Promise<Card> {
  const from = todayOf(world)
  const office = officeOf(session).name || unnamed
  const card = await makeCard(session.vault.device, { office, label: from, from })
  assert(card, 'every device of this version administers its office')
  return card
}

/** A card needs a name; an office whose making was cut off has none. */
const unnamed = '?'

interface Admission {
  readonly bytes: Uint8Array
  readonly typedFingerprint: string
}

async function admit(
  world: World,
  held: Held,
  { bytes, typedFingerprint }: Admission,
): Promise<Result<SealedFile, JoinError>> {
  const card = readCard(bytes)
  if (!card.ok) return card
  if (!isFingerprint(typedFingerprint, fingerprintOfCard(card.value)))
    return err({ type: 'FingerprintDiffers' })
  const session = sessionOf(held)
  return session.store.exclusively(async () => admitCard(world, session, card.value))
}

/** The directory stands in the vault before the invitation leaves it. */
async function admitCard(world: World, session: Session, card: Card): Promise<Result<SealedFile, JoinError>> {
  const state = exchangeOf((name) => session.store.state.controls.get(name))
  const network = await ownNetwork(world, session, state)
  if (!network.ok) return network
  const admitted = admitOffice(network.value.root, network.value.directory, { card, today: todayOf(world) })
  if (!admitted.ok) return admitted
  const office = findDevice(admitted.value, card.device.id)?.office
  assert(office, 'an admitted office stands in the directory')
  const invitation = await packageFor(world, session, {
    state: { ...state, directory: admitted.value },
    offices: [office.id],
    kind: 'enrol',
    onProgress: () => undefined,
  })
  return invitation.ok ? invitation : err({ type: 'WriteFailed' })
}

interface OwnNetwork {
  readonly root: Uint8Array
  readonly directory: NetworkDirectory
}

/** The network this device is the root of; founded with the first card that is admitted. */
async function ownNetwork(
  world: World,
  session: Session,
  { directory }: ExchangeState,
): Promise<Result<OwnNetwork, JoinError>> {
  const { random } = world.crypto
  const { device } = session.vault
  if (directory) {
    return device.root === null
      ? err({ type: 'NotTheFounder' })
      : ok({ root: seedOf(device.root), directory })
  }
  if (device.root === null) {
    const rooted = await replaceDevice(world.crypto, session.vault, withRoot(device, random))
    const written = await writeVaultFile(world, rooted)
    if (!written.ok) return written
    session.vault = rooted
  }
  const root = seedOf(session.vault.device.root ?? '')
  const card = await ownCard(world, session)
  return ok({ root, directory: foundNetwork(root, card, { random, today: todayOf(world) }) })
}
