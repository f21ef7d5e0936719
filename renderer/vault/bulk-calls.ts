/** The calls on many cases: what an act would do, doing it, taking files out in the clear, what has waited long enough. */
import { dateAt, type CalendarDate } from '#shared/base/calendar-date.ts'
import { ok, type Result } from '#shared/base/result.ts'
import {
  bulkWrites,
  isAged,
  reduceAfterMonths,
  retentionDays,
  type BulkAct,
  type BulkRefusal,
  type RetentionDays,
} from '#shared/domain/bulk.ts'
import type { CaseFile, EntityId } from '#shared/domain/case-file.ts'
import type { CaseHead } from '#shared/domain/case-head.ts'
import type { LiveRecord } from '#shared/records/record.ts'
import type { BulkApi, Retention } from '#renderer/vault/bulk-api.ts'
import { keepControl } from '#renderer/vault/keep-control.ts'
import { officeOf } from '#renderer/vault/upkeep-calls.ts'
import { writeBatch } from '#renderer/vault/batch.ts'
import { eraseCases } from '#renderer/vault/erase-cases.ts'
import { exportCases } from '#renderer/vault/export-cases.ts'
import { emptiedWith, forgetGone, leaveNoTrace } from '#renderer/vault/gone.ts'
import { freshId } from '#renderer/vault/pages.ts'
import { sessionOf, type Held } from '#renderer/vault/held.ts'
import { remembered } from '#renderer/vault/item-calls.ts'
import { selectedIds, visitCases } from '#renderer/vault/selected-cases.ts'
import type { Session } from '#renderer/vault/session.ts'
import { unlinkChanges } from '#renderer/vault/traces.ts'
import type {
  AgedCases,
  BatchChange,
  BatchError,
  BulkDone,
  BulkOutlook,
  OnProgress,
  Selection,
  VaultApi,
} from '#renderer/vault/vault-api.ts'
import type { World } from '#renderer/vault/world.ts'

type BulkCalls = Pick<VaultApi, keyof BulkApi>

export function bulkCalls(world: World, held: Held): BulkCalls {
  return {
    idsOf: async ({ from, count, ...view }) =>
      sessionOf(held)
        .list.ids(view)
        .slice(from, from + count),
    async bulkLook(selection, act, onProgress) {
      const session = begin(held)
      const planned = await session.store.exclusively(async () =>
        planBulk(world, held, { selection, act, onProgress }),
      )
      return planned.ok ? ok(planned.value.outlook) : planned
    },
    bulkDo: async (selection, act, onProgress) => doBulk(world, held, { selection, act, onProgress }),
    async bulkErase(selection, onProgress) {
      const session = begin(held)
      return session.store.exclusively(async () =>
        eraseCases(world, held, { ids: selectedIds(session, selection), onProgress }),
      )
    },
    async bulkExport(selection, format, onProgress) {
      const session = begin(held)
      const ids = selectedIds(session, selection)
      const isStopped = () => held.stopped
      return session.store.exclusively(async () =>
        exportCases(world, session, { ids, format, onProgress, isStopped }),
      )
    },
    ...retentionCalls(held),
  }
}

function retentionCalls(held: Held): Pick<BulkCalls, 'agedCases' | 'retention' | 'changeRetention'> {
  return {
    async agedCases(date) {
      const session = sessionOf(held)
      return countAged(session.list.heads(), retentionOf(session, date))
    },
    retention: async (date) => retentionOf(sessionOf(held), date),
    async changeRetention(months) {
      const session = sessionOf(held)
      return keepControl(session, 'office', { ...officeOf(session), reduceAfterMonths: months })
    },
  }
}

function begin(held: Held): Session {
  held.stopped = false
  return sessionOf(held)
}

interface BulkOrder {
  readonly selection: Selection
  readonly act: BulkAct
  readonly onProgress: OnProgress
  /** Is told each record that changes, so that it need not be read again. */
  readonly onChanging?: (record: LiveRecord) => void
}

interface BulkPlan {
  readonly outlook: BulkOutlook
  readonly changes: readonly (BatchChange & { readonly id: EntityId })[]
}

async function planBulk(
  world: World,
  held: Held,
  { selection, act, onProgress, onChanging }: BulkOrder,
): Promise<Result<BulkPlan, BatchError>> {
  const session = sessionOf(held)
  const today = dateAt(world.clock.now(), world.timeZone)
  const moment = { today, newId: () => freshId(world.crypto.random) }
  const ids = selectedIds(session, selection)
  const changes: (BatchChange & { readonly id: EntityId })[] = []
  const tally = createTally()
  const visit = (file: CaseFile, record: LiveRecord) => {
    const change = bulkWrites(file, act, moment)
    if (change.ok) {
      changes.push({ id: file.id, ...change.value })
      onChanging?.(record)
    } else tally.add(change.error, file.profile.code)
  }
  const read = await visitCases(world, session, { ids, onProgress, isStopped: () => held.stopped, visit })
  const outlook = { total: ids.length, possible: changes.length, refused: tally.refused() }
  return read.ok ? ok({ outlook, changes }) : read
}

async function doBulk(world: World, held: Held, order: BulkOrder): Promise<Result<BulkDone, BatchError>> {
  const session = begin(held)
  const isStopped = () => held.stopped
  return session.store.exclusively(async () => {
    const records = new Map<EntityId, LiveRecord>()
    const onChanging = (record: LiveRecord) => void records.set(record.id, record)
    const planned = await planBulk(world, held, { ...order, onChanging })
    if (!planned.ok) return planned
    const { outlook, changes } = planned.value
    const ids = changes.map(({ id }) => id)
    const unlinked =
      order.act.type === 'anonymise'
        ? await unlinkChanges(world, session, { gone: new Set(ids), erased: false })
        : ok([])
    if (!unlinked.ok) return unlinked
    const { onProgress } = order
    const all = [...changes, ...unlinked.value]
    const beside = leaveNoTrace(session, new Set(ids))
    const thorough = order.act.type === 'anonymise' ? { asSnapshot: true, beside } : {}
    const written = await writeBatch(world, session, {
      changes: all,
      records,
      onProgress,
      isStopped,
      ...thorough,
    })
    if (!written.ok) return written
    const done = remembered(world, held, written.value)
    if (order.act.type === 'anonymise')
      forgetGone(held, emptiedWith(new Set(ids), unlinked.value), { but: done.undo })
    return ok({ ...outlook, ...done, ids })
  })
}

const codesNamed = 5

interface Tally {
  readonly add: (type: BulkRefusal, code: string) => void
  readonly refused: () => BulkOutlook['refused']
}

function createTally(): Tally {
  const codesByType = new Map<BulkRefusal, string[]>()
  return {
    add(type, code) {
      const codes = codesByType.get(type)
      if (codes) codes.push(code)
      else codesByType.set(type, [code])
    },
    refused: () =>
      [...codesByType]
        .map(([type, codes]) => ({ type, count: codes.length, codes: codes.sort().slice(0, codesNamed) }))
        .sort((a, b) => b.count - a.count),
  }
}

function retentionOf(session: Session, date: CalendarDate): Retention {
  const months = officeOf(session).reduceAfterMonths ?? reduceAfterMonths
  return { months, ...retentionDays(date, months) }
}

function countAged(heads: Iterable<CaseHead>, { reduceUntil, eraseUntil }: RetentionDays): AgedCases {
  let [toReduce, toErase] = [0, 0]
  for (const head of heads) {
    if (head.binnedOn === null) toReduce += Number(isAged(head, reduceUntil))
    else toErase += Number(isAged(head, eraseUntil))
  }
  return { toReduce, toErase }
}
