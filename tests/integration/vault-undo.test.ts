/** Acts on many cases, one after the other, taken back in any order: what comes back, and what stays. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { JsonValue } from '#shared/base/json.ts'
import { bulkWrites, type BulkAct } from '#shared/domain/bulk.ts'
import type { CaseFile } from '#shared/domain/case-file.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import { aCase, makeOpenOffice, must, noProgress, today, type Office } from '#tests/support/vault-office.ts'

const caseCount = 6
const on = '2026-11-20' as CalendarDate

const act: fc.Arbitrary<BulkAct> = fc.oneof(
  fc.constantFrom('AB', 'KL', 'MS').map((adviser) => ({ type: 'assign', adviser }) as const),
  fc.constantFrom('KL', 'MS').map((adviser) => {
    return { type: 'assign', adviser, note: { what: `Übergabe an ${adviser}`, on: today } } as const
  }),
  fc
    .constantFrom('dual-training', 'work')
    .map((result) => ({ type: 'close', on, results: [result] }) as const),
  fc.constantFrom(...(['bin', 'restore', 'anonymise'] as const)).map((type) => ({ type })),
)
const which = fc.uniqueArray(fc.nat(caseCount - 1), { minLength: 1 })
const chosen = (ids: readonly string[], places: readonly number[]) => places.map((place) => ids[place] ?? '')

/** Cases of every kind: open, closed, long closed, with something in them. */
async function makeCases(vault: VaultApi): Promise<readonly string[]> {
  const more = [
    [],
    [{ name: 'german', value: 'b1' }],
    [
      { name: 'openedOn', value: '2025-01-07' },
      { name: 'closedOn', value: '2025-06-01' },
      { name: 'results', value: ['work'] },
    ],
  ]
  const changes = Array.from({ length: caseCount }, (_, at) => ({
    id: null,
    writes: [
      ...aCase(`Fall ${String(at)}`),
      { name: 'openedOn', value: '2026-10-01' },
      ...(more[at % 3] ?? []),
    ],
  }))
  return must(await vault.changeMany(changes, noProgress)).ids
}

/** All that a case says, but for what is noted of its changes. */
async function contents(
  vault: VaultApi,
  ids: readonly string[],
): Promise<readonly Omit<CaseFile, 'history'>[]> {
  return Promise.all(
    ids.map(async (id) => {
      const { history: _history, ...file } = must(await vault.readCase(id))
      return file
    }),
  )
}

async function inAnOffice(days: (office: Office, ids: readonly string[]) => Promise<void>): Promise<void> {
  const office = await makeOpenOffice()
  try {
    await days(office, await makeCases(office.vault()))
  } finally {
    await office.remove()
  }
}

interface Done {
  readonly undo: number
  readonly before: Awaited<ReturnType<typeof contents>>
  /** Places of the cases that were reduced to their statistics record. */
  readonly reduced: ReadonlySet<number>
}

async function doOne(
  vault: VaultApi,
  ids: readonly string[],
  next: { readonly act: BulkAct; readonly which: readonly number[] },
): Promise<Done> {
  const before = await contents(vault, ids)
  const selection = { type: 'some', ids: chosen(ids, next.which) } as const
  const { undo } = must(await vault.bulkDo(selection, next.act, noProgress))
  const after = await contents(vault, ids)
  const changed = ids.map((_, place) => place).filter((at) => !isDeepStrictEqual(before[at], after[at]))
  return { undo, before, reduced: new Set(next.act.type === 'anonymise' ? changed : []) }
}

/** What was reduced is gone from memory: only the reduction itself can be taken back, nothing of before it. */
test(
  'acts that are taken back one by one, the last first, leave every case as it was',
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.record({ act, which }), { minLength: 1, maxLength: 8 }), async (acts) =>
        inAnOffice(async (office, ids) => {
          const vault = office.vault()
          const done: Done[] = []
          for (const next of acts) done.push(await doOne(vault, ids, next))
          const stays = new Map<number, unknown>()
          for (const { undo, before, reduced } of done.toReversed()) {
            must(await vault.undoMany(undo, noProgress))
            for (const at of reduced) if (!stays.has(at)) stays.set(at, before[at])
            expect(await contents(vault, ids)).toEqual(before.map((file, at) => stays.get(at) ?? file))
          }
        }),
      ),
      { numRuns: 20 },
    ),
)

/** The registers that are followed, each with its value and with who wrote it last. */
type Registers = Record<string, { readonly value: JsonValue; readonly by: number }>
const followed = ['adviser', 'binnedOn', 'closedOn', 'results'] as const

interface Batch {
  readonly undo: number
  readonly by: number
  /** Per case what it overwrote. */
  readonly over: ReadonlyMap<string, Registers>
}

interface Model {
  readonly cases: Map<string, Registers>
  readonly batches: Batch[]
  writes: number
}

type Step =
  | { readonly do: 'act'; readonly act: BulkAct; readonly which: readonly number[] }
  | { readonly do: 'assign one'; readonly at: number; readonly adviser: string }
  | { readonly do: 'undo'; readonly at: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      act: act.filter(({ type }) => type !== 'anonymise'),
      which,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('assign one' as const),
      at: fc.nat(caseCount - 1),
      adviser: fc.constantFrom('KL', 'TW'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), at: fc.nat(30) }) },
)

test(
  'taken back in any order, each act takes back what is still its own and nothing newer',
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) =>
        inAnOffice(async (office, ids) => {
          const vault = office.vault()
          const model: Model = { cases: new Map(), batches: [], writes: 0 }
          for (const file of await contents(vault, ids)) model.cases.set(file.id, registersOf(file))
          for (const next of steps) {
            await take(vault, model, { ids, next })
            for (const file of await contents(vault, ids))
              expect(valuesOf(registersOf(file))).toEqual(valuesOf(model.cases.get(file.id) ?? {}))
          }
        }),
      ),
      { numRuns: 25 },
    ),
)

function registersOf({ profile }: Pick<CaseFile, 'profile'>): Registers {
  return Object.fromEntries(followed.map((name) => [name, { value: profile[name], by: 0 }]))
}

function valuesOf(registers: Registers): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(Object.entries(registers).map(([name, { value }]) => [name, value]))
}

interface Turn {
  readonly ids: readonly string[]
  readonly next: Step
}

async function take(vault: VaultApi, model: Model, { ids, next }: Turn): Promise<void> {
  if (next.do === 'undo') return undoOne(vault, model, next.at)
  model.writes += 1
  if (next.do === 'assign one') {
    const [id = ''] = chosen(ids, [next.at])
    must(await vault.changeCase(id, [{ name: 'adviser', value: next.adviser }]))
    put(model, id, { adviser: { value: next.adviser, by: model.writes } })
    return
  }
  const selected = chosen(ids, next.which)
  const files = await Promise.all(selected.map(async (id) => must(await vault.readCase(id))))
  const { undo } = must(await vault.bulkDo({ type: 'some', ids: selected }, next.act, noProgress))
  const over = files.map((file) => [file.id, overwritten(model, file, next.act)] as const)
  model.batches.push({ undo, by: model.writes, over: new Map(over) })
}

/** Writes the act to the model and answers with what it overwrote. */
function overwritten(model: Model, file: CaseFile, bulk: BulkAct): Registers {
  const planned = bulkWrites(file, bulk, { today, newId: () => 'f'.repeat(32) })
  const writes = planned.ok ? planned.value.writes.filter(({ name }) => isFollowed(name)) : []
  const before = model.cases.get(file.id) ?? {}
  put(
    model,
    file.id,
    Object.fromEntries(writes.map(({ name, value }) => [name, { value, by: model.writes }])),
  )
  return Object.fromEntries(writes.flatMap(({ name }) => (before[name] ? [[name, before[name]]] : [])))
}

function isFollowed(name: string): boolean {
  return (followed as readonly string[]).includes(name)
}

async function undoOne(vault: VaultApi, model: Model, at: number): Promise<void> {
  const [batch] = model.batches.splice(at % Math.max(1, model.batches.length), 1)
  if (!batch) return
  must(await vault.undoMany(batch.undo, noProgress))
  for (const [id, over] of batch.over) {
    const now = model.cases.get(id) ?? {}
    const own = Object.entries(over).filter(([name]) => now[name]?.by === batch.by)
    put(model, id, Object.fromEntries(own))
  }
}

function put(model: Model, id: string, registers: Registers): void {
  model.cases.set(id, { ...model.cases.get(id), ...registers })
}
