/** Planning a package: whom it goes to, and what of the records they may receive and do not have. */
import { assert } from '#shared/base/assert.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { KnownDevice } from '#shared/crypto/device-keys.ts'
import { knownHere, peerOf, type ExchangeState, type Peer } from '#shared/exchange/exchange-state.ts'
import {
  givenTo,
  groupsFor,
  isInScope,
  officeOfDevice,
  scopeFor,
  type ScopeBetween,
  type SmallRecord,
} from '#shared/exchange/in-scope.ts'
import { activeDevices, type DeviceEntry, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import type { PackageKind } from '#shared/exchange/package-header.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { carriesRecords, markOf } from '#shared/exchange/sent-package.ts'
import { isNewFor, meetVectors, type Delta } from '#shared/records/knowledge.ts'
import type { MergeableRecord, VersionVector } from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

/** The device that plans, and what it knows. */
export interface Planner {
  readonly device: Pick<KnownDevice, 'id'>
  readonly author: Pick<Author, 'device' | 'counter'>
  readonly state: ExchangeState
}

export interface PackageAim {
  readonly offices: readonly string[]
  readonly kind: PackageKind
}

export interface ExportPlan extends Delta {
  readonly kind: PackageKind
  readonly directory: NetworkDirectory
  readonly recipients: readonly DeviceEntry[]
  readonly have: VersionVector
  readonly between: ScopeBetween
  /** Whether the recipients hear what third offices know: of use only to whom everything is passed on to. */
  readonly tellsOthers: boolean
  /** What all recipients have seen of what they may receive. */
  readonly since: VersionVector
  /** States that all recipients have acknowledged though no vector tells of them. */
  readonly settled: ReadonlySet<string>
}

export interface PlanError {
  /** Nobody to send to; or nobody has said yet what that office is to receive. */
  readonly type: 'NoPartner' | 'ScopeNotChosen'
}

/** Whom a package to some offices goes to and from where on it has to tell. The offices are one group of `groupsFor`. */
export function planExport(planner: Planner, aim: PackageAim): Result<ExportPlan, PlanError> {
  const { state, device } = planner
  const { directory } = state
  const active = directory ? activeDevices(directory, aim.offices) : []
  const recipients = active.filter(({ id }) => id !== device.id)
  if (!directory || recipients.length === 0) return err({ type: 'NoPartner' })
  const scope = carriesRecords(aim.kind) ? commonScope(state, device.id, aim.offices) : 'all'
  if (scope === null) return err({ type: 'ScopeNotChosen' })
  return ok({ kind: aim.kind, directory, recipients, ...extentOf(planner, { ...aim, recipients, scope }) })
}

interface Extent extends PackageAim {
  readonly recipients: readonly DeviceEntry[]
  readonly scope: Scope
}

function extentOf(
  { state, author, device }: Planner,
  { kind, offices, recipients, scope }: Extent,
): Pick<ExportPlan, 'base' | 'upto' | 'have' | 'between' | 'tellsOthers' | 'since' | 'settled'> {
  const have = knownHere(state, author)
  const peers = recipients.map(({ id }) => peerOf(state, id))
  const { since, settled } = startOf(peers, { kind, scope })
  // A package without records, or with a part of them, must not promise that anything is known after it.
  const promises = carriesRecords(kind) && scope === 'all'
  const { base, upto } = promises ? { base: since, upto: have } : { base: {}, upto: {} }
  const given = givenTo(state, offices[0] ?? '')
  const between = { scope, ours: officeOfDevice(state, device.id) ?? '', theirs: offices, given }
  const tellsOthers = offices.every((office) => scopeFor(state, device.id, office) === 'all')
  return { base, upto, have, between, tellsOthers, since, settled }
}

/** What all recipients have already; nothing counts where everything is to be told. */
function startOf(
  peers: readonly Peer[],
  { kind, scope }: { readonly kind: PackageKind; readonly scope: Scope },
): Pick<ExportPlan, 'since' | 'settled'> {
  if (kind !== 'sync') return { since: {}, settled: new Set() }
  return { since: meetVectors(peers.map((peer) => seenOf(peer, scope))), settled: commonMarks(peers) }
}

/** Offices of different scopes are never in one package: it would hold for all what is meant for one. */
function commonScope(state: ExchangeState, device: string, offices: readonly string[]): Scope | null {
  const groups = groupsFor(state, device, offices)
  if (groups.flatMap((group) => group.offices).length < offices.length) return null
  assert(groups.length === 1, 'a package is for offices that may share one')
  return groups[0]?.scope ?? null
}

function seenOf({ have, part }: Peer, scope: Scope): VersionVector {
  if (scope === 'all') return have
  return part?.scope === scope ? part.have : {}
}

function commonMarks(peers: readonly Peer[]): ReadonlySet<string> {
  const [first, ...others] = peers.map(({ marks }) => new Set(marks))
  return new Set([...(first ?? [])].filter((mark) => others.every((marks) => marks.has(mark))))
}

/** Whether a record belongs into the package; `item` as for `isInScope`. */
export function belongsIntoPackage(
  plan: ExportPlan,
  record: MergeableRecord,
  item: SmallRecord | null,
): boolean {
  if (!carriesRecords(plan.kind) || !isNewFor(record, plan.since)) return false
  if (!isInScope(record, item, plan.between)) return false
  return !(isNewFor(record, plan.have) && plan.settled.has(markOf(record)))
}
