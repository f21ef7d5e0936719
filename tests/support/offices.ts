/** Offices that exchange packages, in memory: the same acts as the worker's, without vault and Dexie. */
import type { JsonValue } from '#shared/base/json.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import {
  createDeviceKeys,
  publicDeviceOf,
  seedOf,
  withRoot,
  type DeviceKeys,
  type KnownDevice,
} from '#shared/crypto/device-keys.ts'
import { makeCard, type Card } from '#shared/exchange/card.ts'
import { emptyExchangeState, type ExchangeState } from '#shared/exchange/exchange-state.ts'
import { isCase, withScope } from '#shared/exchange/in-scope.ts'
import { planImport, type ImportPlan } from '#shared/exchange/import-plan.ts'
import { makePackage, type MadePackage } from '#shared/exchange/make-package.ts'
import { belongsIntoPackage, planExport } from '#shared/exchange/plan-export.ts'
import { admitOffice, foundNetwork } from '#shared/exchange/network-acts.ts'
import { checkPackage, type CheckedPackage, type PackageReader } from '#shared/exchange/package-checks.ts'
import type { PackageErrorCode, ReadingStopped } from '#shared/exchange/package-error.ts'
import type { PackageKind } from '#shared/exchange/package-header.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { readItem, type Item } from '#shared/domain/item.ts'
import { firstStamp } from '#shared/records/hybrid-clock.ts'
import { isErased, type MergeableRecord } from '#shared/records/record.ts'
import { emptyRecord, eraseRecord, writeRegisters, type Author } from '#shared/records/write.ts'
import { webRandom } from '#tests/support/web-keys.ts'

export const today = '2026-11-22' as CalendarDate
export const noon = Date.UTC(2026, 10, 22, 12)

export interface TestOffice {
  readonly keys: DeviceKeys
  readonly device: KnownDevice
  readonly card: Card
  state: ExchangeState
  author: Author
  readonly records: Map<string, MergeableRecord>
}

export async function anOffice(name: string): Promise<TestOffice> {
  const keys = withRoot(await createDeviceKeys(webRandom), webRandom)
  const device = await publicDeviceOf(keys)
  const card = await makeCard(keys, { office: name, label: 'L1', from: today })
  if (!card) throw new Error('an office administers itself')
  const author = { device: device.id, counter: 0, stamp: firstStamp }
  return { keys, device, card, author, state: emptyExchangeState, records: new Map() }
}

/** Offices of one network; the first founds it. Their order is their number: o01, o02 … */
export async function aNetwork(...names: readonly string[]): Promise<TestOffice[]> {
  const offices = await Promise.all(names.map(anOffice))
  const [first, ...others] = offices as [TestOffice, ...TestOffice[]]
  const root = seedOf(first.keys.root ?? '')
  let directory = foundNetwork(root, first.card, { random: webRandom, today })
  for (const { card } of others) {
    const admitted = admitOffice(root, directory, { card, today })
    if (!admitted.ok) throw new Error(admitted.error.type)
    directory = admitted.value
  }
  for (const office of offices)
    office.state = choose({ ...office.state, directory }, directory.offices, 'all')
  return offices
}

/** What each of some offices is to receive. */
export function choose(
  state: ExchangeState,
  offices: readonly { readonly id: string }[],
  scope: Scope,
): ExchangeState {
  return offices.reduce(
    (before, { id }) => withScope(before, id, { scope, today, device: 'c'.repeat(32) }),
    state,
  )
}

/** The item a record is, as the vault's index tells it. */
export function itemOf(record: MergeableRecord): Item | null {
  return isCase(record) ? null : readItem(record)
}

export function write(
  office: TestOffice,
  id: string,
  { now = noon, ...values }: { readonly now?: number; readonly [name: string]: JsonValue | undefined },
): void {
  const before = office.records.get(id) ?? emptyRecord(id)
  if (isErased(before)) throw new Error('the record is erased')
  const writes = Object.entries(values).map(([name, value]) => ({ name, value: value ?? null }))
  const { record, author } = writeRegisters(before, writes, { author: office.author, now, schemaVersion: 1 })
  office.records.set(id, record)
  office.author = author
}

export function erase(office: TestOffice, id: string): void {
  const { record, author } = eraseRecord(id, office.author, noon)
  office.records.set(id, record)
  office.author = author
}

export async function send(
  from: TestOffice,
  to: readonly string[],
  { kind = 'sync', now = noon }: { readonly kind?: PackageKind; readonly now?: number } = {},
): Promise<MadePackage> {
  const plan = planExport(from, { offices: to, kind })
  if (!plan.ok) throw new Error(plan.error.type)
  const records = [...from.records.values()].filter((record) =>
    belongsIntoPackage(plan.value, record, itemOf(record)),
  )
  const order = { plan: plan.value, records, now, random: webRandom, app: '0.0.0', schemaVersion: 1 }
  const made = await makePackage(from, order)
  if (!made.ok) throw new Error(made.error.type)
  from.state = made.value.state
  return made.value
}

export function readerOf(office: TestOffice, change: Partial<PackageReader> = {}): PackageReader {
  return {
    keys: office.keys,
    device: office.device,
    state: office.state,
    now: noon,
    clock: 'strict',
    ...change,
  }
}

/** The package's content, or the code it is refused with. */
export async function check(
  office: TestOffice,
  file: Uint8Array,
  change: Partial<PackageReader> = {},
): Promise<CheckedPackage | PackageErrorCode | ReadingStopped['type']> {
  const checked = await checkPackage(file, readerOf(office, change))
  return checked.ok ? checked.value : checked.error.type
}

export function apply(office: TestOffice, checked: CheckedPackage): ImportPlan {
  const { state, author, records: oursById } = office
  const plan = planImport(checked, { state, author, now: noon, oursById })
  for (const { effect, record } of plan.records)
    if (effect !== 'unchanged') office.records.set(record.id, record)
  office.state = plan.state
  office.author = plan.author
  return plan
}

export async function receive(office: TestOffice, file: Uint8Array): Promise<ImportPlan> {
  const checked = await check(office, file)
  if (typeof checked === 'string') throw new Error(checked)
  return apply(office, checked)
}
