/** Planning a package: whom it goes to, and what of the records they may receive and do not have. */
import { assert } from '#shared/base/assert.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { DeviceKeys, KnownDevice } from '#shared/crypto/device-keys.ts'
import { activeIn, peerIn } from '#shared/exchange/device-office.ts'
import { knownHere, reliedOn, type ExchangeState, type Peer } from '#shared/exchange/exchange-state.ts'
import {
  givenTo,
  groupsFor,
  isInScope,
  scopeFor,
  type ScopeBetween,
  type SmallRecord,
} from '#shared/exchange/in-scope.ts'
import {
  activeDevices,
  allDevices,
  type DeviceEntry,
  type NetworkDirectory,
} from '#shared/exchange/network-directory.ts'
import { ownDevice, ownOffice, standingOf } from '#shared/exchange/own-office.ts'
import type { PackageKind } from '#shared/exchange/package-header.ts'
import { scopeVersion, type Scope } from '#shared/exchange/scope.ts'
import { carriesRecords, markOf } from '#shared/exchange/sent-package.ts'
import { isNewFor, meetVectors, type Delta } from '#shared/records/knowledge.ts'
import type { DeviceId, MergeableRecord, VersionVector } from '#shared/records/record.ts'
import type { Author } from '#shared/records/write.ts'

/** The device that plans, and what it knows. */
export interface Planner {
  readonly device: Pick<KnownDevice, 'id'>
  readonly keys: Pick<DeviceKeys, 'admin'>
  readonly author: Pick<Author, 'device' | 'counter'>
  readonly state: ExchangeState
}

export interface PackageAim {
  readonly offices: readonly string[]
  /** Only this one of their devices. */
  readonly device?: string | undefined
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
  /** Names the rows for counting that all recipients have; `null` where they differ, or that is not known. */
  readonly figures: string | null
}

export type PlanError =
  | { readonly type: 'NoPartner' }
  /** Nobody has said yet what that office is to receive. */
  | { readonly type: 'ScopeNotChosen' }
  /** This device's packages are refused everywhere. */
  | { readonly type: 'DeviceBlocked' }
  /** Its office does not list this device any more. */
  | { readonly type: 'DeviceLeft' }

/** Whom a package to some offices goes to and from where on it has to tell. The offices are one group of `groupsFor`. */
export function planExport(planner: Planner, aim: PackageAim): Result<ExportPlan, PlanError> {
  const { state, device, keys } = planner
  const { directory } = state
  const self = ownDevice(device.id, keys)
  const problem = sendingProblems[standingOf(state, self).type]
  if (problem) return err({ type: problem })
  const recipients = recipientsOf(state, aim, device.id)
  if (!directory || recipients.length === 0) return err({ type: 'NoPartner' })
  const extent = scopedExtent(planner, { ...aim, own: ownOffice(state, self)?.id ?? '', recipients })
  return extent ? ok({ kind: aim.kind, directory, recipients, ...extent }) : err({ type: 'ScopeNotChosen' })
}

/** `null` where nobody has said what these offices are to receive. */
function scopedExtent(planner: Planner, aim: Omit<Extent, 'scope'>): ReturnType<typeof extentOf> | null {
  const scope = carriesRecords(aim.kind) ? commonScope(planner.state, aim.own, aim.offices) : 'all'
  return scope && extentOf(planner, { ...aim, scope })
}

/** What keeps a device from sending. */
const sendingProblems = { alone: null, member: null, blocked: 'DeviceBlocked', left: 'DeviceLeft' } as const

/** A directory alone holds no secret, and a blocked device that is found again is to learn that it is. */
function recipientsOf(
  state: ExchangeState,
  { offices, device: only, kind }: PackageAim,
  own: string,
): readonly DeviceEntry[] {
  const { directory } = state
  if (!directory) return []
  // An invitation may be what first makes a device one of an office.
  const devices = carriesRecords(kind) ? activeIn(state, offices) : listed(directory, { offices, kind })
  return devices.filter(({ id }) => id !== own && (only === undefined || id === only))
}

function listed(
  directory: NetworkDirectory,
  { offices, kind }: Pick<PackageAim, 'offices' | 'kind'>,
): readonly DeviceEntry[] {
  return kind === 'directory' ? allDevices(directory, offices) : activeDevices(directory, offices)
}

interface Extent extends PackageAim {
  /** The own office. */
  readonly own: string
  readonly recipients: readonly DeviceEntry[]
  readonly scope: Scope
}

function extentOf(
  { state, author }: Planner,
  { kind, offices, own, recipients, scope }: Extent,
): Pick<ExportPlan, 'base' | 'upto' | 'have' | 'between' | 'tellsOthers' | 'since' | 'settled' | 'figures'> {
  const have = knownHere(state, author)
  const peers = recipients.map(({ id }) => peerIn(state, id, offices))
  const { since, settled, figures } = startOf(peers, { kind, scope, self: author.device })
  // A package without records, or with a part of them, must not promise that anything is known after it.
  const promises = carriesRecords(kind) && scope === 'all'
  const { base, upto } = promises ? { base: since, upto: have } : { base: {}, upto: {} }
  const between = { scope, ours: own, theirs: offices, given: givenTo(state, offices[0] ?? '') }
  const tellsOthers = offices.every((office) => scopeFor(state, own, office) === 'all')
  return { base, upto, have, between, tellsOthers, since, settled, figures }
}

/** What all recipients have already; nothing counts where everything is to be told. */
function startOf(
  peers: readonly Peer[],
  { kind, scope, self }: { readonly kind: PackageKind; readonly scope: Scope; readonly self: DeviceId },
): Pick<ExportPlan, 'since' | 'settled' | 'figures'> {
  if (kind !== 'sync') return { since: {}, settled: new Set(), figures: null }
  const seen = peers.map((peer) => (scope === 'all' ? reliedOn(peer, self) : seenOf(peer, scope)))
  return { since: meetVectors(seen), settled: commonMarks(peers), figures: commonFigures(peers) }
}

/** The last rows each was told, where all have acknowledged the same. */
function commonFigures(peers: readonly Peer[]): string | null {
  const marks = new Set(peers.map(({ figures }) => (figures?.got ? figures.mark : null)))
  const [mark = null] = marks
  return marks.size === 1 ? mark : null
}

/** Offices of different scopes are never in one package: it would hold for all what is meant for one. */
function commonScope(state: ExchangeState, own: string, offices: readonly string[]): Scope | null {
  const groups = groupsFor(state, own, offices)
  if (groups.flatMap((group) => group.offices).length < offices.length) return null
  assert(groups.length === 1, 'a package is for offices that may share one')
  return groups[0]?.scope ?? null
}

/** What a device is known to have of a scope. */
export function seenOf({ have, part }: Peer, scope: Scope): VersionVector {
  if (scope === 'all') return have
  return part?.scope === scope && part.version === scopeVersion ? part.have : {}
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
