/** The offices that the tests of one file open. */
import { afterEach } from 'vitest'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { makeOffice, must, newVault, noProgress, type Office } from '#tests/support/vault-office.ts'

export interface OpenedOffices {
  /** A new office of this name. */
  readonly open: (name: string) => Promise<Office>
  /** Has another office removed after the test as well. */
  readonly keep: (office: Office) => Office
  /** Two offices, Nord and Süd, that receive everything from each other. */
  readonly network: () => Promise<readonly [Office, Office]>
}

/** Call it once at the head of the file: after each test all of them are removed. */
export function openedOffices(): OpenedOffices {
  const offices: Office[] = []
  afterEach(async () => {
    await Promise.all(offices.splice(0).map(async (office) => office.remove()))
  })
  const keep = (office: Office): Office => {
    offices.push(office)
    return office
  }
  const open = async (name: string): Promise<Office> => {
    const office = keep(await makeOffice())
    must(await office.vault().create({ ...newVault, office: name }, noProgress))
    return office
  }
  const network = async (): Promise<readonly [Office, Office]> => {
    const [north, south] = [await open('Nord'), await open('Süd')]
    await joinNetwork(north, south)
    return [north, south]
  }
  return { open, keep, network }
}
