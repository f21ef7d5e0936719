/** A real vault in the network of an office of `offices.ts`, which can forge what no vault would ever make. */
import { seedOf } from '#shared/crypto/device-keys.ts'
import { keyIdOf } from '#shared/crypto/digits.ts'
import { readCard, type Card } from '#shared/exchange/card.ts'
import { admitOffice } from '#shared/exchange/network-acts.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { today, type TestOffice } from '#tests/support/offices.ts'
import type { Office } from '#tests/support/vault-office.ts'

const rootOf = ({ keys }: TestOffice): Uint8Array => seedOf(keys.root ?? '')

/** The card of the vault's device, and the device as others see it: to seal for it is all that is asked of it. */
export async function cardOf(office: Office): Promise<{ readonly card: Card; readonly self: TestOffice }> {
  const card = readCard((await office.vault().makeCard()).bytes)
  if (!card.ok) throw new Error(card.error.type)
  const device = { ...card.value.device, keyId: keyIdOf(card.value.device.age) }
  return { card: card.value, self: { device } as unknown as TestOffice }
}

/** The directory with the office of the card in it. */
export function admitted(founder: TestOffice, directory: NetworkDirectory, card: Card): NetworkDirectory {
  const admission = admitOffice(rootOf(founder), directory, { card, today })
  if (!admission.ok) throw new Error(admission.error.type)
  return admission.value
}
