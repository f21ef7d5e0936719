/** How partner offices stand, the history of exchanges, and stopping the work on packages. */
import { expect, test } from 'vitest'
import { err } from '#shared/base/result.ts'
import type { Progress } from '#renderer/vault/vault-api.ts'
import { openedOffices } from '#tests/support/opened-offices.ts'
import { joinNetwork, partnerOf } from '#tests/support/vault-network.ts'
import {
  aCase,
  everything,
  makeOffice,
  must,
  newVault,
  noProgress,
  passphrase,
  today,
  type Office,
} from '#tests/support/vault-office.ts'

const { open, network: two, keep } = openedOffices()
const day = 24 * 60 * 60 * 1000

async function stand(office: Office) {
  const [state] = await office.vault().partnerStates(today)
  if (!state) throw new Error('one partner')
  return state
}

/** Kinds and acts of the history, newest first. */
async function acts(office: Office): Promise<readonly string[]> {
  const { entries } = await office.vault().exchangeHistory()
  return entries.map(({ act, kind }) => `${act} ${kind ?? '–'}`)
}

async function made(from: Office, kind: 'sync' | 'full' = 'sync') {
  return must(await from.vault().makePackage([await partnerOf(from)], kind, noProgress))
}

async function take(to: Office, bytes: Uint8Array) {
  must(await to.vault().previewImport(bytes, noProgress))
  return must(await to.vault().applyImport(null, noProgress))
}

/** Calls `stop` when the work says that it is in this phase. */
function stopIn(office: Office, phase: string) {
  return (progress: Progress): void => {
    if (progress.phase === phase) void office.vault().stopWork()
  }
}

test('alone there is nothing to tell', async () => {
  const north = await open('Nord')
  expect(await north.vault().partnerStates(today)).toEqual([])
  expect(await north.vault().exchangeHistory()).toEqual({ entries: [], names: [] })
  expect(await north.vault().erasures()).toEqual({ total: 0, open: 0, rows: [] })
})

test('sent, on its way, confirmed by a package without records; every step stands in the history', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('x')))
  expect(await stand(north)).toMatchObject({ name: 'Süd', step: 'SendPackage', waiting: 1 })
  const file = await made(north)
  await north.vault().packageLeft(file.name, true)
  expect(await stand(north)).toMatchObject({ step: 'WaitForAnswer', waiting: 0, underway: 1 })
  await take(south, file.bytes)
  expect(await stand(south)).toMatchObject({ step: 'ConfirmReceipt', waiting: 0 })

  const receipt = await made(south)
  expect(await take(north, receipt.bytes)).toMatchObject({ added: 0, changed: 0, unchanged: 0 })
  expect(await stand(north)).toMatchObject({ step: 'NothingToDo', underway: 0, unansweredSince: null })
  // A receipt is not confirmed in turn, or it would go to and fro for ever.
  expect(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress)).toEqual({
    ok: false,
    error: { type: 'NothingNew' },
  })
  expect(await acts(north)).toEqual(['applied sync', 'saved sync', 'made enrol'])
  expect(await acts(south)).toEqual(['made sync', 'applied sync', 'applied enrol'])
  const { entries, names } = await south.vault().exchangeHistory()
  expect(entries[1]).toMatchObject({
    offices: [names.find(({ name }) => name === 'Nord')?.id],
    records: 1,
    counts: { added: 1, changed: 0, conflicts: 0, erased: 0 },
  })
})

test('a package of a clock far ahead waits to be let pass, until another one is looked into', async () => {
  const [north, south] = await two()
  expect(await south.vault().previewDespiteClock(noProgress)).toEqual(err({ type: 'NothingPending' }))
  must(await north.vault().createCase(aCase('x')))
  north.clock.advance(3 * day)
  const early = await made(north)
  const ahead = { error: { type: 'E_CLOCK' } }
  expect(await south.vault().previewImport(early.bytes, noProgress)).toMatchObject(ahead)
  expect(must(await south.vault().previewDespiteClock(noProgress))).toMatchObject({ added: 1 })
  expect(must(await south.vault().applyImport(null, noProgress))).toMatchObject({ added: 1 })
  expect(await south.vault().previewDespiteClock(noProgress)).toEqual(err({ type: 'NothingPending' }))
  must(await north.vault().createCase(aCase('y')))
  const later = await made(north)
  expect(await south.vault().previewImport(later.bytes, noProgress)).toMatchObject(ahead)
  await south.vault().previewImport(new TextEncoder().encode('Guten Tag'), noProgress)
  expect(await south.vault().previewDespiteClock(noProgress)).toEqual(err({ type: 'NothingPending' }))
})

test('a refused package changes the history and nothing else; the next good one clears the problem', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('x')))
  north.clock.advance(3 * day)
  const file = await made(north)
  const before = [await south.vault().network(), await south.vault().list(everything)]
  expect(await south.vault().previewImport(file.bytes, noProgress)).toMatchObject({
    error: { type: 'E_CLOCK' },
  })
  expect([await south.vault().network(), await south.vault().list(everything)]).toEqual(before)
  expect(await stand(south)).toMatchObject({
    step: 'CheckClock',
    problem: { code: 'E_CLOCK' },
    urgency: 'now',
  })

  // A file nobody knows the sender of stands in the history, and with no office.
  await south.vault().previewImport(new TextEncoder().encode('Guten Tag'), noProgress)
  const { entries } = await south.vault().exchangeHistory()
  expect(entries.slice(0, 2)).toMatchObject([
    { act: 'refused', code: 'E_FORMAT', offices: [], pkg: null },
    { act: 'refused', code: 'E_CLOCK', offices: ['o01'] },
  ])
  south.clock.advance(3 * day)
  await take(south, file.bytes)
  expect((await stand(south)).problem).toBeNull()
})

test('a package whose file was not written counts as not sent; saved after all, it counts as sent', async () => {
  const [north, south] = await two()
  const before = await stand(north)
  must(await north.vault().createCase(aCase('x')))
  const file = await made(north)
  await north.vault().packageLeft(file.name, false)
  expect(await stand(north)).toMatchObject({ step: 'SendPackage', waiting: 1, lastSent: before.lastSent })
  await north.vault().packageLeft('paket-anders.age', true)
  expect(await acts(north)).toEqual(['notSaved sync', 'made enrol'])

  await north.vault().packageLeft(file.name, true)
  expect(await stand(north)).toMatchObject({ step: 'WaitForAnswer', waiting: 0, underway: 1 })
  expect(await acts(north)).toEqual(['saved sync', 'made enrol'])
  expect(await take(south, file.bytes)).toMatchObject({ added: 1 })
})

test('making a package can be stopped: no number is used, and the next one holds everything', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('x')))
  const to = [await partnerOf(north)]
  const before = await stand(north)
  for (const phase of ['collect', 'seal'])
    expect(await north.vault().makePackage(to, 'sync', stopIn(north, phase))).toEqual({
      ok: false,
      error: { type: 'Stopped' },
    })
  expect(await stand(north)).toEqual(before)
  expect(await acts(north)).toEqual(['made enrol'])
  expect(await take(south, (await made(north)).bytes)).toMatchObject({ added: 1, warnings: [] })
})

test('opening and taking over can be stopped, and be begun again', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('x')))
  const { bytes } = await made(north)
  const stopped = { ok: false, error: { type: 'Stopped' } }
  for (const phase of ['open', 'compare'])
    expect(await south.vault().previewImport(bytes, stopIn(south, phase))).toEqual(stopped)
  expect(await south.vault().applyImport(null, noProgress)).toMatchObject({
    error: { type: 'NothingPending' },
  })
  must(await south.vault().previewImport(bytes, noProgress))
  expect(await south.vault().applyImport(null, stopIn(south, 'merge'))).toEqual(stopped)
  expect((await south.vault().list(everything)).total).toBe(0)
  expect(await stand(south)).toMatchObject({ lastReceived: (await stand(south)).lastReceived, problem: null })
  expect(must(await south.vault().applyImport(null, noProgress))).toMatchObject({ added: 1, warnings: [] })
})

test('even while a large package is being written it can be stopped, and nothing is half there', async () => {
  const north = await open('Nord')
  const south = await makeOffice({ frameLimit: { records: 20, bytes: 1_000_000 } })
  keep(south)
  must(await south.vault().create({ ...newVault, office: 'Süd' }, noProgress))
  await joinNetwork(north, south)
  const own = Array.from({ length: 100 }, () => ({ id: null, writes: aCase('aus dem Süden') }))
  must(await south.vault().changeMany(own, noProgress))
  const many = Array.from({ length: 600 }, () => ({ id: null, writes: aCase('x') }))
  must(await north.vault().changeMany(many, noProgress))
  const { bytes } = await made(north)
  must(await south.vault().previewImport(bytes, noProgress))
  expect(await south.vault().applyImport(null, stopIn(south, 'write'))).toMatchObject({
    error: { type: 'Stopped' },
  })
  expect((await south.vault().list(everything)).total).toBe(100)
  must(await (await south.restart()).unlock(passphrase, noProgress))
  expect((await south.vault().list(everything)).total).toBe(100)
  expect(await take(south, bytes)).toMatchObject({ added: 600 })
  must(await (await south.restart()).unlock(passphrase, noProgress))
  expect((await south.vault().list(everything)).total).toBe(700)
})

test('what a crash cut off before it was taken over is told, and can be opened again', async () => {
  const [north, south] = await two()
  must(await north.vault().createCase(aCase('x')))
  const { bytes } = await made(north)
  must(await south.vault().previewImport(bytes, noProgress))
  must(await (await south.restart()).unlock(passphrase, noProgress))
  expect(await acts(south)).toEqual(['opened sync', 'applied enrol'])
  expect((await south.vault().list(everything)).total).toBe(0)
  await take(south, bytes)
  expect(await acts(south)).toEqual(['applied sync', 'applied enrol'])
})
