/** Acts on many cases over the real vault files: the look ahead, the act, its undo, the bin and the end of it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { BulkAct } from '#shared/domain/bulk.ts'
import type { Selection } from '#renderer/vault/vault-api.ts'
import { openedRows } from '#tests/support/opened-rows.ts'
import {
  aCase,
  everything,
  makeOpenOffice,
  must,
  noProgress,
  passphrase,
  today,
  type Office,
} from '#tests/support/vault-office.ts'

let office: Office

beforeEach(async () => {
  office = await makeOpenOffice()
})
afterEach(() => office.remove())

const closing: BulkAct = { type: 'close', on: today, results: ['dual-training'] }
const some = (...ids: readonly string[]): Selection => ({ type: 'some', ids })
const { from: _from, count: _count, ...view } = everything
const allCases: Selection = { type: 'all', query: view, except: [] }
const inBin: Selection = { type: 'all', query: { ...view, state: 'bin' }, except: [] }

async function reopened(change = {}) {
  const vault = await office.restart(change)
  must(await vault.unlock(passphrase, noProgress))
  return vault
}

async function makeCases(count: number): Promise<readonly string[]> {
  const changes = Array.from({ length: count }, (_, at) => ({
    id: null,
    writes: aCase(`Fall ${String(at)}`),
  }))
  return must(await office.vault().changeMany(changes, noProgress)).ids
}

test('those that cannot be closed are named with their reason before anything happens', async () => {
  const vault = office.vault()
  const [first = '', second = ''] = await makeCases(40)
  must(await vault.changeCase(first, [{ name: 'closedOn', value: '2026-11-20' }]))
  must(await vault.changeCase(second, [{ name: 'openedOn', value: '2026-11-23' }]))
  const outlook = must(await vault.bulkLook(allCases, closing, noProgress))
  const { profile } = must(await vault.readCase(first))
  expect(outlook).toMatchObject({ total: 40, possible: 38 })
  expect(outlook.refused).toContainEqual({ type: 'AlreadyClosed', count: 1, codes: [profile.code] })
  expect(outlook.refused.map(({ type }) => type)).toContain('ClosingBeforeOpening')
  expect((await vault.list({ ...everything, state: 'closed' })).total).toBe(1)
  const done = must(await vault.bulkDo(allCases, closing, noProgress))
  expect(done).toMatchObject({ total: 40, possible: 38 })
  expect((await vault.list({ ...everything, state: 'closed' })).total).toBe(39)
  must(await vault.undoMany(done.undo, noProgress))
  expect((await vault.list({ ...everything, state: 'closed' })).total).toBe(1)
  expect((await (await reopened()).list({ ...everything, state: 'closed' })).total).toBe(1)
})

test('all but a few means what the list shows, and nothing else', async () => {
  const vault = office.vault()
  const ids = await makeCases(30)
  const query = { ...view, text: 'fall', state: 'open' } as const
  const except = ids.slice(0, 3)
  must(await vault.bulkDo({ type: 'all', query, except }, { type: 'assign', adviser: 'KL' }, noProgress))
  const { rows } = await vault.list(everything)
  expect(rows.filter(({ adviser }) => adviser === 'KL')).toHaveLength(27)
  expect(await vault.idsOf({ ...view, from: 10, count: 5 })).toEqual(rows.slice(10, 15).map(({ id }) => id))
})

test('work that is stopped while cases are read or prepared changes nothing', async () => {
  const vault = office.vault()
  await makeCases(1200)
  for (const phase of ['read', 'prepare']) {
    const working = vault.bulkDo(allCases, { type: 'bin' }, (progress) => {
      if (progress.phase === phase && progress.done > 200) void vault.stopWork()
    })
    expect(await working).toMatchObject({ error: { type: 'Stopped' } })
    expect((await vault.list(everything)).total).toBe(1200)
  }
  must(await vault.bulkDo(allCases, { type: 'bin' }, noProgress))
  expect((await vault.list(everything)).total).toBe(0)
  must(await vault.bulkDo(inBin, { type: 'restore' }, noProgress))
  expect((await vault.list(everything)).total).toBe(1200)
}, 60_000)

const canary = 'Kanarienvogel'
const id = (digit: string): string => digit.repeat(32)

/** A closed case with the canary in every free text, register and link. */
async function caseWithCanaries(): Promise<string> {
  const vault = office.vault()
  const { file } = must(await vault.createCase(aCase(canary)))
  const beside = must(await vault.createCase(aCase('daneben'))).file.id
  must(
    await vault.changeCase(file.id, [
      { name: 'openedOn', value: '2025-02-14' },
      { name: 'closedOn', value: '2025-08-19' },
      { name: 'results', value: ['dual-training'] },
      { name: 'german', value: 'b1' },
      { name: 'strengths', value: canary },
      {
        name: `c.${id('1')}`,
        value: {
          id: id('1'),
          on: '2025-03-03',
          kind: 'office',
          duration: '30-60',
          form: 'first',
          mediation: 'none',
          topics: [],
          note: canary,
          by: 'AB',
          place: canary,
        },
      },
      { name: `a.${id('2')}`, value: { id: id('2'), who: 'client', what: canary, due: null, done: true } },
      { name: `w.${id('3')}`, value: { id: id('3'), on: '2025-05-05', what: canary, done: true } },
      { name: `r.${id('4')}.on`, value: '2025-03-03' },
      { name: `r.${id('4')}.body`, value: canary },
      { name: `r.${id('4')}.reason`, value: canary },
      { name: `r.${id('4')}.bodyType`, value: 'employment-agency' },
      {
        name: `p.${id('5')}`,
        value: { chain: 'x', version: '1', region: 'magdeburg', startedOn: '2025-03-03' },
      },
      { name: `p.${id('5')}.q.paper`, value: canary },
      { name: `l.${id('6')}`, value: { id: id('6'), kind: 'child', other: beside } },
      { name: 'fieldOfTheFuture', value: canary },
    ]),
  )
  must(
    await vault.changeCase(beside, [
      { name: `l.${id('7')}`, value: { id: id('7'), kind: 'parent', other: file.id } },
    ]),
  )
  must(await vault.saveDraft(`consultation-${file.id}`, { note: canary }))
  must(await vault.saveDraft(`consultation-edit.${file.id}.${id('1')}`, { note: canary }))
  must(await vault.saveDraft('capture', { code: file.profile.code.toLowerCase(), note: canary }))
  must(await vault.saveDraft('recent-cases.AB', [file.id, beside]))
  return file.id
}

const anonymise: BulkAct = { type: 'anonymise' }

test('a reduced case keeps what is counted, and nothing that was written freely', async () => {
  const vault = office.vault()
  const reduced = await caseWithCanaries()
  must(await vault.bulkDo(allCases, anonymise, noProgress))
  const file = must(await vault.readCase(reduced))
  expect(JSON.stringify(file)).not.toContain(canary)
  expect(file.profile).toMatchObject({
    openedOn: '2025-01-01',
    closedOn: '2025-07-01',
    german: 'b1',
    results: ['dual-training'],
    anonymisedOn: today,
    concern: '',
  })
  expect(file).toMatchObject({ agreements: [], followUps: [], links: [], unread: [] })
  expect(file.consultations).toMatchObject([{ on: '2025-01-01', kind: 'office', note: '', place: '' }])
  expect(file.referrals).toMatchObject([{ on: '2025-01-01', bodyType: 'employment-agency', body: '' }])
  expect(file.chainRuns).toMatchObject([{ chain: 'x', startedOn: '2025-01-01', steps: {}, answers: {} }])
  expect(file.history.flatMap(({ names }) => names)).toEqual(['anonymisedOn'])
  const { rows } = await vault.list(everything)
  const beside = must(await vault.readCase(rows.find((row) => row.id !== reduced)?.id ?? ''))
  expect(beside.links).toEqual([])
  expect(await vault.readDraft(`consultation-${reduced}`)).toBeNull()
  expect(await vault.readDraft('capture')).toBeNull()
  expect(await vault.readDraft('recent-cases.AB')).toHaveLength(1)
  // It was written as a snapshot: the working copy holds no byte of it any more.
  expect(await openedRows(office, passphrase)).not.toContain(canary)
  expect(JSON.stringify(must(await (await reopened()).readCase(reduced)))).not.toContain(canary)
})

test('until the lock, reducing is taken back whole; what was written since then stays', async () => {
  const vault = office.vault()
  const reduced = await caseWithCanaries()
  const before = must(await vault.readCase(reduced))
  const done = must(await vault.bulkDo(some(reduced), anonymise, noProgress))
  must(await vault.changeCase(reduced, [{ name: 'german', value: 'c1-plus' }]))
  must(await vault.undoMany(done.undo, noProgress))
  const after = must(await vault.readCase(reduced))
  expect(after.profile).toEqual({ ...before.profile, german: 'c1-plus' })
  expect(after.consultations).toEqual(before.consultations)
  expect(after.followUps).toEqual(before.followUps)
  expect(after.referrals).toEqual(before.referrals)
  expect(after.chainRuns).toEqual(before.chainRuns)
  expect(after.links).toEqual(before.links)
})

test('an erased case is gone from list, history, working copy and the newest files; later from all of them', async () => {
  const vault = office.vault()
  const erased = await caseWithCanaries()
  const done = must(await vault.bulkDo(some(erased), { type: 'bin' }, noProgress))
  expect(await openedRows(office, passphrase)).toContain(canary)
  expect(must(await vault.bulkErase(inBin, noProgress))).toEqual({ erased: 1 })
  expect((await vault.list({ ...everything, state: 'bin' })).total).toBe(0)
  expect(await vault.readCase(erased)).toMatchObject({ error: { type: 'NotFound' } })
  expect(await vault.readDraft(`consultation-${erased}`)).toBeNull()
  expect(await openedRows(office, passphrase)).not.toContain(canary)
  // Undo must not bring it back.
  must(await vault.undoMany(done.undo, noProgress))
  expect(await vault.readCase(erased)).toMatchObject({ error: { type: 'NotFound' } })
  const [beside] = (await vault.list(everything)).rows
  expect(must(await vault.readCase(beside?.id ?? '')).links).toEqual([])
  // A working copy made anew from the files alone does not hold it either.
  const { freshEngine } = await import('#tests/support/vault-office.ts')
  const anew = await reopened({ engine: freshEngine() })
  expect(await anew.readCase(erased)).toMatchObject({ error: { type: 'NotFound' } })
  expect(await openedRows(office, passphrase)).not.toContain(canary)
  const generations = () => readdirSync(join(office.folder, 'generations')).length
  expect(generations()).toBeGreaterThan(1)
  // Eight days later the first new snapshot lets the older ones go.
  office.clock.advance(8 * 24 * 60 * 60 * 1000)
  must(await anew.createCase(aCase('danach')))
  await anew.settle()
  expect(generations()).toBeLessThanOrEqual(2)
})

test('what is not in the bin cannot be erased', async () => {
  const vault = office.vault()
  const [first = ''] = await makeCases(3)
  expect(must(await vault.bulkErase(some(first), noProgress))).toEqual({ erased: 0 })
  expect((await vault.list(everything)).total).toBe(3)
})

test('cases that have waited long enough are counted and can be listed', async () => {
  const vault = office.vault()
  const [old = '', young = '', binned = ''] = await makeCases(4)
  must(await vault.changeCase(old, [{ name: 'closedOn', value: '2025-11-22' }]))
  must(await vault.changeCase(young, [{ name: 'closedOn', value: '2025-11-23' }]))
  must(await vault.changeCase(binned, [{ name: 'binnedOn', value: '2026-10-23' }]))
  expect(await vault.agedCases(today)).toEqual({ toReduce: 1, toErase: 1 })
  const agedUntil = '2025-11-22' as CalendarDate
  const { rows } = await vault.list({ ...everything, state: 'closed', agedUntil })
  expect(rows.map((row) => row.id)).toEqual([old])
})

test('a table of coarse fields has no free text and no formula; whole cases are JSON', async () => {
  const vault = office.vault()
  await caseWithCanaries()
  must(await vault.createCase([...aCase('x'), { name: 'adviser', value: '=1+1' }]))
  const table = must(await vault.bulkExport(allCases, 'csv', noProgress))
  expect(table.name).toBe('faelle-2026-11-22.csv')
  const text = new TextDecoder().decode(table.bytes)
  expect(text).not.toContain(canary)
  expect(text).toContain(`"'=1+1"`)
  expect(text).toContain('2025/3')
  expect(text.trim().split('\r\n')).toHaveLength(4)
  const whole = must(await vault.bulkExport(allCases, 'json', noProgress))
  const read = JSON.parse(new TextDecoder().decode(whole.bytes)) as { readonly cases: readonly unknown[] }
  expect(read.cases).toHaveLength(3)
  expect(JSON.stringify(read)).toContain(canary)
})
