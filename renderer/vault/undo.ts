/** What takes a batch back, and what the other batches make of it. Held in memory only, until the lock. */
import { dateAt } from '#shared/base/calendar-date.ts'
import { readItem } from '#shared/domain/item.ts'
import {
  contradictions,
  hasConflict,
  isErased,
  shownValue,
  type Dot,
  type LiveRecord,
  type RecordId,
  type Sibling,
} from '#shared/records/record.ts'
import { isSeen } from '#shared/records/knowledge.ts'
import type { RegisterWrite } from '#shared/records/write.ts'
import { heldContent, removalOf } from '#renderer/vault/content-shelf.ts'
import { contentBack } from '#renderer/vault/content-undo.ts'
import { waysBack } from '#renderer/vault/transfer-undo.ts'
import { readManyOrRepair } from '#renderer/vault/repair.ts'
import type { Session } from '#renderer/vault/session.ts'
import type { WrittenChange } from '#renderer/vault/batch.ts'
import type { World } from '#renderer/vault/world.ts'

/** What takes a batch back: the registers as they were, and as the batch left them. */
export type Undo = readonly UndoneRecord[]

export interface UndoneRecord {
  readonly id: RecordId
  readonly wasNew: boolean
  readonly registers: readonly UndoneRegister[]
  /** The first write of the act; `null` where it wrote nothing. */
  readonly first: Dot | null
}

export interface UndoneRegister {
  readonly name: string
  readonly before: RegisterWrite['value']
  /** What contradicted each other there: it is asked again. */
  readonly again?: RegisterWrite['again']
  /** The write that stood there. */
  readonly over: string
  /** The same, with what it said. */
  readonly stood: readonly Sibling[]
  /** The write that the batch made; a register written since is left alone. */
  readonly dot: string
}

/** What takes the change of these registers back. */
export function undoOf(before: LiveRecord, after: LiveRecord, names: readonly string[]): UndoneRecord {
  return {
    id: after.id,
    wasNew: Object.keys(before.f).length === 0,
    registers: names.map((name) => ({
      name,
      before: shownValue(before, name) ?? null,
      ...againOf(before, name),
      over: dotsOf(before, name),
      stood: before.f[name] ?? [],
      dot: dotsOf(after, name),
    })),
    first: firstWrite(before, after),
  }
}

/** A device counts its writes one by one, whatever the register. */
function firstWrite({ vv }: LiveRecord, after: LiveRecord): Dot | null {
  const written = Object.values(after.f).flatMap((siblings) => siblings.map(({ d }) => d))
  const made = written.filter((dot) => !isSeen(vv, dot))
  return made.reduce<Dot | null>((first, dot) => (first && first[1] < dot[1] ? first : dot), null)
}

function againOf(before: LiveRecord, name: string): Pick<UndoneRegister, 'again'> {
  if (!hasConflict(before, name)) return {}
  return { again: contradictions(before, name).map(({ h, v }) => ({ h, v })) }
}

function dotsOf(record: LiveRecord, name: string): string {
  return (record.f[name] ?? []).map(({ d }) => d.join(':')).join()
}

/**
 * The changes that take a batch back. What was new goes into the bin; a register that was written again since then
 * keeps its newer value. Call it inside `store.exclusively`.
 */
export async function undoChanges(
  world: World,
  session: Session,
  undo: Undo,
): Promise<readonly WrittenChange[] | null> {
  const records = await readManyOrRepair(session.store, new Set(undo.map(({ id }) => id)))
  if (!records) return null
  return undo.flatMap((undone) => {
    const record = records.get(undone.id)
    if (!record || isErased(record)) return []
    const writes = undone.wasNew
      ? takenAway(world, session, record)
      : givenBack(world, session, { record, undone })
    return writes.length > 0 ? [{ id: undone.id, writes }] : []
  })
}

/** Content of chains counts as removed only with the office's seal. */
function takenAway(world: World, session: Session, record: LiveRecord): readonly RegisterWrite[] {
  const item = readItem(record)
  const sealed = item && removalOf(world, session, item)
  // What does not count any more is left as it is.
  if (sealed) return heldContent(session).some(({ id }) => id === record.id) ? sealed : []
  const name = Object.hasOwn(record.f, 'kind') ? 'removedOn' : 'binnedOn'
  return [{ name, value: dateAt(world.clock.now(), world.timeZone) }]
}

interface GivenBack {
  readonly record: LiveRecord
  readonly undone: UndoneRecord
}

/** What a seal covers comes back whole or not at all. */
function givenBack(world: World, session: Session, { record, undone }: GivenBack): readonly RegisterWrite[] {
  const before = restored(session, { record, undone })
  if (before.length === 0) return before
  const content = contentBack(world, session, { record, before })
  if (!content) return before
  return before.length === undone.registers.length ? content : []
}

function restored(session: Session, { record, undone }: GivenBack): readonly RegisterWrite[] {
  const back = waysBack(session, { record, first: undone.first })
  const own = undone.registers.filter(({ name, dot }) => dotsOf(record, name) === dot)
  return staysReduced(record, own) ? [] : own.flatMap(back)
}

/** What a reduction took out comes back with the reduction only, whichever device has reduced it. */
function staysReduced(record: LiveRecord, own: readonly UndoneRegister[]): boolean {
  const isReduced = (shownValue(record, 'reducedOn') ?? null) !== null
  return isReduced && own.every(({ name }) => name !== 'reducedOn')
}

/**
 * Taking a batch back brings the writes of an earlier one back, as new writes. The earlier one knows them again for its
 * own, so that it can be taken back as well: two acts on the same cases, undone twice, leave nothing behind.
 */
export function recognised(earlier: Undo, undone: Undo, written: Undo): Undo {
  const before = byId(undone)
  const after = byId(written)
  return earlier.map((record) => {
    const was = before.get(record.id)
    const is = after.get(record.id)
    return was && is ? { ...record, registers: recognisedIn(record, was, is) } : record
  })
}

function recognisedIn(record: UndoneRecord, was: UndoneRecord, is: UndoneRecord): readonly UndoneRegister[] {
  const before = new Map(was.registers.map(({ name, over }) => [name, over]))
  const after = new Map(is.registers.map(({ name, dot }) => [name, dot]))
  return record.registers.map((register) => {
    const dot = after.get(register.name)
    return dot !== undefined && before.get(register.name) === register.dot ? { ...register, dot } : register
  })
}

function byId(undo: Undo): ReadonlyMap<RecordId, UndoneRecord> {
  return new Map(undo.map((record) => [record.id, record]))
}
