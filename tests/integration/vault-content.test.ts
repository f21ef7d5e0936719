/** Chains an office writes, takes in and hands on, over the real vault files. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import { hashOfEdition } from '#shared/chains/edition.ts'
import { pinChainRun, startChainRun } from '#shared/domain/chain-writes.ts'
import type { VaultApi } from '#renderer/vault/vault-api.ts'
import { aChain, anOverlay } from '#tests/support/content.ts'
import {
  aCase,
  makeOpenOffice,
  must,
  noProgress,
  passphrase,
  today,
  type Office,
} from '#tests/support/vault-office.ts'

let nord: Office
let sued: Office

beforeEach(async () => {
  nord = await makeOpenOffice()
  sued = await makeOpenOffice()
})
afterEach(async () => {
  await nord.remove()
  await sued.remove()
})

async function reopened(office: Office): Promise<VaultApi> {
  const vault = await office.restart()
  must(await vault.unlock(passphrase, noProgress))
  return vault
}

const statesOf = async (vault: VaultApi) =>
  (await vault.content()).map(({ state, document }) => [state, document] as const)

test('a draft is one record however often it is saved, and stays over a restart', async () => {
  const vault = nord.vault()
  const first = must(await vault.saveContent(anOverlay('1', 'a'), 'draft'))
  const second = must(await vault.saveContent(anOverlay('1', 'b'), 'draft'))
  expect(second).toEqual({ id: first.id, undo: null })
  expect(await statesOf(await reopened(nord))).toEqual([['draft', anOverlay('1', 'b')]])
})

test('publishing ends the draft, asks for a newer version, and can be taken back', async () => {
  const vault = nord.vault()
  must(await vault.saveContent(anOverlay('2'), 'draft'))
  const { undo } = must(await vault.saveContent(anOverlay('2'), 'published'))
  expect(await statesOf(vault)).toEqual([['published', anOverlay('2')]])
  for (const version of ['1', '2'])
    expect(await vault.saveContent(anOverlay(version, 'anders'), 'published')).toEqual({
      ok: false,
      error: { type: 'E_OLDER_CONTENT', documents: ['residence-for-training@magdeburg'] },
    })
  must(await vault.undoMany(undo ?? 0, noProgress))
  expect(await statesOf(vault)).toEqual([['draft', anOverlay('2')]])
})

test('what makes no sense can be a draft and is not published', async () => {
  const vault = nord.vault()
  const lost = aChain('1', { leadsTo: [{ step: 'X9' }, { outcome: 'end' }] })
  must(await vault.saveContent(lost, 'draft'))
  expect(await vault.saveContent(lost, 'published')).toMatchObject({ error: { type: 'E_CONTENT_CHECK' } })
  expect((await statesOf(vault)).map(([state]) => state)).toEqual(['draft'])
})

test('what is too large for a record is refused before anything is written', async () => {
  const noise = Array.from({ length: 60_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 7919 + at * at) % 20_000)),
  )
  const big = aChain('1', { goal: noise.join('') })
  expect(await nord.vault().saveContent(big, 'draft')).toEqual({ ok: false, error: { type: 'TooLarge' } })
  expect(await nord.vault().content()).toEqual([])
})

test('a package is read after the digits were typed, taken over, and taken back', async () => {
  const ids = [
    must(await nord.vault().saveContent(anOverlay('2'), 'published')).id,
    must(await nord.vault().saveContent(aChain('2'), 'published')).id,
  ]
  const { name, bytes } = must(await nord.vault().publishContent(ids))
  expect(name).toMatch(/^inhalt-\d{8}-[0-9a-f]{8}\.json$/)
  const vault = sued.vault()
  expect(await vault.readContentPackage(bytes)).toMatchObject({ error: { type: 'E_UNKNOWN_SENDER' } })
  const { ownFingerprint } = await nord.vault().network()
  const wrong = (await vault.network()).ownFingerprint
  expect(await vault.trustPublisher(bytes, wrong)).toMatchObject({ error: { type: 'FingerprintDiffers' } })
  expect(await vault.takeContent(bytes, ['own-small'])).toMatchObject({ error: { type: 'E_UNKNOWN_SENDER' } })
  must(await vault.trustPublisher(bytes, ownFingerprint))
  const preview = must(await vault.readContentPackage(bytes))
  expect(preview.documents.map(({ effect }) => effect)).toEqual(['new', 'new'])
  expect(await vault.content()).toEqual([])
  const done = must(await vault.takeContent(bytes, ['own-small']))
  expect(await vault.content()).toMatchObject([
    {
      state: 'imported',
      document: aChain('2'),
      from: { name: 'Beratungsstelle Nord', fingerprint: ownFingerprint },
    },
  ])
  const again = await reopened(sued)
  expect(
    must(await again.readContentPackage(bytes))
      .documents.map(({ effect }) => effect)
      .sort(),
  ).toEqual(['new', 'same'])
  expect(await again.takeContent(bytes, ['own-small'])).toMatchObject({ error: { type: 'NotFound' } })
  must(await again.removeContent(done.ids[0] ?? ''))
  expect(await again.content()).toEqual([])
})

test('a newer package takes the place of the older one, and undo brings the older one back', async () => {
  const publish = async (version: string) => {
    const { id } = must(await nord.vault().saveContent(aChain(version), 'published'))
    return must(await nord.vault().publishContent([id])).bytes
  }
  const older = await publish('1')
  const newer = await publish('2')
  const vault = sued.vault()
  must(await vault.trustPublisher(older, (await nord.vault().network()).ownFingerprint))
  must(await vault.takeContent(older, ['own-small']))
  const { undo } = must(await vault.takeContent(newer, ['own-small']))
  expect(await statesOf(vault)).toEqual([['imported', aChain('2')]])
  expect(await vault.readContentPackage(older)).toMatchObject({ error: { type: 'E_OLDER_CONTENT' } })
  must(await vault.undoMany(undo, noProgress))
  expect(await statesOf(vault)).toEqual([['imported', aChain('1')]])
})

test('only what is published is packed', async () => {
  const { id } = must(await nord.vault().saveContent(aChain('1'), 'draft'))
  expect(await nord.vault().publishContent([id])).toMatchObject({ error: { type: 'NotFound' } })
  expect(await nord.vault().publishContent([])).toMatchObject({ error: { type: 'NotFound' } })
})

test('starting a chain keeps its edition in the same save, once for all cases', async () => {
  const vault = nord.vault()
  const edition = bundledLibrary.edition('residence-for-training', 'magdeburg')
  if (!edition) throw new Error('chain D ships')
  const hash = hashOfEdition(edition)
  for (const concern of ['eins', 'zwei']) {
    const { file } = must(await vault.createCase(aCase(concern)))
    const id = await vault.newId()
    const start = {
      id,
      chain: edition.chain.id,
      version: edition.chain.version,
      region: edition.region,
      startedOn: today,
      edition: hash,
    }
    const saved = must(await vault.changeCaseOn(file.id, startChainRun(start), edition))
    expect(saved.file.chainRuns).toMatchObject([{ edition: hash }])
    expect(saved.file.unread).toEqual([])
  }
  expect(await vault.editions()).toEqual([{ hash, edition }])
  expect(await (await reopened(nord)).editions()).toEqual([{ hash, edition }])
})

test('a run pinned to another edition keeps its steps', async () => {
  const vault = nord.vault()
  const edition = bundledLibrary.edition('residence-for-training', 'magdeburg')
  if (!edition) throw new Error('chain D ships')
  const { file } = must(await vault.createCase(aCase('eins')))
  const run = {
    id: await vault.newId(),
    chain: edition.chain.id,
    version: '1999',
    region: edition.region,
    startedOn: today,
  }
  must(
    await vault.changeCase(file.id, [
      ...startChainRun(run),
      { name: `p.${run.id}.s.D1`, value: { state: 'done', on: today } },
    ]),
  )
  const [before] = must(await vault.readCase(file.id)).chainRuns
  expect(before).toMatchObject({ version: '1999' })
  expect(before?.edition).toBeUndefined()
  if (!before) throw new Error('the run stands')
  const hash = hashOfEdition(edition)
  const pin = pinChainRun(before, { version: edition.chain.version, edition: hash })
  const saved = must(await vault.changeCaseOn(file.id, pin, edition))
  expect(saved.file.chainRuns).toEqual([
    { ...before, version: edition.chain.version, edition: hash, steps: { D1: { state: 'done', on: today } } },
  ])
})

test('a removal that somebody else wrote is ignored and named; the office’s own counts, and so does taking it back', async () => {
  const vault = nord.vault()
  const { id } = must(await vault.saveContent(anOverlay('2'), 'published'))
  must(await vault.changeItem(id, [{ name: 'removedOn', value: today }]))
  const again = await reopened(nord)
  expect(await again.content()).toMatchObject([
    { state: 'published', document: anOverlay('2'), unsealedRemoval: today },
  ])
  must(await again.saveContent(anOverlay('3'), 'published'))
  expect(await again.content()).toMatchObject([{ document: anOverlay('3'), unsealedRemoval: null }])
  const { undo } = must(await again.removeContent(id))
  expect(await again.content()).toEqual([])
  expect(await (await reopened(nord)).content()).toEqual([])
  const last = nord.vault()
  expect(await last.undoMany(undo, noProgress)).toMatchObject({ ok: false })
  must(await last.changeItem(id, [{ name: 'removedOn', value: null }]))
  expect(await last.content()).toEqual([])
  expect(await last.setAside()).toEqual([{ id, document: anOverlay('3'), reason: 'E_BROKEN_SEAL' }])
  must(await last.removeSetAside(id))
  expect(await last.setAside()).toEqual([])
  expect(await last.removeSetAside(id)).toMatchObject({ error: { type: 'NotFound' } })
})

test('a removal taken back stands again, and so does the new content that was taken back', async () => {
  const vault = nord.vault()
  const { id, undo } = must(await vault.saveContent(anOverlay('2'), 'published'))
  const removed = must(await vault.removeContent(id))
  expect(await vault.content()).toEqual([])
  must(await vault.undoMany(removed.undo, noProgress))
  expect(await statesOf(vault)).toEqual([['published', anOverlay('2')]])
  const gone = must(await vault.undoMany(undo ?? 0, noProgress))
  expect(await vault.content()).toEqual([])
  must(await vault.undoMany(gone.undo, noProgress))
  expect(await statesOf(await reopened(nord))).toEqual([['published', anOverlay('2')]])
})

test('undo and redo leave one state in force, sealed anew each time, and it stays over a restart', async () => {
  const vault = nord.vault()
  const { id } = must(await vault.saveContent(anOverlay('2'), 'published'))
  let { undo } = must(await vault.saveContent(anOverlay('3'), 'published'))
  const numbers: unknown[] = []
  for (const version of ['2', '3', '2']) {
    undo = must(await vault.undoMany(undo ?? 0, noProgress)).undo
    expect(await statesOf(vault)).toEqual([['published', anOverlay(version)]])
    expect(await vault.setAside()).toEqual([])
    numbers.push((await vault.items('chain-content'))[0]?.values['sealNumber'])
  }
  expect(new Set(numbers).size).toBe(3)
  expect([...numbers].sort()).toEqual(numbers)
  const { undo: back } = must(await vault.removeContent(id))
  const { undo: again } = must(await vault.undoMany(back, noProgress))
  must(await vault.undoMany(again, noProgress))
  expect(await vault.content()).toEqual([])
  expect(await vault.setAside()).toEqual([])
  expect(await (await reopened(nord)).content()).toEqual([])
})

test('what somebody else wrote over an act is not sealed by its undo, and a former record does not count', async () => {
  const vault = nord.vault()
  const { id } = must(await vault.saveContent(anOverlay('2'), 'published'))
  const former = (await vault.items('chain-content'))[0]?.values ?? {}
  const { undo } = must(await vault.removeContent(id))
  must(await vault.changeItem(id, [{ name: 'version', value: '9' }]))
  must(await vault.undoMany(undo, noProgress))
  expect(await vault.content()).toEqual([])
  const replay = Object.entries(former).map(([name, value]) => ({ name, value }))
  must(await vault.changeItem(id, replay))
  expect(await vault.content()).toEqual([])
  expect(await vault.setAside()).toMatchObject([{ id, reason: 'E_OLDER_SEAL' }])
})
