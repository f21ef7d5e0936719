/** Offices that exchange by a folder: what is taken in, what is written, and when there is peace. */
import { expect, test } from 'vitest'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { aCase, must, noProgress, passphrase, today, type Office } from '#tests/support/vault-office.ts'
import {
  casesOf,
  contentsOf,
  eachInNewFolder,
  filesIn,
  officesOver,
  run,
  untilQuiet,
} from '#tests/support/exchange-folder.ts'

const started = eachInNewFolder()

async function offices(...names: readonly string[]): Promise<readonly Office[]> {
  started.offices = [...(await officesOver(started.folder, names))]
  return started.offices
}

async function two(): Promise<readonly [Office, Office]> {
  const [north, south] = await offices('Nord', 'Süd')
  if (!north || !south) throw new Error('two offices')
  return [north, south]
}

async function sizesIn(folder: string): Promise<readonly number[]> {
  const names = await filesIn(folder)
  return Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
}

test('an office without a folder does nothing', async () => {
  const [north] = await two()
  await north.carry(null)
  expect(await run(north)).toMatchObject({ state: 'none', written: 0, taken: [] })
  expect(await filesIn(started.folder)).toEqual([])
})

test('a case written at one office arrives at the other, and the report tells from where', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('Ausbildung als Koch')))
  expect(await run(north)).toMatchObject({ state: 'ready', written: 1 })
  const report = await run(south)
  expect(report.taken).toMatchObject([{ from: 'Nord', cases: 1, conflicts: 0, changed: true }])
  expect(await casesOf(south)).toEqual(await casesOf(north))
  // Both histories tell of it, and the confirmation that lies there now leaves nothing to be done by hand.
  const acts = async (office: Office) => {
    const { entries } = await office.vault().exchangeHistory()
    return entries.map(({ act, kind }) => `${act} ${kind ?? '–'}`)
  }
  expect((await acts(north))[0]).toBe('made sync')
  expect((await acts(south)).slice(0, 2)).toEqual(['made directory', 'applied sync'])
  expect(await south.vault().partnerStates(today)).toMatchObject([{ step: 'NothingToDo', waiting: 0 }])
  await run(north)
  expect(await north.vault().partnerStates(today)).toMatchObject([{ step: 'NothingToDo', underway: 0 }])
})

test('two idle offices go quiet, and stay so over restarts', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('eins')))
  must(await south.vault().createCase(aCase('zwei')))
  await untilQuiet([north, south])
  const before = await contentsOf(started.folder)
  for (const office of [north, south, north, south]) {
    must(await (await office.restart()).unlock(passphrase, noProgress))
    expect(await run(office)).toMatchObject({ written: 0, removed: 0, taken: [] })
  }
  expect(await contentsOf(started.folder)).toEqual(before)
  expect(await casesOf(north)).toHaveLength(2)
  expect(await casesOf(south)).toEqual(await casesOf(north))
})

test('each office has at most one package, and none once everybody has it', async () => {
  const [north, south] = await two()
  for (const concern of ['eins', 'zwei', 'drei']) {
    must(await north.vault().createCase(aCase(concern)))
    await run(north)
    expect(await filesIn(started.folder)).toHaveLength(1)
  }
  await run(south)
  expect(await filesIn(started.folder)).toHaveLength(2)
  expect(await run(north)).toMatchObject({ removed: 1, written: 0 })
  // What is left is the small confirmation of Süd.
  expect(await filesIn(started.folder)).toHaveLength(1)
  expect(await casesOf(south)).toHaveLength(3)
})

test('a package with a case that was erased since does not stay in the folder', async () => {
  const [north, south, west] = await offices('Nord', 'Süd', 'West')
  if (!north || !south || !west) throw new Error('three offices')
  const { file } = must(await north.vault().createCase(aCase('soll verschwinden')))
  await run(north)
  // Süd passes it on as well; West has not looked yet, so both packages have to stay.
  await run(south)
  const before = await contentsOf(started.folder)
  must(await north.vault().changeCase(file.id, [{ name: 'binnedOn', value: '2026-11-22' }]))
  must(await north.vault().bulkErase({ type: 'some', ids: [file.id] }, noProgress))
  await run(north)
  await run(south)
  const after = new Set((await contentsOf(started.folder)).values())
  for (const hash of before.values()) expect(after).not.toContain(hash)
  await untilQuiet([west, north, south])
  for (const office of [north, south, west]) expect(await casesOf(office)).toEqual([])
})

test('with a third office a package is not passed on while it lies there for all', async () => {
  const [north, south, west] = await offices('Nord', 'Süd', 'West')
  if (!north || !south || !west) throw new Error('three offices')
  for (let count = 0; count < 40; count += 1) must(await north.vault().createCase(aCase('lang '.repeat(40))))
  await run(north)
  await run(south)
  const sizes = await sizesIn(started.folder)
  expect(sizes).toHaveLength(2)
  // The second one only confirms.
  expect(Math.min(...sizes)).toBeLessThan(Math.max(...sizes))
  await untilQuiet([west, south, north])
  expect(await casesOf(west)).toHaveLength(40)
  const left = await sizesIn(started.folder)
  expect(Math.max(...left)).toBeLessThan(Math.max(...sizes))
})

test('a run is stopped between two files, and the next one does the rest', async () => {
  const [north, south, west] = await offices('Nord', 'Süd', 'West')
  if (!north || !south || !west) throw new Error('three offices')
  for (const office of [north, west]) {
    must(await office.vault().createCase(aCase('wartet')))
    await run(office)
  }
  const running = south.vault().runFolder('usual', ({ done }) => {
    if (done === 0) void south.vault().stopFolder()
  })
  const stopped = await running
  expect(stopped).toMatchObject({ stopped: true, written: 0 })
  expect(stopped.taken).toHaveLength(1)
  const rest = await run(south)
  expect(rest).toMatchObject({ stopped: false, written: 1 })
  expect(rest.taken).toHaveLength(1)
  expect(rest.taken[0]?.from).not.toBe(stopped.taken[0]?.from)
  expect(await casesOf(south)).toHaveLength(2)
})

test('a run is stopped within a long file, which the next one takes in', async () => {
  const [north, south] = await two()
  // Long enough for the note that it is being opened; nothing of that may stay where a person has stopped it.
  const note = Array.from({ length: 1500 }, (_, at) => `Gespräch ${at * at * 7919}`).join(', ')
  for (let count = 0; count < 120; count += 1) must(await north.vault().createCase(aCase(note)))
  await run(north)
  expect(Math.max(...(await sizesIn(started.folder)))).toBeGreaterThan(100_000)
  for (const _ of ['once', 'twice', 'and again']) {
    const told: number[] = []
    const stopped = await south.vault().runFolder('usual', ({ done }) => {
      told.push(done)
      if (done > 0) void south.vault().stopFolder()
    })
    expect(stopped).toMatchObject({ stopped: true, taken: [], problems: [], written: 0 })
    expect(Math.max(...told)).toBeLessThan(0.25)
  }
  expect((await run(south)).taken).toMatchObject([{ from: 'Nord', cases: 120 }])
})

test('a package is due after a pause, and no more once it is written', async () => {
  const [north] = await two()
  await run(north)
  expect(await north.vault().isFolderDue(0)).toBe(false)
  must(await north.vault().createCase(aCase('neu')))
  expect(await north.vault().isFolderDue(120)).toBe(false)
  north.clock.advance(119_000)
  expect(await north.vault().isFolderDue(120)).toBe(false)
  must(await north.vault().createCase(aCase('noch eins')))
  north.clock.advance(119_000)
  expect(await north.vault().isFolderDue(120)).toBe(false)
  north.clock.advance(121_000)
  expect(await north.vault().isFolderDue(120)).toBe(true)
  await run(north)
  expect(await north.vault().isFolderDue(0)).toBe(false)
})

test('the moment before locking only writes, and nothing large', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('eins')))
  await run(north)
  must(await south.vault().createCase(aCase('zwei')))
  expect(await run(south, 'quick')).toMatchObject({ taken: [], written: 1 })
  expect(await casesOf(south)).toHaveLength(1)
})
