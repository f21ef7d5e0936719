/** What the open office holds of chains, and whom it knows as their publishers. */
import * as z from 'zod'
import { bytesToBase64 } from '#shared/base/base64.ts'
import { assert } from '#shared/base/assert.ts'
import { readContentItem, type HeldContent } from '#shared/chains/content-item.ts'
import { publicDeviceOf, seedOf } from '#shared/crypto/device-keys.ts'
import { publicKeyOf } from '#shared/crypto/signature.ts'
import type { ContentReader } from '#shared/exchange/content-checks.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'

/** Devices outside the network whose digits were typed. They stay on this device: trust is not passed on. */
export const Publishers = z
  .array(z.object({ device: z.string(), office: z.string(), since: z.string() }).readonly())
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
  const holder = holderOf(session)
  return session.items.ofKind('chain-content').flatMap((item) => readContentItem(item, holder) ?? [])
}

export function inForce(session: Session): readonly HeldContent[] {
  return heldContent(session).filter(({ state }) => state !== 'draft')
}

/** Against what a package is read. */
export async function readerFor(world: World, session: Session): Promise<ContentReader> {
  const { store, vault } = session
  const control = (name: 'exchange' | 'publishers') => store.state.controls.get(name)
  const { id } = await publicDeviceOf(vault.device)
  return {
    directory: exchangeOf(control).directory,
    own: id,
    trusted: new Set(publishersOf(control).map(({ device }) => device)),
    catalogue: await world.catalogue(),
    held: inForce(session).map(({ document }) => document),
  }
}
