/** The office that the first one exchanges with. */
import type { Page } from 'playwright-core'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'

/** Founds it in the second window and admits it in the first; answers with its id there. */
export async function bringTogether(north: Page, south: Page): Promise<string> {
  const made = await callVault(south, 'create', {
    office: 'Beratungsstelle Süd',
    region: 'salzlandkreis',
    adviser: 'SB',
    passphrase: 'amber basket candle dragon ember',
  })
  if (!made.ok) throw new Error(made.error.type)
  const card = await callVault(south, 'makeCard')
  const { ownFingerprint } = await callVault(south, 'network')
  const invitation = await callVault(north, 'admit', card.bytes, ownFingerprint)
  if (!invitation.ok) throw new Error(invitation.error.type)
  const { rootFingerprint, partners } = await callVault(north, 'network')
  const looked = await callVault(south, 'previewImport', invitation.value.bytes)
  if (!looked.ok) throw new Error(looked.error.type)
  const joined = await callVault(south, 'applyImport', rootFingerprint)
  if (!joined.ok) throw new Error(joined.error.type)
  const partner = partners[0]?.id ?? ''
  const chosen = await callVault(north, 'chooseScope', partner, 'all')
  if (!chosen.ok) throw new Error(chosen.error.type)
  return partner
}
