/** From a checked package to what an import would do. A plan is a value: a person sees it before anything is written. */
import { withOffice } from '#shared/exchange/device-office.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { peerOf, withPeer, withSeen, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import { isNewest, knowledgeAfter, withHearsay } from '#shared/exchange/import-knowledge.ts'
import { createdAt } from '#shared/exchange/package-header.ts'
import { countsOnFrom, lostAfter, withListed } from '#shared/exchange/put-back.ts'
import { withAside, withReceipts } from '#shared/exchange/receipts.ts'
import { afterChoices } from '#shared/exchange/scope-choice.ts'
import { unknownErasures, withUnknownErasures } from '#shared/exchange/unknown-erasures.ts'
import { withBrought, withDirectory } from '#shared/exchange/writer-office.ts'
import { observeStamp } from '#shared/records/hybrid-clock.ts'
import { mergeRecords } from '#shared/records/merge.ts'
import {
  contradictions,
  hasConflict,
  isErased,
  type ErasedRecord,
  type LiveRecord,
  type MergeableRecord,
  type RecordId,
} from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

export type ImportEffect = 'added' | 'changed' | 'conflict' | 'erased' | 'unchanged'

export interface PlannedRecord {
  readonly effect: ImportEffect
  /** The merged state, to be stored unless unchanged. */
  readonly record: MergeableRecord
}

export interface ImportPlan {
  readonly records: readonly PlannedRecord[]
  readonly counts: Readonly<Record<ImportEffect, number>>
  /** To be stored in the same commit as the records, or a hole in knowledge would be hidden for ever. */
  readonly state: ExchangeState
  readonly author: Author
}

export interface ImportInto {
  readonly state: ExchangeState
  readonly author: Author
  readonly now: number
  /** The states here of the records the package names; those that are not here are absent. */
  readonly oursById: ReadonlyMap<RecordId, MergeableRecord>
}

export function planImport(checked: CheckedPackage, into: ImportInto): ImportPlan {
  return planOf(planRecords(checked.records, into.oursById), checked, into)
}

/**
 * The same where the package's records were compared before, piece by piece. `oursById` may be empty then, if all that
 * the sender tells may come in.
 */
export function planOf(
  records: readonly PlannedRecord[],
  checked: CheckedPackage,
  into: ImportInto,
): ImportPlan {
  const counts = { added: 0, changed: 0, conflict: 0, erased: 0, unchanged: 0 }
  for (const { effect } of records) counts[effect] += 1
  const stamp = observeStamp(into.author.stamp, checked.latestStamp, into.now)
  const counter = countsOnFrom(checked, into.author, into.state)
  const author = { ...into.author, stamp, counter }
  return { records, counts, state: stateAfter(checked, into), author }
}

/** A package may name a record twice; the plan names it once. */
export function planRecords(
  theirs: readonly MergeableRecord[],
  oursById: ReadonlyMap<RecordId, MergeableRecord>,
): readonly PlannedRecord[] {
  const mergedById = new Map<RecordId, MergeableRecord>()
  for (const record of theirs) {
    const mine = mergedById.get(record.id) ?? oursById.get(record.id)
    mergedById.set(record.id, mine ? mergeRecords(mine, record) : record)
  }
  return [...mergedById.values()].map((record) => ({
    effect: effectOf(oursById.get(record.id), record),
    record,
  }))
}

function effectOf(ours: MergeableRecord | undefined, merged: MergeableRecord): ImportEffect {
  if (isErased(merged)) return ours && isSameErasure(ours, merged) ? 'unchanged' : 'erased'
  return ours && !isErased(ours) ? effectOnLive(ours, merged) : 'added'
}

function effectOnLive(ours: LiveRecord, merged: LiveRecord): ImportEffect {
  if (isSameState(ours, merged)) return 'unchanged'
  return hasNewConflict(ours, merged) ? 'conflict' : 'changed'
}

function isSameErasure(a: MergeableRecord, b: ErasedRecord): boolean {
  return isErased(a) && a.x.h === b.x.h && a.x.d.join() === b.x.d.join()
}

/** The merge knows: the same writes seen is the same state. Only a schema version may have risen without a write. */
function isSameState(ours: LiveRecord, merged: LiveRecord): boolean {
  if (ours === merged) return true
  const devices = Object.keys(merged.vv)
  return ours.sv === merged.sv && devices.every((device) => ours.vv[device] === merged.vv[device])
}

function hasNewConflict(ours: LiveRecord, merged: LiveRecord): boolean {
  return Object.keys(merged.f).some(
    (name) =>
      hasConflict(merged, name) && contradictions(merged, name).length > contradictions(ours, name).length,
  )
}

function stateAfter(checked: CheckedPackage, into: ImportInto): ExchangeState {
  const { state, author } = into
  const { header } = checked
  const { state: learned, devices } = knowledgeAfter(checked, state, author)
  const seen = withArrival(withNetwork(learned, checked, into), checked, into)
  const counted = withUnknownErasures(seen, header.office, unknownFromPart(checked, into).length)
  return { ...counted, peers: withHearsay(counted, checked, { own: author.device, devices }) }
}

/** What it says of the network, of the own office's choices, and of whose the devices are that wrote. */
function withNetwork(
  learned: ExchangeState,
  checked: CheckedPackage,
  { state, author }: ImportInto,
): ExchangeState {
  const { header, directory, office } = checked
  const chosen = afterChoices(learned, { ...checked, sender: header.sender })
  const lost = lostAfter(state, checked, author)
  const joined = { ...withDirectory(chosen, directory), office, ...(lost && { lost }) }
  const brought = withBrought(joined, checked.records, {
    office: header.office,
    device: author.device,
    before: state.known,
  })
  return withOffice(brought, header.sender, header.office)
}

/** That it came, and what it says of the packages from here. */
function withArrival(
  named: ExchangeState,
  checked: CheckedPackage,
  { state, author, now }: ImportInto,
): ExchangeState {
  const { header, hash } = checked
  const { sender, seq, pkg, prev } = header
  const { lastReceived } = peerOf(state, sender)
  const received = withPeer(named, sender, {
    // A day that lies ahead would keep the partner from ever being waited for.
    lastReceived: laterOf(lastReceived, earlierOf(header.created, createdAt(now))),
  })
  const seen = withSeen(received, sender, { seq, pkg, hash, prev })
  const isNow = isNewest(state, checked)
  return checked.receipts
    .filter(({ dev }) => dev === author.device)
    .reduce((before, { seqs, aside }) => {
      const told = isNow ? withAside(withListed(before, sender, seqs), sender, aside) : before
      return withReceipts(told, sender, seqs)
    }, seen)
}

/** Of an office that writes as we do they are not counted. */
function unknownFromPart(
  { office, header, records }: CheckedPackage,
  { state, oursById }: ImportInto,
): readonly MergeableRecord[] {
  return scopeFor(state, office, header.office) === 'all' ? [] : unknownErasures(records, oursById)
}

function earlierOf(one: string, other: string): string {
  return one < other ? one : other
}

/** Moments of one form compare as text. */
function laterOf(former: string | null, moment: string): string {
  return former !== null && former > moment ? former : moment
}
