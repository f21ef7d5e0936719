/** The calls on the network of offices: its state, and this device's card. Who joins it is in `network-acts.ts`. */
import { assert } from '#shared/base/assert.ts'
import { ok } from '#shared/base/result.ts'
import { ownFingerprint, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import { fingerprintOfDevice, fingerprintOfRoot } from '#shared/crypto/digits.ts'
import { cardToBytes, makeCard, readCard, type Card } from '#shared/exchange/card.ts'
import { digitsInOffice } from '#shared/exchange/device-digits.ts'
import { peerOf, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { belongsIntoPackage, planExport } from '#shared/exchange/plan-export.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import { keyBytes, type OfficeEntry } from '#shared/exchange/network-directory.ts'
import { administers, standingOf } from '#shared/exchange/own-office.ts'
import { senderOf } from '#renderer/vault/export-package.ts'
import { storedFigures } from '#renderer/vault/figures.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { admit, blockOwnDevice } from '#renderer/vault/network-acts.ts'
import type { NetworkApi, NetworkDevice, NetworkState, PartnerOffice } from '#renderer/vault/network-api.ts'
import { renewNetworkRoot, rootSeedOf } from '#renderer/vault/network-root.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import { belongingOf, type Belonging } from '#renderer/vault/own-office.ts'
import { publicDevice } from '#renderer/vault/public-device.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import { officeOf } from '#renderer/vault/upkeep-calls.ts'
import type { World } from '#renderer/vault/world.ts'
import { todayOf } from '#renderer/vault/write-vault-file.ts'

export function networkCalls(world: World, held: Held): NetworkApi {
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
    admit: async (bytes, typedFingerprint, as = { as: 'office' }) => {
      const session = sessionOf(held)
      const own = await ownCard(world, session)
      return admit(world, session, { bytes, typedFingerprint, as, own })
    },
    blockDevice: async (id) => blockOwnDevice(world, sessionOf(held), id),
    renewRoot: async () => renewNetworkRoot(world, sessionOf(held)),
  }
}

async function networkOf(session: Session): Promise<NetworkState> {
  const { store, vault } = session
  const state = exchangeOf((name) => store.state.controls.get(name))
  const { directory } = state
  const belonging = belongingOf(session)
  const others = directory?.offices.filter(({ id }) => id !== (belonging.office?.id ?? state.office)) ?? []
  const partner = async (office: OfficeEntry) => partnerOf(session, { state, office, belonging })
  return {
    state: directory ? 'member' : 'alone',
    standing: standingOf(state, belonging.device),
    network: directory?.assoc ?? null,
    ownFingerprint: ownFingerprint(vault.device, await publicDevice(vault.device)),
    contentFingerprint: await contentFingerprint(vault.device, belonging),
    rootFingerprint: directory ? fingerprintOfRoot(keyBytes(directory.rootPub)) : null,
    administers: administers(state, belonging.device),
    isRoot: rootSeedOf(session) !== null,
    own: belonging.office && (await partner(belonging.office)),
    partners: await Promise.all(others.map(partner)),
  }
}

async function contentFingerprint(keys: DeviceKeys, { office, device }: Belonging): Promise<string | null> {
  if (!office || office.adminPub === device.adminPub) return null
  return fingerprintOfDevice(await publicDevice(keys), keyBytes(office.adminPub))
}

interface Partner {
  readonly state: ExchangeState
  readonly office: OfficeEntry
  readonly belonging: Belonging
}

async function partnerOf(session: Session, { state, office, belonging }: Partner): Promise<PartnerOffice> {
  const devices = office.devices.map((device): NetworkDevice => ({
    id: device.id,
    label: device.label,
    from: device.from,
    blocked: office.revoked.find(({ id }) => id === device.id)?.at ?? null,
    isThisDevice: device.id === belonging.device.id && office.id === belonging.office?.id,
    digits: digitsInOffice(state, office, device),
  }))
  const peers = devices.filter(({ isThisDevice }) => !isThisDevice).map(({ id }) => peerOf(state, id))
  const scope = scopeFor(state, belonging.office?.id ?? null, office.id)
  return {
    id: office.id,
    name: office.name,
    lastSent: latest(peers.map(({ lastSent }) => lastSent)),
    lastReceived: latest(peers.map(({ lastReceived }) => lastReceived)),
    waiting: await waitingFor(session, office.id),
    scope,
    scopeSince: scope === null ? null : (state.scopes[office.id]?.since ?? null),
    figures: figuresOf(session, office.id),
    devices,
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
  assert(card, 'every device of this version has a key to administer an office with')
  return card
}

/** A card needs a name; an office whose making was cut off has none. */
const unnamed = '?'
