/** What is done over and over in tests of the network: opening offices, admitting, handing packages over. */
import { makeOffice, must, newVault, noProgress, type Office } from '#tests/support/vault-office.ts'
import type { AdmitAs } from '#renderer/vault/vault-api.ts'

export async function openOffice(name: string): Promise<Office> {
  const office = await makeOffice()
  must(await office.vault().create({ ...newVault, office: name }, noProgress))
  return office
}

/** The newcomer hands its card over, opens the invitation and types the digits where they are asked for. */
export async function admitTo(host: Office, newcomer: Office, as: AdmitAs) {
  const card = await newcomer.vault().makeCard()
  const { ownFingerprint } = await newcomer.vault().network()
  const invitation = must(await host.vault().admit(card.bytes, ownFingerprint, as))
  const preview = must(await newcomer.vault().previewImport(invitation.bytes, noProgress))
  const { rootFingerprint } = await host.vault().network()
  must(await newcomer.vault().applyImport(rootFingerprint, noProgress))
  return preview
}

export async function idOf(office: Office): Promise<string> {
  const { own } = await office.vault().network()
  return own?.devices.find(({ isThisDevice }) => isThisDevice)?.id ?? ''
}

export async function packageTo(
  from: Office,
  to: string,
  kind: 'sync' | 'full' | 'directory' = 'sync',
): Promise<Uint8Array> {
  // The own office has no choice, and needs none.
  await from.vault().chooseScope(to, 'all')
  return must(await from.vault().makePackage([to], kind, noProgress)).bytes
}

/** Takes a package in, or answers why it is refused. */
export async function take(office: Office, bytes: Uint8Array) {
  const preview = await office.vault().previewImport(bytes, noProgress)
  return preview.ok ? office.vault().applyImport(null, noProgress) : preview
}
