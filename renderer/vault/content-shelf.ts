/** What the open office holds of chains, and whom it knows as their publishers. */
import * as z from 'zod'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { assert } from '#shared/base/assert.ts'
import {
  inForceOf,
  readContentItem,
  writeRemoval,
  type SealedContent,
  type HeldContent,
} from '#shared/chains/content-item.ts'
import { publicDeviceOf, seedOf } from '#shared/crypto/device-keys.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import { isSealedBy, sealContent } from '#shared/exchange/content-seal.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import type { Item } from '#shared/domain/item.ts'
import type { ContentReader } from '#shared/exchange/content-checks.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/** Whose 40 digits were typed, with the name the office had then. They stay on this device: trust is not passed on. */
export const Publishers = z
  .array(z.object({ digits: z.string(), office: z.string(), since: z.string() }).readonly())
  .readonly()
export type Publishers = z.infer<typeof Publishers>

export function publishersOf(control: (name: 'publishers') => unknown): Publishers {
  return Publishers.catch([]).parse(control('publishers') ?? [])
}

/** The public key of the office: what it holds is marked with it. */
export function holderOf({ vault }: Session): string {
  assert(vault.device.admin !== null, 'every device of this version administers its office')
  return bytesToBase64(publicKeyOf(seedOf(vault.device.admin)))
}

export function heldContent(session: Session): readonly HeldContent[] {
  const key = holderOf(session)
  // Whether something was taken away, only the seal says.
  return session.items.everyOfKind('chain-content').flatMap((item) => readOnce(item, key) ?? [])
}

/** Checking a seal takes milliseconds, and an item that was read does not change. */
const readItems = new WeakMap<Item['values'], Map<string, HeldContent | null>>()

function readOnce(item: Item, key: string): HeldContent | null {
  const byKey = readItems.get(item.values) ?? new Map<string, HeldContent | null>()
  readItems.set(item.values, byKey)
  const known = byKey.get(key)
  if (known !== undefined) return known
  const isSealed = (values: SealedContent, seal: string): boolean => isSealedBy(key, seal, values)
  const read = readContentItem(item, { key, isSealed })
  byKey.set(key, read)
  return read
}

/** Seals what the office holds, with its own key. */
export function sealing({ vault }: Session): (values: SealedContent) => string {
  assert(vault.device.admin !== null, 'every device of this version administers its office')
  const admin = seedOf(vault.device.admin)
  return (values) => sealContent(admin, values)
}

/** The registers that remove what the office holds, with its seal; `null` where there is no such content. */
export function removalOf(session: Session, id: EntityId, today: string): readonly RegisterWrite[] | null {
  const item = session.items.get(id)
  return item?.kind === 'chain-content' ? writeRemoval(item, today, sealing(session)) : null
}

export function inForce(session: Session): readonly HeldContent[] {
  return inForceOf(heldContent(session))
}

/** Against what a package is read. */
export async function readerFor(world: World, session: Session): Promise<ContentReader> {
  const { store, vault } = session
  const control = (name: 'exchange' | 'publishers') => store.state.controls.get(name)
  const { id } = await publicDeviceOf(vault.device)
  return {
    directory: exchangeOf(control).directory,
    own: id,
    trusted: new Map(publishersOf(control).map(({ digits, office }) => [digits, office])),
    catalogue: await world.catalogue(),
    held: inForce(session).map(({ document }) => document),
  }
}
