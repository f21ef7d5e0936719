/** What another office receives, with real vaults: only what was chosen, with rows for counting, receipts, and the way back. */
import { expect, test } from 'vitest'
import type { Scope } from '#shared/exchange/scope.ts'
import { openedOffices } from '#tests/support/opened-offices.ts'
import { joinNetwork, partnerOf, send } from '#tests/support/vault-network.ts'
import type { Office } from '#tests/support/vault-office.ts'
import { aCase, everything, must, noProgress, passphrase, today } from '#tests/support/vault-office.ts'

const { open } = openedOffices()

async function network(scope: Scope | null): Promise<readonly [Office, Office]> {
  const [north, south] = [await open('Nord'), await open('Süd')]
  await joinNetwork(north, south, { scope: 'all' })
  must(await north.vault().chooseScope(await partnerOf(north), scope))
  return [north, south]
}

const casesAt = async (office: Office): Promise<number> => (await office.vault().list(everything)).total
const body = (name: string) => [{ name: 'name', value: name }]

test('before a choice nothing is sent, and the choice is kept and can be taken back', async () => {
  const [north] = await network(null)
  const office = await partnerOf(north)
  expect((await north.vault().network()).partners).toMatchObject([
    { scope: null, scopeSince: null, waiting: 0 },
  ])
  for (const kind of ['sync', 'full'] as const)
    expect(await north.vault().makePackage([office], kind, noProgress)).toEqual({
      ok: false,
      error: { type: 'ScopeNotChosen' },
    })
  expect(await north.vault().chooseScope(office, 'transfers')).toEqual({ ok: true, value: null })
  const again = await north.restart()
  must(await again.unlock(passphrase, noProgress))
  expect((await again.network()).partners).toMatchObject([{ scope: 'transfers' }])
  expect(await again.chooseScope(office, null)).toEqual({ ok: true, value: 'transfers' })
  expect((await again.network()).partners).toMatchObject([{ scope: null }])
})

test('nothing can be chosen for the own office, or for one that is none', async () => {
  const [north] = await network('all')
  for (const office of ['o01', 'o09'])
    expect(await north.vault().chooseScope(office, 'all')).toEqual({ ok: false, error: { type: 'NotFound' } })
})

test('directories and figures: bodies and rows go across, and no case', async () => {
  const [north, south] = await network('figures')
  for (let count = 0; count < 6; count++) must(await north.vault().createCase(aCase(`Anliegen ${count}`)))
  must(await north.vault().createItem('body', body('Kammer')))
  const looked = await send(north, south)
  expect(looked).toMatchObject({ warnings: [], conflicts: 0 })
  expect(await casesAt(south)).toBe(0)
  expect(await south.vault().items('body')).toHaveLength(1)
  expect((await south.vault().network()).partners).toMatchObject([{ figures: { cases: 6 } }])

  const office = await partnerOf(north)
  must(await north.vault().chooseScope(office, 'all'))
  must(await south.vault().createCase(aCase('im Süden')))
  await send(south, north)
  must(await north.vault().chooseScope(office, 'figures'))
  expect((await north.vault().network()).partners).toMatchObject([{ waiting: 0 }])
  // Süd is told that its package has arrived, once, and nothing of what it has already.
  const receipt = must(await north.vault().makePackage([office], 'sync', noProgress))
  expect((await north.vault().exchangeHistory()).entries[0]).toMatchObject({ act: 'made', records: 0 })
  must(await south.vault().previewImport(receipt.bytes, noProgress))
  must(await south.vault().applyImport(null, noProgress))
  expect(await south.vault().partnerStates(today)).toMatchObject([{ waiting: 0, underway: 0 }])
  expect(await north.vault().makePackage([office], 'sync', noProgress)).toEqual({
    ok: false,
    error: { type: 'NothingNew' },
  })
  // What Süd counts is not counted again here, though its case stands here now.
  must(await north.vault().createCase(aCase('ein siebter')))
  await send(north, south)
  expect((await south.vault().network()).partners).toMatchObject([{ figures: { cases: 7 } }])
  const again = await south.restart()
  must(await again.unlock(passphrase, noProgress))
  expect((await again.network()).partners).toMatchObject([{ figures: { cases: 7 } }])
})

test('rows that say again what they said before are told again', async () => {
  const [north, south] = await network('figures')
  for (let count = 0; count < 4; count++) must(await north.vault().createCase(aCase('x')))
  const told = async (): Promise<unknown> => {
    await send(north, south)
    must(await south.vault().createItem('body', body('Kammer')))
    await send(south, north)
    return (await south.vault().network()).partners[0]?.figures?.cases
  }
  expect(await told()).toBe(0)
  const { file } = must(await north.vault().createCase(aCase('der fünfte')))
  expect(await told()).toBe(5)
  const fifth = { type: 'some', ids: [file.id] } as const
  must(await north.vault().bulkDo(fifth, { type: 'bin' }, noProgress))
  must(await north.vault().bulkErase(fifth, noProgress))
  expect(await told()).toBe(0)
})

test('fewer than five cases give no row at all', async () => {
  const [north, south] = await network('figures')
  for (let count = 0; count < 4; count++) must(await north.vault().createCase(aCase('x')))
  await send(north, south)
  expect((await south.vault().network()).partners).toMatchObject([{ figures: { cases: 0 } }])
})

test('from transfers to everything, everything comes, and then nothing more', async () => {
  const [north, south] = await network('transfers')
  const office = await partnerOf(north)
  must(await north.vault().createCase(aCase('vorher')))
  must(await north.vault().createItem('transfer', transfer('o02')))
  must(await north.vault().createItem('transfer', transfer('o03')))
  await send(north, south)
  expect(await casesAt(south)).toBe(0)
  expect(await south.vault().items('transfer')).toHaveLength(1)
  expect(await north.vault().chooseScope(office, 'all')).toEqual({ ok: true, value: 'transfers' })
  await send(north, south)
  expect(await casesAt(south)).toBe(1)
  expect(await south.vault().items('transfer')).toHaveLength(2)
  must(await south.vault().createCase(aCase('zurück')))
  await send(south, north)
  expect((await north.vault().network()).partners).toMatchObject([{ waiting: 0 }])
})

const transfer = (to: string) => [
  { name: 'from', value: 'o01' },
  { name: 'to', value: to },
]

test('an erased case reaches the office that has it, though it receives only transfers now', async () => {
  const [north, south] = await network('all')
  const { file } = must(await north.vault().createCase(aCase('wird gelöscht')))
  await send(north, south)
  expect(await casesAt(south)).toBe(1)
  must(await north.vault().chooseScope(await partnerOf(north), 'transfers'))
  must(await north.vault().createCase(aCase('bleibt hier')))
  const one = { type: 'some', ids: [file.id] } as const
  must(await north.vault().bulkDo(one, { type: 'bin' }, noProgress))
  expect(must(await north.vault().bulkErase(one, noProgress))).toEqual({ erased: 1 })
  expect(await send(north, south)).toMatchObject({ erased: 1, added: 0 })
  expect(await casesAt(south)).toBe(0)
})

test('cases that are set aside leave the rows of their office as they are', async () => {
  const [north, south] = await network('figures')
  for (let count = 0; count < 6; count++) must(await north.vault().createCase(aCase('x')))
  must(await south.vault().chooseScope(await partnerOf(south), 'figures'))
  await send(north, south)
  const rows = async () => (await south.vault().network()).partners[0]?.figures?.cases
  const before = await rows()
  expect(before).toBeGreaterThan(4)
  must(await north.vault().chooseScope(await partnerOf(north), 'all'))
  expect(await send(north, south)).toMatchObject({ setAside: { scope: 'figures' } })
  expect(await rows()).toBe(before)
})
