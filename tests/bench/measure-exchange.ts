/** A whole office as a package: written by one app, taken over by another. */
import type { Page } from 'playwright-core'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import type { AppTarget } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { reachVault } from '#tests/support/app-driver/vault-in-page.ts'

export interface ExchangeFigures {
  readonly export: number
  readonly import: number
}

export async function measureExchange(target: AppTarget, sender: Desk): Promise<ExchangeFigures> {
  const receiver = await openDesk('bench-receiver', { target })
  try {
    await setUp(receiver, { office: 'Empfang', region: 'Magdeburg', initials: 'EM' })
    const [from, to] = [sender.app().page(), receiver.app().page()]
    await Promise.all([reachVault(from), reachVault(to)])
    const invitation = await inviteTo(from, await cardOf(to))
    await joinWith(to, invitation)
    const written = await from.evaluate(writeWhole)
    return { export: written.milliseconds, import: await takeOver(to, written.text) }
  } finally {
    await receiver.leave()
  }
}

// Bytes cross between the windows as text, one character a byte; that is outside of what is timed.

async function cardOf(page: Page) {
  return page.evaluate(async () => {
    const { vault } = window.surroundingsOfTheApp
    const { bytes } = await vault.makeCard()
    return { card: [...bytes], digits: (await vault.network()).ownFingerprint }
  })
}

async function inviteTo(page: Page, given: { readonly card: readonly number[]; readonly digits: string }) {
  return page.evaluate(async ({ card, digits }) => {
    const { vault } = window.surroundingsOfTheApp
    const admitted = await vault.admit(new Uint8Array(card), digits)
    if (!admitted.ok) throw new Error(admitted.error.type)
    return { bytes: [...admitted.value.bytes], root: (await vault.network()).rootFingerprint ?? '' }
  }, given)
}

async function joinWith(
  page: Page,
  invitation: { readonly bytes: readonly number[]; readonly root: string },
) {
  await page.evaluate(async ({ bytes, root }) => {
    const { vault, listen } = window.surroundingsOfTheApp
    const quiet = listen(() => undefined)
    await vault.previewImport(new Uint8Array(bytes), quiet)
    const joined = await vault.applyImport(root, quiet)
    if (!joined.ok) throw new Error(joined.error.type)
  }, invitation)
}

async function writeWhole() {
  const { vault, listen } = window.surroundingsOfTheApp
  const { partners } = await vault.network()
  const start = performance.now()
  const made = await vault.makePackage(
    partners.map(({ id }) => id),
    'full',
    listen(() => undefined),
  )
  const milliseconds = performance.now() - start
  if (!made.ok) throw new Error(made.error.type)
  const pieces: string[] = []
  for (let at = 0; at < made.value.bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...made.value.bytes.subarray(at, at + 8192)))
  }
  return { milliseconds, text: btoa(pieces.join('')) }
}

async function takeOver(page: Page, text: string): Promise<number> {
  return page.evaluate(async (packed) => {
    const { vault, listen } = window.surroundingsOfTheApp
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
    const quiet = listen(() => undefined)
    const start = performance.now()
    const shown = await vault.previewImport(bytes, quiet)
    if (!shown.ok) throw new Error(shown.error.type)
    const applied = await vault.applyImport(null, quiet)
    if (!applied.ok) throw new Error(applied.error.type)
    return performance.now() - start
  }, text)
}
