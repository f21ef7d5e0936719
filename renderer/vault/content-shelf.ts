/** What the open office holds of chains, and whom it knows as their publishers. */
import * as z from 'zod'
import {
  inForceOf,
  readContentItem,
  writeRemoval,
  type ContentHolder,
  type ReadContent,
  type SealedContent,
  type HeldContent,
} from '#shared/chains/content-item.ts'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import {
  heldOf,
  highestNumbers,
  nextNumber,
  presentNumber,
  SealNumberRows,
  setAsideOf,
  type SealNumbers,
  type SetAsideContent,
} from '#shared/chains/seal-numbers.ts'
import { isSealedBy, sealContent } from '#shared/exchange/content-seal.ts'
import type { EntityId } from '#shared/domain/case-file.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { readItem, type Item } from '#shared/domain/item.ts'
import type { JsonValue, MergeableRecord } from '#shared/records/record.ts'
import type { ContentReader } from '#shared/exchange/content-checks.ts'
import { adminSeedOf, belongingOf } from '#renderer/vault/own-office.ts'
import { publicDevice } from '#renderer/vault/public-device.ts'
import { exchangeOf, type Session } from '#renderer/vault/session.ts'
import type { World } from '#renderer/vault/world.ts'
import { todayOf } from '#renderer/vault/write-vault-file.ts'

/** Whose 40 digits were typed, with the name the office had then. They stay on this device: trust is not passed on. */
export const Publishers = z
  .array(z.object({ digits: z.string(), office: z.string(), since: z.string() }).readonly())
  .readonly()
export type Publishers = z.infer<typeof Publishers>

export function publishersOf(control: (name: 'publishers') => unknown): Publishers {
  return Publishers.catch([]).parse(control('publishers') ?? [])
}

/** The public key of the office: what it holds is marked with it. Alone, it is this device's own. */
export function holderOf(session: Session): string {
  const { office, device } = belongingOf(session)
  return office?.adminPub ?? device.adminPub ?? ''
}

export function heldContent(session: Session): readonly HeldContent[] {
  return heldOf(allContent(session), sealNumbers(session))
}

/** What is in the office's name and does not count. */
export function setAsideContent(session: Session): readonly SetAsideContent[] {
  return setAsideOf(allContent(session), sealNumbers(session))
}

/** Whether something was taken away, only the seal says. */
function allContent(session: Session): readonly ReadContent[] {
  const key = holderOf(session)
  return session.items.everyOfKind('chain-content').flatMap((item) => readOnce(item, key) ?? [])
}

/** Checking a seal takes milliseconds, and an item that was read does not change. */
const readItems = new WeakMap<Item['values'], Map<string, ReadContent | null>>()

function readOnce(item: Item, key: string): ReadContent | null {
  const byKey = readItems.get(item.values) ?? new Map<string, ReadContent | null>()
  readItems.set(item.values, byKey)
  const known = byKey.get(key)
  if (known !== undefined) return known
  const read = readContentItem(item, sealedBy(key))
  byKey.set(key, read)
  return read
}

function sealedBy(key: string): ContentHolder {
  return { key, isSealed: (values, seal) => isSealedBy(key, seal, values) }
}

/** An item as it would be, read for this office. */
export function contentOf(session: Session, item: Item): ReadContent | null {
  return readOnce(item, holderOf(session))
}

/** The highest number of a seal ever seen here, of each document. */
function sealNumbers(session: Session): SealNumbers {
  const stored = SealNumberRows.catch([]).parse(session.store.state.controls.get('seals') ?? [])
  return highestNumbers(allContent(session), new Map(stored))
}

export function nextSealNumber({ clock }: World, session: Session, document: ContentDocument): number {
  return nextNumber(sealNumbers(session), document, clock.now())
}

/**
 * The numbers as they are to be kept with records that are about to be written: what stands here now may be written over
 * by them, and must not be forgotten.
 */
export function sealRows(session: Session, records: Iterable<MergeableRecord>): JsonValue {
  const key = holderOf(session)
  const read = [...records].flatMap((record) => {
    const item = readItem(record)
    return (item && readOnce(item, key)) ?? []
  })
  return [...highestNumbers(read, sealNumbers(session))]
}

export type Seal = (values: SealedContent) => string

/** Seals what the office holds, with its own key; `null` on a device that does not have it. */
export function sealing(session: Session): Seal | null {
  const admin = adminSeedOf(session)
  return admin && ((values) => sealContent(admin, values))
}

/** The registers that remove what the office holds, with its seal; `null` where there is no such content, or no seal. */
export function removalOf(world: World, session: Session, item: Item): readonly RegisterWrite[] | null {
  const read = contentOf(session, item)
  const seal = sealing(session)
  if (!read || !seal) return null
  const number = nextSealNumber(world, session, read.content.document)
  return writeRemoval(item, { removedOn: todayOf(world), number }, seal)
}

/** The registers that take away what does not count; `null` where there is no such content, or no seal. */
export function setAsideRemoval(
  world: World,
  session: Session,
  id: EntityId,
): readonly RegisterWrite[] | null {
  const one = setAsideContent(session).find((other) => other.id === id)
  const item = session.items.get(id)
  const seal = sealing(session)
  if (!one || !item || !seal) return null
  const number = presentNumber(sealNumbers(session), one.document)
  return writeRemoval(item, { removedOn: todayOf(world), number }, seal)
}

export function inForce(session: Session): readonly HeldContent[] {
  return inForceOf(heldContent(session))
}

/** Against what a package is read. */
export async function readerFor(world: World, session: Session): Promise<ContentReader> {
  const { store, vault } = session
  const control = (name: 'exchange' | 'publishers') => store.state.controls.get(name)
  const { id } = await publicDevice(vault.device)
  return {
    directory: exchangeOf(control).directory,
    own: id,
    trusted: new Map(publishersOf(control).map(({ digits, office }) => [digits, office])),
    catalogue: await world.catalogue(),
    held: inForce(session).map(({ document }) => document),
  }
}
