/** An office with two laptops over one folder, and what another office passes on of the one to the other. */
import { expect, test } from 'vitest'
import { lookAt } from '#shared/domain/transfer-writes.ts'
import { eachInNewFolder, openOffice, run, untilQuiet } from '#tests/support/exchange-folder.ts'
import { admitTo } from '#tests/support/network-steps.ts'
import { joinNetwork, partnerOf } from '#tests/support/vault-network.ts'
import { must, noProgress, type Office } from '#tests/support/vault-office.ts'
import { act, handOver, onlyRow } from '#tests/support/vault-transfers.ts'

const started = eachInNewFolder()

async function byHand(from: Office, to: Office, office: string): Promise<void> {
  const made = must(await from.vault().makePackage([office], 'sync', noProgress))
  must(await to.vault().previewImport(made.bytes, noProgress))
  must(await to.vault().applyImport(null, noProgress))
}

test("an answer to what a further laptop handed over waits for that laptop's own package", async () => {
  const [north, south, laptop] = [
    await openOffice('Nord'),
    await openOffice('Süd'),
    await openOffice('Laptop'),
  ]
  started.offices.push(north, south, laptop)
  await joinNetwork(north, south, { scope: 'transfers' })
  await admitTo(north, laptop, { as: 'device', label: 'L2' })
  must(await laptop.vault().chooseScope(await partnerOf(laptop), 'transfers'))
  await handOver(laptop)
  laptop.clock.advance(60_000)
  await byHand(laptop, south, await partnerOf(laptop))
  await act(south, lookAt)
  for (const office of [north, south]) await office.carry(started.folder)
  await run(south)
  expect(await run(north)).toMatchObject({ taken: [{ from: 'Süd', setAside: 1 }] })
  expect((await north.vault().transfers()).rows).toEqual([])
  await untilQuiet([north])

  await byHand(laptop, north, (await laptop.vault().transfers()).office ?? '')
  expect(await onlyRow(north)).toMatchObject({ state: 'sent' })
  expect(await run(north)).toMatchObject({ taken: [{ from: 'Süd', setAside: 0 }] })
  expect(await onlyRow(north)).toMatchObject({ state: 'seen' })
})
