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
import { seenFrom, withSeen, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { lostAfter } from '#shared/exchange/put-back.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { isRightfulChange, type Parties, type ReadItemRecord } from '#shared/exchange/transfer-rights.ts'
import { erasuresBeyond, unknownErasures } from '#shared/exchange/unknown-erasures.ts'
import { isOf } from '#shared/exchange/writer-office.ts'
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
import type { Author } from '#shared/records/write.ts'

export interface Receiving {
  readonly state: ExchangeState
  /** The reading device. */
  readonly author: Pick<Author, 'device' | 'counter'>
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
  const state = { ...into.state, lost: lostAfter(into.state, checked, into.author) }
  const { device } = into.author
  const reader = { ...into, state, device, directory, scope, own: office ?? '', sender: header.office }
  const judging: Judging = { ...reader, whose: oncePerDevice((id) => isOf(header.office, id, reader)) }
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

interface Judging extends Receiving, Parties {
  readonly state: ExchangeState
  readonly scope: Scope | null
  /** Whether a device is one of the sending office. */
  readonly whose: (device: DeviceId) => ReturnType<typeof isOf>
}

/** Thousands of records have the same few writers. */
function oncePerDevice<T>(ask: (device: DeviceId) => T): (device: DeviceId) => T {
  const answers = new Map<DeviceId, T>()
  return (device) => {
    const known = answers.get(device)
    if (known !== undefined) return known
    const answer = ask(device)
    answers.set(device, answer)
    return answer
  }
}

function mayCome(record: MergeableRecord, judging: Judging): boolean {
  const ours = judging.oursById.get(record.id)
  // An erased record stays erased whatever comes.
  if (ours && (isErased(ours) || isSameState(ours, record))) return true
  if (isErased(record)) return !ours || mayErase(ours, judging)
  if (ours) return mayFollow(record, ours, judging)
  return judging.scope === null ? isNewByRight(record, judging) : mayChange(record, ours, judging)
}

/** A hand-over in the name of this office is none of theirs, whatever is chosen. */
function isNewByRight(record: LiveRecord, judging: Judging): boolean {
  const transfer = transferOf(record, judging)
  return transfer === null || isRightfulChange(transfer, null, judging)
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
  if (isCase(ours)) return isTheirCase(ours, judging)
  if (transferOf(ours, judging)) return true
  if (judging.scope === null) return isTheirsAlone(ours, judging)
  const read = readOf(ours, judging)
  return read !== null && isOfScope(read, judging)
}

/**
 * A case is of the office of whoever wrote its code: opened it, or reduced it to what counts. Where that may only be one of
 * theirs, nobody else may have worked in it.
 */
function isTheirCase(ours: LiveRecord, judging: Judging): boolean {
  const whose = judging.whose(writerOf(ours, 'code') ?? '')
  return whose === 'perhaps' ? isTheirsAlone(ours, judging) : whose === 'yes'
}

/** Before a choice an office may add, and go on with what it alone has written; no other office's work is touched. */
function isTheirsAlone({ vv }: LiveRecord, judging: Judging): boolean {
  return Object.keys(vv).every((device) => judging.whose(device) !== 'no')
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
