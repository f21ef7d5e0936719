/** Finding over the real vault: counts, heads by id, the search through all notes beside saves. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noFilters } from '#shared/search/case-filters.ts'
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

const talk = (at: number, note: string) => {
  const id = at.toString(16).padStart(32, '0')
  const value = {
    id,
    on: today,
    kind: 'office',
    duration: null,
    form: 'first',
    mediation: null,
    topics: [],
    note,
  }
  return { name: `c.${id}`, value: { ...value, by: 'AB', place: '' } }
}

async function manyCases(count: number): Promise<readonly string[]> {
  const changes = Array.from({ length: count }, (_, at) => ({
    id: null,
    writes: [
      ...aCase(`Fall ${String(at)}`),
      talk(
        at + 1,
        at % 10 === 0 ? 'Fragt nach der Berufsausbildungsbeihilfe.' : 'Über Praktikum gesprochen.',
      ),
    ],
  }))
  return must(await office.vault().changeMany(changes, noProgress)).ids
}

test('the filters of the list hold in the vault, with counts for the others', async () => {
  const ids = await manyCases(12)
  const vault = office.vault()
  must(await vault.changeCase(ids[0] ?? '', [{ name: 'region', value: 'stendal' }]))
  const filters = { filters: { ...noFilters, region: ['stendal'] }, today }
  expect((await vault.list({ ...everything, filters })).total).toBe(1)
  const { fields, marks } = await vault.facets({ ...everything, filters })
  expect(fields.region).toEqual({ magdeburg: 11, stendal: 1 })
  expect(fields.clientGroup).toEqual({ 'young-person': 1 })
  expect(marks['no-next-step']).toBe(1)
})

test('heads come in the order asked for, without those in the bin or unknown', async () => {
  const [first = '', second = '', third = ''] = await manyCases(3)
  const vault = office.vault()
  must(await vault.changeCase(second, [{ name: 'binnedOn', value: today }]))
  const heads = await vault.heads([third, 'f'.repeat(32), second, first])
  expect(heads.map(({ id }) => id)).toEqual([third, first])
})

test('notes are found in saved and reopened cases, in either spelling, with the words around them', async () => {
  await manyCases(100)
  const vault = await office.restart()
  must(await vault.unlock(passphrase, noProgress))
  const steps: number[] = []
  const answer = await vault.searchNotes('beihilfe fragt', ({ done }) => steps.push(done))
  expect(answer).toMatchObject({ total: 10, casesRead: 100, casesInAll: 100, unreadable: 0 })
  expect(answer.hits[0]?.excerpt).toEqual({
    before: '',
    hit: 'Fragt',
    after: ' nach der Berufsausbildungsbeihilfe.',
  })
  expect(steps.at(-1)).toBe(100)
  expect((await vault.searchNotes('ueber', noProgress)).total).toBe(90)
})

test('a stopped search gives what it has, and a save goes in between', async () => {
  const ids = await manyCases(300)
  const vault = office.vault()
  const saves: Promise<unknown>[] = []
  const answer = await vault.searchNotes('praktikum', ({ done }) => {
    if (saves.length === 0) saves.push(vault.changeCase(ids[299] ?? '', [{ name: 'concern', value: 'Neu' }]))
    if (done > 100) void vault.stopNoteSearch()
  })
  expect(answer.casesRead).toBeGreaterThan(100)
  expect(answer.casesRead).toBeLessThan(300)
  expect(answer.hits.length).toBeGreaterThan(0)
  expect(await Promise.all(saves)).toMatchObject([{ ok: true }])
})

test('a second search ends the first', async () => {
  await manyCases(200)
  const vault = office.vault()
  const [first, second] = await Promise.all([
    vault.searchNotes('praktikum', noProgress),
    vault.searchNotes('beihilfe', noProgress),
  ])
  expect(first.casesRead).toBeLessThan(200)
  expect(second).toMatchObject({ casesRead: 200, total: 20 })
})
