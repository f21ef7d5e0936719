/** Two offices of `vault-office.ts` in one network. */
import { expect } from 'vitest'
import type { Scope } from '#shared/exchange/scope.ts'
import { must, noProgress, type Office } from '#tests/support/vault-office.ts'

/** The first, named Nord, founds the network and admits the second; each then receives `scope` from the other. */
export async function joinNetwork(
  north: Office,
  south: Office,
  { scope = 'all' }: { readonly scope?: Scope | null } = {},
): Promise<void> {
  const card = await south.vault().makeCard()
  const { ownFingerprint } = await south.vault().network()
  const invitation = must(await north.vault().admit(card.bytes, ownFingerprint))
  const preview = must(await south.vault().previewImport(invitation.bytes, noProgress))
  expect(preview).toMatchObject({ from: 'Nord', kind: 'enrol', needsRootFingerprint: true })
  const { rootFingerprint } = await north.vault().network()
  must(await south.vault().applyImport(rootFingerprint, noProgress))
  for (const office of [north, south]) {
    const { partners } = await office.vault().network()
    const unchosen = partners.filter((partner) => partner.scope === null)
    for (const { id } of unchosen) must(await office.vault().chooseScope(id, scope))
  }
}

export async function partnerOf(office: Office): Promise<string> {
  const { partners } = await office.vault().network()
  return partners[0]?.id ?? ''
}

export async function send(from: Office, to: Office) {
  const made = must(await from.vault().makePackage([await partnerOf(from)], 'sync', noProgress))
  must(await to.vault().previewImport(made.bytes, noProgress))
  return must(await to.vault().applyImport(null, noProgress))
}
