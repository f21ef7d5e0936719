/** What of the records a scope takes in, and which scope holds for an office. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { withCount, type ExchangeState, type Given } from '#shared/exchange/exchange-state.ts'
import { isLate } from '#shared/exchange/lazy-record.ts'
import { packageGroups, type PackageGroup, type Scope } from '#shared/exchange/scope.ts'
import { markOfId } from '#shared/exchange/sent-package.ts'
import { countOf, maxCounter } from '#shared/records/knowledge.ts'
import { isErased, type DeviceId, type MergeableRecord } from '#shared/records/record.ts'

/**
 * Items that are about no person, and that everybody's work gains by. Not events: their title, place and note are free
 * text, and they name the companies among the cases.
 */
const figureKinds: readonly string[] = ['body', 'programme', 'list-value', 'chain-content', 'chain-edition']

/** A small record beside the cases, as it is read: all that the choice looks at. */
export interface SmallRecord {
  readonly kind: string
  /** The value on show of each register. */
  readonly values: Readonly<Record<string, JsonValue>>
  /** Registers in which two unseen writes stand side by side. */
  readonly conflicts: readonly string[]
}

/** What one office may receive from another. */
export interface ScopeBetween {
  readonly scope: Scope
  readonly ours: string
  /** Only a package of scope `all` goes to more than one. */
  readonly theirs: readonly string[]
  readonly given: Given
}

/**
 * Whether a record may go to an office at all. `item` is the small record beside the cases that it is; a case is none,
 * and so is whatever this program cannot read.
 */
export function isInScope(record: MergeableRecord, item: SmallRecord | null, between: ScopeBetween): boolean {
  const { scope, given } = between
  if (scope === 'all') return true
  // A tombstone says no more than a random id, and must follow the record wherever that went.
  if (isErased(record)) return given.whole || given.ids.includes(markOfId(record.id))
  if (item === null || isCase(record)) return false
  return scope === 'figures'
    ? holdsFigureKind(item)
    : between.theirs.some((office) => isTransferBetween(item, between.ours, office))
}

/** What an office that only counts receives, and may write. */
export function holdsFigureKind({ kind }: SmallRecord): boolean {
  return figureKinds.includes(kind)
}

/** Every case has its code, whatever else may have been written into it. Only cases are read late. */
export function isCase(record: MergeableRecord): boolean {
  return !isErased(record) && (isLate(record) || Object.hasOwn(record.f, 'code'))
}

/** Where two devices disagree on whom it goes to, nobody is sent it. */
export function isTransferBetween(
  { kind, values, conflicts }: SmallRecord,
  ours: string,
  theirs: string,
): boolean {
  if (kind !== 'transfer' || conflicts.includes('from') || conflicts.includes('to')) return false
  const ends = [values['from'], values['to']]
  return theirs !== ours && ends.includes(ours) && ends.includes(theirs)
}

const nothingGiven: Given = { whole: false, ids: [] }

export function givenTo({ given }: Pick<ExchangeState, 'given'>, office: string): Given {
  return Object.hasOwn(given, office) ? (given[office] ?? nothingGiven) : nothingGiven
}

/** What an office is to receive from the office `own`; `null` where nobody has chosen. The own office has everything. */
export function scopeFor(
  { scopes }: Pick<ExchangeState, 'scopes'>,
  own: string | null,
  office: string,
): Scope | null {
  if (own === office) return 'all'
  return Object.hasOwn(scopes, office) ? (scopes[office]?.scope ?? null) : null
}

/** The packages that some offices need: one for all that receive everything, one for each of the others. */
export function groupsFor(
  state: Pick<ExchangeState, 'scopes'>,
  own: string | null,
  offices: readonly string[],
): readonly PackageGroup[] {
  return packageGroups((office) => scopeFor(state, own, office), offices)
}

interface Choosing {
  readonly scope: Scope | null
  readonly today: CalendarDate
  /** The device it is chosen on. */
  readonly device: DeviceId
}

/** The state after a choice; `null` takes the choice back. What was given to the office stays remembered. */
export function withScope(
  state: ExchangeState,
  office: string,
  { scope, today, device }: Choosing,
): ExchangeState {
  const former = Object.hasOwn(state.scopes, office) ? state.scopes[office] : undefined
  if (former?.scope === scope) return state
  const before = former?.knows ?? {}
  const count = Math.min(countOf(before, device) + 1, maxCounter)
  const chosen = { scope, since: today, knows: withCount(before, device, count) }
  return { ...state, scopes: { ...state.scopes, [office]: chosen } }
}

/** More is not counted: from there on every erasure is told. */
const mostGiven = 10_000

/** The state after an office was given records. */
export function withGiven(
  state: ExchangeState,
  office: string,
  { scope, records }: { readonly scope: Scope; readonly records: readonly MergeableRecord[] },
): ExchangeState {
  const before = givenTo(state, office)
  if (before.whole) return state
  const ids = new Set([...before.ids, ...records.map(({ id }) => markOfId(id))])
  const whole = scope === 'all' || ids.size > mostGiven
  return { ...state, given: { ...state.given, [office]: { whole, ids: whole ? [] : [...ids] } } }
}
