/** A former record of content that comes back with a package of another office. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anOverlay } from '#tests/support/content.ts'
import { joinNetwork, send } from '#tests/support/vault-network.ts'
import {
  makeOffice,
  must,
  newVault,
  noProgress,
  passphrase,
  type Office,
} from '#tests/support/vault-office.ts'

let north: Office
let south: Office

beforeEach(async () => {
  north = await makeOffice()
  south = await makeOffice()
  must(await north.vault().create({ ...newVault, office: 'Nord' }, noProgress))
  must(await south.vault().create({ ...newVault, office: 'Süd' }, noProgress))
  await joinNetwork(north, south)
})
afterEach(async () => {
  await north.remove()
  await south.remove()
})

test('who writes the former record of removed content back puts nothing in force at the office that removed it', async () => {
  const { id } = must(await north.vault().saveContent(anOverlay('2'), 'published'))
  await send(north, south)
  const former = (await south.vault().items('chain-content')).find((item) => item.id === id)
  must(await north.vault().removeContent(id))
  await send(north, south)
  const writes = Object.entries(former?.values ?? {}).map(([name, value]) => ({ name, value }))
  expect(writes.map(({ name }) => name)).toEqual(expect.arrayContaining(['seal', 'content']))
  must(await south.vault().changeItem(id, [...writes, { name: 'removedOn', value: null }]))
  await send(south, north)

  const ignored = [{ id, document: anOverlay('2'), reason: 'E_OLDER_SEAL' }]
  expect(await north.vault().content()).toEqual([])
  expect(await north.vault().setAside()).toEqual(ignored)
  const again = await north.restart()
  must(await again.unlock(passphrase, noProgress))
  expect(await again.content()).toEqual([])
  expect(await again.setAside()).toEqual(ignored)
  // The office may still publish, and take the entry away.
  must(await again.saveContent(anOverlay('2', 'Noch einmal.'), 'published'))
  must(await again.removeSetAside(id))
  expect(await again.content()).toMatchObject([{ document: anOverlay('2', 'Noch einmal.') }])
  expect(await again.setAside()).toEqual([])
})
