/**
 * What of a package may be taken in. What an office may send us is what we send it: an office of scope `all` and the
 * own one write as we do; any other only what its scope holds. The rest is set aside: it changes nothing, it is not
 * acknowledged, and what is known here does not rise over it, so it comes again once more is chosen (README.md, 8).
 */
import {
  holdsFigureKind,
  isCase,
  isTransferBetween,
  scopeFor,
  type SmallRecord,
} from '#shared/exchange/in-scope.ts'
import { peerOf, seenFrom, withSeen, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { isRightfulChange, type ReadItemRecord } from '#shared/exchange/transfer-rights.ts'
import { erasuresBeyond, unknownErasures } from '#shared/exchange/unknown-erasures.ts'
import { countOf, equalVectors, isNewFor } from '#shared/records/knowledge.ts'
import {
  isErased,
  writerOf,
  type DeviceId,
  type LiveRecord,
  type MergeableRecord,
  type RecordId,
  type VersionVector,
} from '#shared/records/record.ts'

export interface Receiving {
  readonly state: ExchangeState
  /** The reading device. */
  readonly device: DeviceId
  /** The states here of the records the package names. */
  readonly oursById: ReadonlyMap<RecordId, MergeableRecord>
  /** The small record beside the cases that a record is; `null` for a case and for what cannot be read. */
  readonly itemOf: (record: MergeableRecord) => SmallRecord | null
}

export interface Allowed {
  /** The package as if it held no more than may be taken in, and promised no more. */
  readonly checked: CheckedPackage
  /** What was set aside, and the choice that says so; `null` where all may come in. */
  readonly setAside: SetAside | null
}

export interface SetAside {
  readonly count: number
  /** `null`: nothing is chosen yet. */
  readonly scope: Exclude<Scope, 'all'> | null
}

export function allowedRecords(checked: CheckedPackage, into: Receiving): Allowed {
  const { header, office, directory, records } = checked
  const scope = scopeFor(into.state, office, header.office)
  if (scope === 'all') return { checked, setAside: null }
  const judging: Judging = { ...into, directory, scope, own: office ?? '', sender: header.office }
  const unknown = unknownErasures(records, into.oursById)
  const left = [
    ...records.filter((record) => !mayCome(record, judging)),
    ...erasuresBeyond(unknown, into.state, header.office),
  ]
  if (left.length === 0) return { checked, setAside: null }
  const aside = new Set(left)
  return {
    checked: {
      ...checked,
      records: records.filter((record) => !aside.has(record)),
      header: { ...header, upto: uptoWithout(header.upto, left, into.state.known) },
    },
    setAside: { count: left.length, scope },
  }
}

interface Judging extends Receiving {
  readonly directory: NetworkDirectory
  readonly scope: Scope | null
  readonly own: string
  readonly sender: string
}

function mayCome(record: MergeableRecord, judging: Judging): boolean {
  const ours = judging.oursById.get(record.id)
  // An erased record stays erased whatever comes.
  if (ours && (isErased(ours) || isSameState(ours, record))) return true
  if (isErased(record)) return !ours || mayErase(ours, judging)
  return ours ? mayFollow(record, ours, judging) : judging.scope === null || mayChange(record, ours, judging)
}

function mayFollow(record: LiveRecord, ours: LiveRecord, judging: Judging): boolean {
  const transfer = transferOf(ours, judging)
  if (transfer) return goesOn(record, transfer, judging)
  return judging.scope === null ? isTheirsAlone(ours, judging) : mayChange(record, ours, judging)
}

function isSameState(ours: LiveRecord, record: MergeableRecord): boolean {
  return !isErased(record) && ours.sv === record.sv && equalVectors(ours.vv, record.vv)
}

/** An erasure follows a record to wherever its office once gave it, whatever is chosen since. */
function mayErase(ours: LiveRecord, judging: Judging): boolean {
  const { scope, sender, state } = judging
  if (isCase(ours)) return peerOf(state, writerOf(ours, 'code') ?? '').office === sender
  if (transferOf(ours, judging)) return true
  if (scope === null) return isTheirsAlone(ours, judging)
  const read = readOf(ours, judging)
  return read !== null && isOfScope(read, judging)
}

/** Before a choice an office may add, and go on with what it alone has written; no other office's work is touched. */
function isTheirsAlone({ vv }: LiveRecord, { directory, sender }: Judging): boolean {
  const office = directory.offices.find(({ id }) => id === sender)
  const theirs = new Set(office?.devices.map(({ id }) => id))
  return Object.keys(vv).every((device) => theirs.has(device))
}

/** A transfer between the two that stands here. */
function transferOf(ours: LiveRecord, judging: Judging): ReadItemRecord | null {
  const read = readOf(ours, judging)
  return read && isTransferBetween(read.item, judging.own, judging.sender) ? read : null
}

/** Whatever is chosen since: a consent is withdrawn for what has been handed over, too. */
function goesOn(record: LiveRecord, ours: ReadItemRecord, judging: Judging): boolean {
  const theirs = transferOf(record, judging)
  return theirs !== null && isRightfulChange(theirs, ours, judging)
}

function mayChange(record: LiveRecord, ours: LiveRecord | undefined, judging: Judging): boolean {
  const theirs = readOf(record, judging)
  if (!theirs || !isOfScope(theirs, judging)) return false
  const former = ours ? readOf(ours, judging) : null
  // A record never becomes another kind of thing; a case least of all.
  if (ours && !isSameThing(former, theirs, judging)) return false
  return judging.scope === 'figures' || isRightfulChange(theirs, former, judging)
}

function isSameThing(former: ReadItemRecord | null, { item }: ReadItemRecord, judging: Judging): boolean {
  return former !== null && former.item.kind === item.kind && isOfScope(former, judging)
}

function isOfScope({ item }: ReadItemRecord, { scope, own, sender }: Judging): boolean {
  return scope === 'figures' ? holdsFigureKind(item) : isTransferBetween(item, own, sender)
}

function readOf(record: LiveRecord, { itemOf }: Judging): ReadItemRecord | null {
  const item = isCase(record) ? null : itemOf(record)
  return item && { record, item }
}

/** Of devices whose writes were set aside nothing more is known than before. */
function uptoWithout(
  upto: VersionVector,
  left: readonly MergeableRecord[],
  known: VersionVector,
): VersionVector {
  const news = left.filter((record) => isNewFor(record, known))
  const held = new Set(news.flatMap((record) => devicesBeyond(record, known)))
  return Object.fromEntries(Object.entries(upto).filter(([device]) => !held.has(device)))
}

function devicesBeyond(record: MergeableRecord, known: VersionVector): readonly DeviceId[] {
  if (isErased(record)) return [record.x.d[0]]
  return Object.keys(record.vv).filter((device) => countOf(record.vv, device) > countOf(known, device))
}

/** The package is remembered as seen, and not acknowledged: its sender is to go on telling what was left of it. */
export function withoutReceipt(
  state: ExchangeState,
  { header }: Pick<CheckedPackage, 'header'>,
): ExchangeState {
  const seen = seenFrom(state, header.sender).find(({ pkg }) => pkg === header.pkg)
  return seen ? withSeen(state, header.sender, { ...seen, partly: true }) : state
}
