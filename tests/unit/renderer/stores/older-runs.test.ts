import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { declineEdition, pinChainRun, startChainRun } from '#shared/domain/chain-writes.ts'
import { noFilters } from '#shared/search/case-filters.ts'
import { useAdvisers } from '#renderer/stores/advisers.ts'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { useOlderRuns } from '#renderer/stores/older-runs.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { aChain, anOverlay } from '#tests/support/content.ts'
import { aCase, must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const chain = 'residence-for-training'
let window: TestWindow

beforeEach(async () => {
  window = await openWindow()
  await useChainContent().load()
  // The sample cases are somebody else's.
  await useAdvisers().choose('today', 'all')
})
afterEach(() => window.close())

/** A case that begins a chain on what is in force now. */
async function runOn(name: string) {
  const cases = useOpenCase()
  const { file } = must(await cases.create(aCase('Anerkennung')))
  const current = useChainLibrary().currentOf(name, 'magdeburg')
  if (!current) throw new Error(`${name} is at hand`)
  const { version } = current.edition.chain
  const run = {
    id: await cases.newId(),
    chain: name,
    version,
    region: current.edition.region,
    startedOn: today,
  }
  const pinned = { ...run, edition: current.hash }
  must(await cases.changeOn(file.id, startChainRun(pinned), current.edition))
  return { caseId: file.id, code: file.profile.code, run: { ...pinned, steps: {}, answers: {} } }
}

const listed = () =>
  useOlderRuns()
    .groups?.map(({ kind, count, differing }) => ({ kind, count, differing }))
    .toSorted((a, b) => b.kind.localeCompare(a.kind))

test('nothing is older while the content stays', async () => {
  await runOn(chain)
  await useOlderRuns().load()
  expect(listed()).toEqual([])
  expect(useOlderRuns().waiting).toBe(0)
})

test('cases on what was in force before are listed with the steps that differ; what was decided leaves the list', async () => {
  const [first, second, third] = [await runOn(chain), await runOn(chain), await runOn(chain)]
  must(await useChainContent().save(anOverlay(), 'published'))
  const store = useOlderRuns()
  await store.loadCases()
  expect(listed()).toEqual([{ kind: 'older', count: 3, differing: 1 }])
  const rows = [...store.cases.values()].flat()
  expect(rows.map(({ code }) => code)).toEqual([first.code, second.code, third.code].toSorted())
  expect(rows.find(({ code }) => code === first.code)).toMatchObject({
    caseId: first.caseId,
    entity: first.run.id,
  })

  const now = useChainLibrary().currentOf(chain, 'magdeburg')
  if (!now) throw new Error('chain D ships')
  const pin = { version: now.edition.chain.version, edition: now.hash }
  const cases = useOpenCase()
  must(await cases.changeOn(first.caseId, pinChainRun(first.run, pin), now.edition))
  must(await cases.change(second.caseId, declineEdition(second.run.id, now.hash)))
  await store.loadCases()
  expect(listed()).toEqual([
    { kind: 'older', count: 1, differing: 1 },
    { kind: 'kept', count: 1, differing: 1 },
  ])
  expect(store.waiting).toBe(1)

  const closedOn = [{ name: 'closedOn', value: today }]
  must(await cases.change(third.caseId, closedOn))
  await store.loadCases()
  expect(listed()).toEqual([{ kind: 'kept', count: 1, differing: 1 }])
})

/** Begins the same chain once more in a case. */
async function runAgain({ caseId, run: { steps: _steps, answers: _answers, ...run } }: Begun) {
  const current = useChainLibrary().currentOf(chain, 'magdeburg')
  if (!current) throw new Error('chain D ships')
  const again = { ...run, id: await useOpenCase().newId() }
  must(await useOpenCase().changeOn(caseId, startChainRun(again), current.edition))
}
type Begun = Awaited<ReturnType<typeof runOn>>

test('a case with two chains on older content is one case', async () => {
  await runAgain(await runOn(chain))
  must(await useChainContent().save(anOverlay(), 'published'))
  const store = useOlderRuns()
  await store.load()
  expect(store.groups?.map(({ count, cases }) => ({ count, cases }))).toEqual([{ count: 2, cases: 1 }])
  expect(store.waiting).toBe(1)
  expect((await useCaseList().facets()).marks['older-content']).toBe(1)
})

test('whoever looks at the own cases is not told of those of others', async () => {
  await runOn(chain)
  must(await useChainContent().save(anOverlay(), 'published'))
  await useAdvisers().choose('today', 'mine')
  await useOlderRuns().load()
  expect(listed()).toEqual([])
})

test('the case list filters by it and counts', async () => {
  const older = await runOn(chain)
  must(await useChainContent().save(anOverlay(), 'published'))
  await runOn(chain)
  const list = useCaseList()
  await list.ask({ filters: { ...noFilters, marks: ['older-content'] } })
  expect((await list.rows(0, 10)).map(({ code }) => code)).toEqual([older.code])
  expect((await list.facets()).marks['older-content']).toBe(1)
})

test('what the list filters by is asked for once, until cases or content change', async () => {
  await runOn(chain)
  const asked = vi.spyOn(window.surroundings.vault, 'runGroups')
  const list = useCaseList()
  await list.ask({ filters: { ...noFilters, marks: ['older-content'] } })
  await list.facets()
  await list.ask({ text: 'a' })
  expect(asked).toHaveBeenCalledTimes(1)
  await runOn(chain)
  await list.facets()
  expect(asked).toHaveBeenCalledTimes(2)
  must(await useChainContent().save(anOverlay(), 'published'))
  expect((await list.facets()).marks['older-content']).toBe(2)
  // Cases that came in a package are told of in this way alone.
  await list.reload()
  expect(asked).toHaveBeenCalledTimes(4)
})

test('a case on a chain that was taken away again stands on content that is not here any more', async () => {
  const saved = must(await useChainContent().save(aChain(), 'published'))
  const { run } = await runOn('own-small')
  must(await useChainContent().remove(saved.id))
  await useOlderRuns().load()
  expect(listed()).toEqual([{ kind: 'lost', count: 1, differing: 0 }])
  const found = useChainLibrary().findEdition(run)
  expect(found?.standing).toBe('pinned')
  expect(found && useChainLibrary().gives(found.edition)).toBe(false)
})

test('what has the version of the case but says other things is not taken for what it was advised on', () => {
  const library = useChainLibrary()
  const now = library.currentOf(chain, 'magdeburg')
  if (!now) throw new Error('chain D ships')
  const run = { chain, region: now.edition.region, version: now.edition.chain.version }
  expect(library.findEdition(run)?.standing).toBe('version')
  expect(library.findEdition({ ...run, edition: now.hash })?.standing).toBe('version')
  expect(library.findEdition({ ...run, edition: 'ab'.repeat(32) })?.standing).toBe('other')
})
