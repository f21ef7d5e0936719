/** Which packages are to be written into the exchange folder: at most one for each group of offices. */
import { jsonHash } from '#shared/base/json-hash.ts'
import { directFrom, knownHere, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import {
  askedBy,
  hasNews,
  isLost,
  lastSaid,
  mustAnswer,
  presentOf,
  reachOf,
} from '#shared/exchange/folder-due.ts'
import type { ListedFile } from '#shared/exchange/folder-files.ts'
import { activeIn } from '#shared/exchange/device-office.ts'
import type { FolderMemory, Said } from '#shared/exchange/folder-memory.ts'
import { groupsFor } from '#shared/exchange/in-scope.ts'
import type { Sender } from '#shared/exchange/make-package.ts'
import { ownDevice, ownOffice } from '#shared/exchange/own-office.ts'
import { isChoiceNew } from '#shared/exchange/scope-choice.ts'
import type { PackageGroup, Scope } from '#shared/exchange/scope.ts'
import { isNewFor } from '#shared/records/knowledge.ts'
import type { VersionVector } from '#shared/records/record.ts'
import { senderOf } from '#renderer/vault/export-package.ts'
import { directoryMark } from '#renderer/vault/folder-read.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import type { Session } from '#renderer/vault/session.ts'

/** A package that is to be written. */
export interface DuePackage {
  readonly group: string
  readonly scope: Scope
  readonly offices: readonly string[]
  /** Whether it goes to further devices of the own office, which are told what partners receive. */
  readonly tellsChoices: boolean
  /** Whether they were not told yet as it is now. */
  readonly tellsNewChoice: boolean
  /** What it says once it is made, or once it turns out to have nothing in it. */
  readonly says: Said
  /** Due even without anything in it. */
  readonly mustAnswer: boolean
  /** Records that nobody else offers to all of them, counted as far as `countLimit`; without any, it only confirms. */
  readonly records: number
}

export const countLimit = 1000

interface FolderNow {
  readonly memory: FolderMemory
  readonly listed: readonly ListedFile[]
}

/** What is due for whom. Told by the index; no record is opened. */
export async function duePackages(session: Session, now: FolderNow): Promise<readonly DuePackage[]> {
  const sender = await senderOf(session)
  return groupsOf(sender).flatMap(({ scope, offices }) => {
    const due = dueFor(session, { ...now, sender, scope, group: nameOf({ scope, offices }), offices })
    return due ? [due] : []
  })
}

/** The circles that packages are for as things stand. */
export async function groupNames(session: Session): Promise<readonly string[]> {
  return groupsOf(await senderOf(session)).map(nameOf)
}

function nameOf({ scope, offices }: PackageGroup): string {
  return `${scope}:${[...offices].sort().join(',')}`
}

/** The own office's other devices receive all there is; an office nobody has chosen for receives nothing yet. */
function groupsOf({ state, device, keys }: Sender): readonly PackageGroup[] {
  const offices = state.directory?.offices.map(({ id }) => id) ?? []
  return groupsFor(state, ownOffice(state, ownDevice(device.id, keys))?.id ?? null, offices)
}

interface GroupNow extends FolderNow {
  readonly sender: Sender
  readonly scope: Scope
  readonly group: string
  readonly offices: readonly string[]
}

function dueFor(session: Session, now: GroupNow): DuePackage | null {
  const { sender, scope, group, offices, memory, listed } = now
  const { state, device, author } = sender
  const recipients = recipientsOf(sender, offices)
  if (recipients.length === 0) return null
  const present = presentOf(memory, group, listed)
  const ownDevices = furtherDevicesIn(sender, recipients)
  const tellsChoices = ownDevices.length > 0
  const directory = saidBeside(state, tellsChoices)
  const asked = askedBy(memory, recipients)
  const here = knownHere(state, author)
  const direct = directFrom(state, recipients)
  const news = { said: lastSaid(memory, group), recipients, here, direct, directory, asked }
  const says = { group, to: [...recipients], have: here, direct, directory, answered: [...asked] }
  const due = {
    group,
    scope,
    offices,
    says,
    tellsChoices,
    tellsNewChoice: mustTellChoices(state, ownDevices, news.said),
    mustAnswer: mustAnswer(news),
  }
  // A part is told by receipts and not by vectors; whether there is anything to say its making finds out.
  if (scope !== 'all') return hasNews(news) || isLost(memory, group, present) ? { ...due, records: 1 } : null
  const reach = reachOf({ self: device.id, recipients, state, memory, present })
  if (!hasNews(news) && lacking(session, reach.byAll) === 0) return null
  return { ...due, records: lacking(session, reach.byOthers) }
}

/** What was told in a package that never came to lie in the folder, nobody has heard. */
function mustTellChoices(state: ExchangeState, devices: readonly string[], said: Said | undefined): boolean {
  return devices.length > 0 && (said === undefined || isChoiceNew(state, devices))
}

/** Hash of what a package says beside records: the network, and to the own office's devices what partners receive. */
export function saidBeside(state: ExchangeState, tellsChoices: boolean): string {
  return tellsChoices ? jsonHash([state.directory, state.scopes]) : directoryMark(state)
}

function furtherDevicesIn({ state, device, keys }: Sender, recipients: readonly string[]): readonly string[] {
  const own = ownOffice(state, ownDevice(device.id, keys))
  return recipients.filter((id) => own?.devices.some((each) => each.id === id))
}

function recipientsOf({ state, device }: Sender, offices: readonly string[]): readonly string[] {
  return activeIn(state, offices)
    .map(({ id }) => id)
    .filter((id) => id !== device.id)
}

function lacking({ store }: Session, reach: VersionVector): number {
  let count = 0
  for (const entry of store.parts.index.entries()) {
    if (isNewFor(outlineOf(entry), reach)) count += 1
    if (count === countLimit) break
  }
  return count
}
