/** What a checked package would do to the records as they stand now, with what of it may come in. */
import { err, ok, type Result } from '#shared/base/result.ts'
import { readItem } from '#shared/domain/item.ts'
import { allowedRecords, withoutReceipt, type SetAside } from '#shared/exchange/allowed-records.ts'
import {
  planImport,
  planOf,
  planRecords,
  type ImportInto,
  type ImportPlan,
  type PlannedRecord,
} from '#shared/exchange/import-plan.ts'
import { scopeFor } from '#shared/exchange/in-scope.ts'
import type { CheckedPackage } from '#shared/exchange/package-checks.ts'
import { withWordHeard } from '#shared/exchange/receipts.ts'
import { equalVectors } from '#shared/records/knowledge.ts'
import { isErased, type MergeableRecord, type RecordId } from '#shared/records/record.ts'
import { decideByVectors, type ByVectors } from '#renderer/vault/by-vectors.ts'
import { outlineOf } from '#renderer/vault/outline.ts'
import { pause } from '#renderer/vault/pause.ts'
import { readMany } from '#renderer/vault/read-many.ts'
import { recordPieces } from '#renderer/vault/record-pieces.ts'
import { readPieces } from '#renderer/vault/read-pieces.ts'
import type { RecordStore } from '#renderer/vault/record-store.ts'
import { readOrRepair } from '#renderer/vault/repair.ts'
import { inPageOrder } from '#renderer/vault/selected-cases.ts'
import { exchangeOf, ownOf, type Session } from '#renderer/vault/session.ts'
import type { OnProgress, SaveError } from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

export interface AllowedPlan extends ImportPlan {
  readonly setAside: SetAside | null
}

export interface Comparing {
  readonly checked: CheckedPackage
  readonly onProgress: OnProgress
  /** Asked between two pieces. */
  readonly isStopped: () => boolean
}

type PlanError = SaveError | { readonly type: 'Stopped' }

/** Call it inside `store.exclusively`. */
export async function planNow(
  world: World,
  session: Session,
  comparing: Comparing,
): Promise<Result<AllowedPlan, PlanError>> {
  const { checked } = comparing
  const control = (name: string) => session.store.state.controls.get(name)
  const into = { state: exchangeOf(control), author: ownOf(control), now: world.clock.now() }
  const isWhole = scopeFor(into.state, checked.office, checked.header.office) === 'all'
  if (!isWhole) return planPart(session, checked, into)
  const compared = await comparePieces(world, session, comparing)
  if (!compared.ok) return compared
  return ok({ ...planOf(compared.value, checked, { ...into, oursById: new Map() }), setAside: null })
}

/** Records at a time: of what stays as it is nothing is held for longer than it takes to compare it. */
const comparedAtOnce = 256

/** Of an office that writes as we do every record may come in, so each piece can be compared by itself. */
async function comparePieces(
  world: World,
  session: Session,
  { checked, onProgress, isStopped }: Comparing,
): Promise<Result<readonly PlannedRecord[], PlanError>> {
  const planned: PlannedRecord[] = []
  // In the order of the pages here, each of which is opened once.
  const inOrder = (ids: readonly RecordId[]) => inPageOrder(session, ids)
  const pieces = recordPieces(checked.records, inOrder, comparedAtOnce)
  const read = async (theirs: readonly MergeableRecord[]) => readOpen(session, theirs)
  for await (const { found } of readPieces(session.store, pieces, read)) {
    onProgress({ done: planned.length, total: checked.records.length, phase: 'compare' })
    await pause(world)
    if (isStopped()) return err({ type: 'Stopped' })
    if (!found) return err({ type: 'WriteFailed' })
    // First what a person may have to look at.
    for (const record of planRecords(found.open, found.oursById)) planned.push(withoutContent(record))
    for (const record of found.decided) planned.push(record)
  }
  return ok(planned)
}

/** What the vectors decide, and of the others our states. */
async function readOpen(
  { store }: Session,
  theirs: readonly MergeableRecord[],
): Promise<(ByVectors & { readonly oursById: ReadonlyMap<RecordId, MergeableRecord> }) | null> {
  const sides = decideByVectors(store.parts.index, theirs)
  const oursById = await readMany(store, new Set(sides.open.map(({ id }) => id)))
  return oursById && { ...sides, oursById }
}

/** Of what stays as it is nobody looks at the content any more. */
function withoutContent(planned: PlannedRecord): PlannedRecord {
  const { effect, record } = planned
  if (effect !== 'unchanged' || isErased(record)) return planned
  const { id, sv, vv } = record
  return { effect, record: { id, sv, vv, f: {} } }
}

async function planPart(
  session: Session,
  checked: CheckedPackage,
  into: Omit<ImportInto, 'oursById'>,
): Promise<Result<AllowedPlan, SaveError>> {
  const oursById = await readOrRepair(session.store, async () => readOurs(session, checked.records))
  if (!oursById) return err({ type: 'WriteFailed' })
  const { checked: allowed, setAside } = allowedRecords(checked, { ...into, oursById, itemOf: readItem })
  const plan = planImport(allowed, { ...into, oursById })
  if (!setAside) return ok({ ...plan, setAside })
  const state = withWordHeard(withoutReceipt(plan.state, checked), into.state, checked)
  return ok({ ...plan, setAside, state })
}

/** Our states of the package's records. Those that are the same by their vectors need no opening. */
async function readOurs(
  { store }: Session,
  theirs: readonly MergeableRecord[],
): Promise<Map<RecordId, MergeableRecord> | null> {
  const oursById = new Map<RecordId, MergeableRecord>()
  const unlike = new Set<RecordId>()
  for (const record of theirs) {
    // An outline is for one merge: a record that is named twice is read.
    const outline = oursById.has(record.id) ? null : sameOutline(store, record)
    if (outline) oursById.set(record.id, outline)
    else unlike.add(record.id)
  }
  const opened = await readMany(store, unlike)
  if (!opened) return null
  // It takes the place of an outline of the same record.
  for (const record of opened.values()) oursById.set(record.id, record)
  return oursById
}

function sameOutline({ parts }: RecordStore, record: MergeableRecord): MergeableRecord | null {
  const entry = parts.index.get(record.id)
  if (!entry || isErased(record)) return null
  const isSame = entry.x === null && equalVectors(entry.vv, record.vv)
  return isSame ? outlineOf(entry, record.sv) : null
}
