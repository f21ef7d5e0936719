/**
 * Which of two offices may write which register of a transfer between them. An office that receives nothing but
 * transfers changes its own half only: an answer is not put into the other's mouth, and no transfer is turned to
 * another case. Where a transfer is reduced, either writes all that is left of it; where its consent is withdrawn, the
 * sending office takes out all but how it went.
 */
import type { SmallRecord } from '#shared/exchange/in-scope.ts'
import { isLost } from '#shared/exchange/put-back.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { isOf, isOurs, type Reader } from '#shared/exchange/writer-office.ts'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { isSeen } from '#shared/records/knowledge.ts'
import {
  compareDots,
  type DeviceId,
  type Dot,
  type LiveRecord,
  type Sibling,
  type VersionVector,
} from '#shared/records/record.ts'

const ofSender: readonly string[] = [
  ...['kind', 'from', 'to', 'source', 'facts', 'wish', 'consent', 'sentOn', 'made', 'replyDue'],
  ...['withdrawnOn', 'entered', 'removedOn'],
]
const ofReceiver: readonly string[] = ['answer', 'result', 'opened']
/** What stays of a transfer whose case is reduced. */
const lasting: readonly string[] = [
  ...['kind', 'from', 'to', 'source', 'consent', 'sentOn', 'withdrawnOn', 'entered'],
  ...ofReceiver,
]

/** Whose a register is; `either` for the history and for what only a later program knows. */
export function sideOf(register: string): 'from' | 'to' | 'either' {
  if (ofSender.includes(register) || register.startsWith('a.')) return 'from'
  return ofReceiver.includes(register) || register.startsWith('q.') ? 'to' : 'either'
}

export interface Ends {
  readonly from: string
  readonly to: string
}

/**
 * Whether an office may write a register of a transfer: what it writes in the other half is not taken in there. Where the
 * own office is not known, nobody can say which half that is.
 */
export function mayWrite({ from, to }: Ends, office: string | null, register: string): boolean {
  if (office === null) return true
  if (office !== from && office !== to) return false
  const side = sideOf(register)
  return side === 'either' || office === (side === 'from' ? from : to)
}

export interface ReadItemRecord {
  readonly record: LiveRecord
  readonly item: SmallRecord
}

export interface Parties extends Reader {
  /** The office that sends the change. */
  readonly sender: string
  /** What is chosen for it. */
  readonly scope: Scope | null
}

/** Whether a transfer between the two may become this one. `ours` is the transfer as it stands here. */
export function isRightfulChange(
  theirs: ReadItemRecord,
  ours: ReadItemRecord | null,
  parties: Parties,
): boolean {
  if (!tellsKnownOfUs(theirs, ours, parties) || (ours && !leavesRest(ours, theirs, parties))) return false
  return isReduced(theirs) || isWrittenByRight(theirs, ours, parties)
}

/**
 * Nobody else tells of writes of this office, of a further or a blocked laptop of it either, before they are known here.
 * Only what a disk that was put back has lost may come back, and leads nowhere else; as a hand-over that is new here not
 * before transfers are chosen, and to no case that it names.
 */
function tellsKnownOfUs(theirs: ReadItemRecord, ours: ReadItemRecord | null, parties: Parties): boolean {
  const news = newWrites(theirs.record, ours?.record.vv ?? {}).filter(([device]) => isOurs(device, parties))
  if (news.length === 0) return true
  if (!news.every((dot) => isLost(parties.state, dot))) return false
  return ours ? leadsNoElse(ours.item, theirs.item) : parties.scope !== null && namesNoCase(theirs.item)
}

function namesNoCase({ values }: SmallRecord): boolean {
  return Object.entries(membersOf(values['source'])).every(
    ([name, value]) => name === 'referral' || value === null,
  )
}

/** Those that stand in it, and the last of each device. */
function newWrites({ vv, f }: LiveRecord, before: VersionVector): readonly Dot[] {
  const standing = Object.values(f).flatMap((siblings) => siblings.map(({ d }) => d))
  return [...Object.entries(vv), ...standing].filter((dot) => !isSeen(before, dot))
}

/** From whom to whom stays, and whatever the other half holds; once reduced, only that it leads nowhere else. */
function leavesRest(
  ours: ReadItemRecord,
  theirs: ReadItemRecord,
  { sender }: Pick<Parties, 'sender'>,
): boolean {
  if (!isSameWay(ours.item, theirs.item)) return false
  if (isReduced(theirs)) return leadsNoElse(ours.item, theirs.item)
  return keepsOthers(ours.record, theirs.record, stayingIn(theirs, sender))
}

/**
 * Without consent nothing of what was carried and asked may stay; how it went is the other office's to say. What has gone
 * so does not come back with an end that was taken back, even where nobody else ever saw that end.
 */
function stayingIn({ record, item }: ReadItemRecord, sender: string): (name: string) => boolean {
  if (Object.hasOwn(record.f, 'reducedOn')) return (name) => lasting.includes(name)
  const isTakenBack = Object.hasOwn(record.f, 'withdrawnOn') && item.values['from'] === sender
  const isWithdrawn = typeof item.values['withdrawnOn'] === 'string'
  return isWithdrawn || isTakenBack ? (name) => ofReceiver.includes(name) : () => true
}

function isReduced({ item }: ReadItemRecord): boolean {
  return typeof item.values['reducedOn'] === 'string'
}

/** From whom to whom never changes. */
function isSameWay(ours: SmallRecord, theirs: SmallRecord): boolean {
  return ['from', 'to'].every((name) => ours.values[name] === theirs.values[name])
}

/** A reduced transfer leads to the case it led to, or to none. */
function leadsNoElse(ours: SmallRecord, theirs: SmallRecord): boolean {
  const [was, is] = [ours, theirs].map(({ values }) => membersOf(values['source']))
  return Object.entries(is ?? {}).every(
    ([name, value]) => value === null || canonicalJson(value) === canonicalJson(was?.[name] ?? null),
  )
}

function membersOf(value: SmallRecord['values'][string] | undefined): SmallRecord['values'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as SmallRecord['values'])
    : {}
}

/**
 * Every value that is news here was written by a device of the office whose register it is. What stands here already is
 * no news: an undo or a decision at the other office writes it once more.
 */
function isWrittenByRight(
  { record, item }: ReadItemRecord,
  ours: ReadItemRecord | null,
  parties: Parties,
): boolean {
  const before = ours?.record.vv ?? {}
  return Object.entries(record.f).every(([name, siblings]) => {
    const side = sideOf(name)
    if (side === 'either') return true
    const office = item.values[side]
    const stands = new Set((ours?.record.f[name] ?? []).map(({ v }) => canonicalJson(v)))
    return siblings.every(
      ({ d, v }) => isSeen(before, d) || isDeviceOf(d[0], office, parties) || stands.has(canonicalJson(v)),
    )
  })
}

/** A device that no office lists may be one that the sending office once had. */
function isDeviceOf(device: DeviceId, office: JsonValue | undefined, parties: Parties): boolean {
  const { directory, own, sender } = parties
  if (isOurs(device, parties)) return office === own
  const listing = directory.offices.filter(({ devices }) => devices.some(({ id }) => id === device))
  if (listing.length === 0) return office === sender
  // Its office may have dropped it, and another one has it on its list.
  if (listing.some(({ id }) => id === office)) return true
  return typeof office === 'string' && isOf(office, device, parties) === 'yes'
}

/** What stands in a register goes only where a newer value takes its place. */
function keepsOthers(ours: LiveRecord, theirs: LiveRecord, mustStay: (name: string) => boolean): boolean {
  return Object.entries(ours.f).every(([name, siblings]) => {
    if (!mustStay(name)) return true
    const next = Object.hasOwn(theirs.f, name) ? (theirs.f[name] ?? []) : []
    const isGone = (one: Sibling): boolean => isSeen(theirs.vv, one.d) && !holds(next, one)
    return !siblings.some(isGone) || next.some(({ d }) => !isSeen(ours.vv, d))
  })
}

function holds(siblings: readonly Sibling[], { d }: Sibling): boolean {
  return siblings.some((sibling) => compareDots(sibling.d, d) === 0)
}
