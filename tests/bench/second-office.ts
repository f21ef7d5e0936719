/** The office that the first one exchanges with. Its keys are known, so that its packages can be opened without it. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createDeviceKeys, type DeviceKeys } from '#shared/crypto/device-keys.ts'
import type { AppHome } from '#tests/support/app-driver/app-home.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'
import { startApp, type App } from '#tests/support/app-driver/start-app.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { prepareVault } from '#tests/support/prepare-vault.ts'
import { webRandom } from '#tests/support/web-keys.ts'

const passphrase = 'amber basket candle dragon ember'

export interface SecondOffice {
  readonly app: App
  readonly keys: DeviceKeys
}

/** A second app with an office that has no case yet, unlocked. */
export async function startSecondOffice(target: AppTarget, home: AppHome): Promise<SecondOffice> {
  const keys = await createDeviceKeys(webRandom)
  await prepareVault({
    folder: join(home.data, 'vault'),
    office: 'Beratungsstelle Süd',
    region: 'salzlandkreis',
    adviser: 'SB',
    passphrase,
    cases: [],
    device: keys,
  })
  const app = await startApp({ target, home })
  must(await callVault(app.page(), 'unlock', passphrase))
  return { app, keys }
}

/** Admits the second to the first one's network; answers with the id that each has for the other. */
export async function bringTogether(
  north: Page,
  south: Page,
): Promise<{ readonly south: string; readonly north: string }> {
  const card = await callVault(south, 'makeCard')
  const { ownFingerprint } = await callVault(south, 'network')
  const invitation = must(await callVault(north, 'admit', card.bytes, ownFingerprint))
  const { rootFingerprint, partners } = await callVault(north, 'network')
  must(await callVault(south, 'previewImport', invitation.bytes))
  must(await callVault(south, 'applyImport', rootFingerprint))
  const back = await callVault(south, 'network')
  const ids = { south: partners[0]?.id ?? '', north: back.partners[0]?.id ?? '' }
  must(await callVault(north, 'chooseScope', ids.south, 'all'))
  must(await callVault(south, 'chooseScope', ids.north, 'all'))
  return ids
}

function must<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { type: string } },
): T {
  if (!answer.ok) throw new Error(answer.error.type)
  return answer.value
}
