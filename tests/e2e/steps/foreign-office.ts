/** Another office, in memory: what it would hand over to the office at the desk. */
import { seedOf } from '#shared/crypto/device-keys.ts'
import { cardToBytes, readCard } from '#shared/exchange/card.ts'
import { findDevice } from '#shared/exchange/network-directory.ts'
import { admitOffice } from '#shared/exchange/network-acts.ts'
import type { Desk } from '#tests/support/app-driver/desk.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { aNetwork, anOffice, send } from '#tests/support/offices.ts'
import { officeDay } from '#tests/support/office-day.ts'

const name = 'Beratungsstelle Süd'

export async function foreignCard(): Promise<Uint8Array> {
  return cardToBytes((await anOffice(name)).card)
}

/** An invitation of the office at the desk into the network of the other one. */
export async function foreignInvitation(desk: Desk): Promise<Uint8Array> {
  const [founder] = await aNetwork(name)
  const { bytes } = await callVault(desk.app().page(), 'makeCard')
  const card = readCard(bytes)
  if (!card.ok || !founder?.state.directory) throw new Error('no card, or no network')
  const today = officeDay()
  const given = { card: card.value, today }
  const admitted = admitOffice(seedOf(founder.keys.root ?? ''), founder.state.directory, given)
  if (!admitted.ok) throw new Error(admitted.error.type)
  founder.state = { ...founder.state, directory: admitted.value }
  const office = findDevice(admitted.value, card.value.device.id)?.office.id ?? ''
  return (await send(founder, [office], { kind: 'enrol', now: Date.now() })).bytes
}
