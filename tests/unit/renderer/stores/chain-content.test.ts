import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ContentDocument } from '#shared/chains/content-document.ts'
import { startChainRun } from '#shared/domain/chain-writes.ts'
import { useChainContent } from '#renderer/stores/chain-content.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { aChain, anOverlay } from '#tests/support/content.ts'
import { aCase, must, today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const chain = 'residence-for-training'
let window: TestWindow

beforeEach(async () => {
  window = await openWindow()
  await useChainContent().load()
})
afterEach(() => window.close())

async function startedRun() {
  const cases = useOpenCase()
  const { file } = must(await cases.create(aCase('Anerkennung')))
  const current = useChainLibrary().currentOf(chain, 'magdeburg')
  if (!current) throw new Error('chain D ships')
  const start = {
    id: await cases.newId(),
    chain,
    version: current.edition.chain.version,
    region: current.edition.region,
    startedOn: today,
    edition: current.hash,
  }
  const saved = must(await cases.changeOn(file.id, startChainRun(start), current.edition))
  const [run] = saved.file.chainRuns
  if (!run) throw new Error('the run was started')
  return run
}

const publish = async (document: ContentDocument) => must(await useChainContent().save(document, 'published'))

test('drafts change nothing; what is published is in the library at once, and gone with its undo', async () => {
  const library = useChainLibrary()
  const notes = () => library.library.edition(chain, 'magdeburg')?.notes.map(({ text }) => text)
  const before = notes()
  must(await useChainContent().save(anOverlay(), 'draft'))
  must(await useChainContent().save(aChain(), 'draft'))
  expect(notes()).toEqual(before)
  expect(library.library.find('own-small')).toBeNull()
  const { undo } = await publish(anOverlay())
  await publish(aChain())
  expect(notes()).toEqual([...(before ?? []), 'Im Erdgeschoss fragen.'])
  expect(library.library.find('own-small')?.title).toBe('Kleine Kette')
  must(await useChainContent().undo(undo ?? 0))
  expect(notes()).toEqual(before)
})

test('a case keeps its edition when the content changes, is told of it, and may decline', async () => {
  const library = useChainLibrary()
  const run = await startedRun()
  expect(library.findEdition(run)?.standing).toBe('pinned')
  expect(library.changeFor(run)).toBeNull()
  await publish(anOverlay())
  expect(library.editionOf(run)?.notes.some(({ text }) => text === 'Im Erdgeschoss fragen.')).toBe(false)
  const change = library.changeFor(run)
  expect(change?.edition.notes.some(({ text }) => text === 'Im Erdgeschoss fragen.')).toBe(true)
  expect(library.changeFor({ ...run, declined: change?.hash })).toBeNull()
  await publish(anOverlay('2026-11-28', 'Im ersten Stock fragen.'))
  expect(library.changeFor({ ...run, declined: change?.hash })).not.toBeNull()
})

test('a version nobody ships any more still opens where it is kept, and is marked where it is not', async () => {
  const library = useChainLibrary()
  const run = await startedRun()
  const old = { ...run, version: '1999-01-01' }
  expect(library.findEdition(old)?.standing).toBe('pinned')
  const { edition: _edition, ...unpinned } = old
  expect(library.findEdition(unpinned)?.standing).toBe('newest')
  const { edition: _pin, ...before } = run
  expect(library.findEdition(before)?.standing).toBe('version')
  expect(library.findEdition({ ...unpinned, chain: 'no-such-chain' })).toBeNull()
})
