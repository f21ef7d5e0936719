/** A window whose office has heard from another that wrote into the same case. */
import { makeOffice, aCase, must, newVault, noProgress } from '#tests/support/vault-office.ts'
import { joinNetwork, send } from '#tests/support/vault-network.ts'
import type { TestWindow } from '#tests/support/window.ts'

/** A case in which the other office wrote B1 and 'Nord schreibt', this one later B2 and 'Süd schreibt'. Answers its id. */
export async function disputeGerman({ office }: TestWindow): Promise<string> {
  const north = await makeOffice()
  must(await north.vault().create({ ...newVault, office: 'Nord', adviser: 'NO' }, noProgress))
  await joinNetwork(north, office)
  const { file } = must(await north.vault().createCase(aCase('am Anfang')))
  await send(north, office)
  const write = (german: string, concern: string) => [
    { name: 'german', value: german },
    { name: 'concern', value: concern },
  ]
  must(await north.vault().changeCase(file.id, write('b1', 'Nord schreibt')))
  office.clock.advance(60_000)
  must(await office.vault().changeCase(file.id, write('b2', 'Süd schreibt')))
  await send(north, office)
  await north.remove()
  return file.id
}
