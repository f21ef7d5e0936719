/** Erasing and reducing cases across three offices: what is confirmed, what is left, and what must never come back. */
import { expect, test } from 'vitest'
import type { BulkAct } from '#shared/domain/bulk.ts'
import type { Selection } from '#renderer/vault/vault-api.ts'
import { openedRows } from '#tests/support/opened-rows.ts'
import { openedOffices } from '#tests/support/opened-offices.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import {
  aCase,
  everything,
  makeOffice,
  must,
  noProgress,
  passphrase,
  today,
  type Office,
} from '#tests/support/vault-office.ts'

const { open, keep } = openedOffices()
const canary = 'Kanarienvogel'
const some = (...ids: readonly string[]): Selection => ({ type: 'some', ids })
const anonymise: BulkAct = { type: 'anonymise' }

async function take(to: Office, bytes: Uint8Array) {
  must(await to.vault().previewImport(bytes, noProgress))
  return must(await to.vault().applyImport(null, noProgress))
}

/** Three offices with one case that all of them have, and that north knows them to have. */
async function three(): Promise<{ north: Office; south: Office; east: Office; id: string }> {
  const [north, south, east] = [await open('Nord'), await open('Süd'), await open('Ost')]
  await joinNetwork(north, south)
  await joinNetwork(north, east)
  const { file } = must(await north.vault().createCase(aCase(canary)))
  for (const office of [south, east]) {
    await pass(north, office)
    await pass(office, north)
  }
  // Those that were admitted by another office know each other only now.
  for (const office of [south, east]) await chooseAll(office)
  return { north, south, east, id: file.id }
}

async function chooseAll(office: Office): Promise<void> {
  const { partners } = await office.vault().network()
  for (const { id, scope } of partners) if (scope === null) must(await office.vault().chooseScope(id, 'all'))
}

/** A package from one office to another, whichever they are. */
async function pass(from: Office, to: Office, kind: 'sync' | 'full' = 'sync') {
  const own = (await to.vault().office()).name
  const { partners } = await from.vault().network()
  const id = partners.find(({ name }) => name === own)?.id ?? ''
  const { bytes } = must(await from.vault().makePackage([id], kind, noProgress))
  return take(to, bytes)
}

async function eraseAt(office: Office, id: string): Promise<void> {
  must(await office.vault().bulkDo(some(id), { type: 'bin' }, noProgress))
  expect(must(await office.vault().bulkErase(some(id), noProgress))).toEqual({ erased: 1 })
}

test('an erasure is confirmed office by office, and reaches everything each of them holds', async () => {
  const { north, south, east, id } = await three()
  must(await south.vault().saveDraft(`consultation-${id}`, canary))
  must(await south.vault().changeCase(id, [{ name: 'strengths', value: `${canary} im Süden` }]))
  await eraseAt(north, id)
  const row = { id, on: today, offices: 3 }
  expect(await north.vault().erasures()).toEqual({
    total: 1,
    open: 1,
    rows: [{ ...row, confirmed: 1, missing: ['Süd', 'Ost'] }],
  })
  expect(await pass(north, south)).toMatchObject({ erased: 1 })
  expect(await openedRows(south, passphrase)).not.toContain(canary)
  expect(await south.vault().readCase(id)).toMatchObject({ error: { type: 'NotFound' } })
  expect(await south.vault().readDraft(`consultation-${id}`)).toBeNull()
  expect((await south.vault().list({ ...everything, text: canary })).total).toBe(0)
  expect((await south.vault().searchNotes(canary, noProgress)).total).toBe(0)

  // South's answer confirms; its own edit of the erased case is gone with it.
  await pass(south, north)
  expect((await north.vault().erasures()).rows).toEqual([{ ...row, confirmed: 2, missing: ['Ost'] }])
  // East hears of it from south, and says so to north: whichever way it goes.
  await pass(south, east)
  await pass(east, north)
  expect(await north.vault().erasures()).toMatchObject({ open: 0, rows: [{ confirmed: 3, missing: [] }] })
  for (const office of [north, south, east])
    expect(await openedRows(office, passphrase)).not.toContain(canary)
  // Not even a package with everything holds it.
  expect(await pass(north, south, 'full')).toMatchObject({ erased: 0, added: 0 })
})

test('an office that never had the case need not confirm that it is gone', async () => {
  const [north, south] = [await open('Nord'), await open('Süd')]
  await joinNetwork(north, south, { scope: 'figures' })
  const { file } = must(await north.vault().createCase(aCase(canary)))
  await eraseAt(north, file.id)
  const rows = [{ id: file.id, on: today, confirmed: 1, offices: 1, missing: [] }]
  expect(await north.vault().erasures()).toEqual({ total: 1, open: 0, rows })
})

test('an older package does not bring an erased case back, nor does a backup from before for long', async () => {
  const { north, south, id } = await three()
  must(await south.vault().backup())
  must(await south.vault().changeCase(id, [{ name: 'strengths', value: canary }]))
  const older = must(await south.vault().makePackage(['o01'], 'full', noProgress))
  await eraseAt(north, id)
  await take(north, older.bytes)
  expect(await north.vault().readCase(id)).toMatchObject({ error: { type: 'NotFound' } })

  const spare = await makeOffice({}, south.stick)
  keep(spare)
  expect(must(await spare.vault().restore(passphrase, noProgress)).cases).toBe(1)
  // Its keys are new: a package of its own introduces them, and the answer holds the tombstone.
  await pass(spare, north)
  expect(await pass(north, spare)).toMatchObject({ erased: 1 })
  expect(await openedRows(spare, passphrase)).not.toContain(canary)
})

test('a reduced case arrives reduced, with nothing left of it; an edit that had not seen it is proposed again', async () => {
  const { north, south, east, id } = await three()
  const closing = [{ name: 'closedOn', value: '2025-08-01' }]
  must(await north.vault().changeCase(id, closing))
  must(await south.vault().saveDraft(`consultation-${id}`, canary))
  must(await east.vault().changeCase(id, [{ name: 'strengths', value: 'im Osten gesehen' }]))
  must(await north.vault().bulkDo(some(id), anonymise, noProgress))
  expect(await north.vault().agedCases(today)).toEqual({ toReduce: 0, toErase: 0 })

  await pass(north, south)
  expect(must(await south.vault().readCase(id)).profile).toMatchObject({
    concern: '',
    openedOn: '2026-10-01',
    anonymisedOn: today,
  })
  expect(await south.vault().readDraft(`consultation-${id}`)).toBeNull()
  expect(await openedRows(south, passphrase)).not.toContain(canary)

  // East wrote without having seen it: nothing is lost, and all three are asked again.
  await pass(east, north)
  await pass(north, east)
  await pass(north, south)
  for (const office of [north, south, east]) {
    expect(must(await office.vault().readCase(id)).profile).toMatchObject({
      strengths: 'im Osten gesehen',
      concern: '',
    })
    expect(await office.vault().agedCases(today)).toEqual({ toReduce: 1, toErase: 0 })
    expect(await openedRows(office, passphrase)).not.toContain(canary)
  }
  must(await south.vault().bulkDo(some(id), anonymise, noProgress))
  await pass(south, north)
  expect(must(await north.vault().readCase(id)).profile.strengths).toBe('')
  expect(await north.vault().agedCases(today)).toEqual({ toReduce: 0, toErase: 0 })
})

test('what undo remembers of a case goes when another office reduces it', async () => {
  const { north, south, id } = await three()
  const closing = [{ name: 'closedOn', value: '2025-08-01' }]
  const change = { id, writes: [{ name: 'concern', value: 'neu geschrieben' }, ...closing] }
  const { undo } = must(await south.vault().changeMany([change], noProgress))
  await pass(south, north)
  must(await north.vault().bulkDo(some(id), anonymise, noProgress))
  await pass(north, south)
  await south.vault().undoMany(undo, noProgress)
  expect(must(await south.vault().readCase(id)).profile).toMatchObject({ concern: '', anonymisedOn: today })
  expect(await openedRows(south, passphrase)).not.toContain(canary)
})

test('an office chooses for how long closed cases stay whole', async () => {
  const office = await open('Nord')
  const vault = office.vault()
  const closed = [...aCase('x'), { name: 'closedOn', value: '2025-11-22' }]
  must(await vault.createCase(closed))
  must(await vault.changeRetention(24))
  expect(await vault.agedCases(today)).toEqual({ toReduce: 0, toErase: 0 })
  const anew = await office.restart()
  must(await anew.unlock(passphrase, noProgress))
  expect(await anew.retention(today)).toEqual({
    months: 24,
    reduceUntil: '2024-11-22',
    eraseUntil: '2026-10-23',
  })
  must(await anew.changeOffice('Nord', 'magdeburg'))
  must(await anew.changeRetention(12))
  expect(await anew.agedCases(today)).toEqual({ toReduce: 1, toErase: 0 })
})
