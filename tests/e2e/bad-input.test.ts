/** What goes wrong in people's hands: a mistyped passphrase, a damaged file, a foreign file, an old program. */
import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeVaultFile, encodeVaultFile } from '#electron/vault-files/vault-file.ts'
import { goToExchange } from '#tests/e2e/steps/exchange-steps.ts'
import { setUp, unlock } from '#tests/e2e/steps/first-start.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { missingSaves, writeCases, type Confirmed } from '#tests/support/app-driver/written-cases.ts'

const started: { desk?: Desk; passphrase: string } = { passphrase: '' }
const confirmed: Confirmed = new Map()
const desk = (): Desk => {
  if (!started.desk) throw new Error('not started')
  return started.desk
}
const page = () => desk().app().page()
const vaultFile = () => join(desk().home.data, 'vault', 'vault.json')

beforeAll(async () => {
  started.desk = await openDesk('bad-input', { target: await builtApp() })
  const made = await setUp(desk(), { office: 'Prüfstelle', region: 'Magdeburg', initials: 'PR' })
  started.passphrase = made.passphrase
  await writeCases(page(), 3, confirmed)
}, 120_000)

afterAll(() => started.desk?.leave())

test('a wrong passphrase gets plain words and a wait that grows', async () => {
  await desk().crash()
  const waits: number[] = []
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await desk().hands.fill(desk().field('unlock.passphrase'), 'nicht die richtigen fünf Wörter')
    await waitUntil(async () => (await secondsToWait()) === 0, { what: 'the end of the wait' })
    await desk().hands.press('Enter')
    waits.push(await waitUntil(secondsToWait, { what: 'a wait' }))
    await page().getByText(words('unlock.wrong')).waitFor()
  }
  expect(waits).toEqual([1, 2, 4])
  await waitUntil(async () => (await secondsToWait()) === 0, { what: 'the end of the wait' })
  await unlock(desk(), started.passphrase)
  expect(await missingSaves(page(), confirmed)).toEqual([])
})

test.each([
  ['noise', () => randomBytes(5000)],
  ['a text', () => Buffer.from('Guten Tag, anbei die Unterlagen.')],
  ['an age file for somebody else', () => Buffer.from('age-encryption.org/v1\n-> X25519 abc\n')],
  ['nothing at all', () => Buffer.alloc(0)],
])(
  'a file that holds %s is no package: refused by name of the reason, nothing changed',
  async (_what, bytes) => {
    const path = join(desk().home.outside, 'paket-20261122-0badf00d.age')
    writeFileSync(path, bytes())
    await goToExchange(desk())
    await desk().hands.goTo(desk().button('exchange.open.button'))
    await answerFileDialog(desk().app().pid, path, () => desk().hands.press('Enter'))
    const notice = page().locator('main').getByText(words('exchange.open.refused'))
    await notice.waitFor()
    const reasons = ['E_FORMAT', 'E_NOT_FOR_US', 'E_DAMAGED'].map((type) => words(`errors.${type}`))
    const said = await page().locator('main').innerText()
    expect(reasons.filter((reason) => said.includes(reason))).toHaveLength(1)
    expect(await missingSaves(page(), confirmed)).toEqual([])
    await desk().hands.press('Control+1')
  },
)

test('a damaged vault file: the one before is taken, and that is said', async () => {
  const former = started.passphrase
  const changed = await callVault(page(), 'changePassphrase', 'später gewählte andere fünf Wörter')
  expect(changed.ok).toBe(true)
  await desk().app().kill()
  const bytes = readFileSync(vaultFile())
  bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200)
  writeFileSync(vaultFile(), bytes)
  await desk().restart()
  await unlock(desk(), former)
  await page().getByText(words('app.report.fellBack')).waitFor()
  expect(await missingSaves(page(), confirmed)).toEqual([])
})

test('a vault of a newer program is not opened and not touched', async () => {
  await desk().app().quit()
  const bytes = readFileSync(vaultFile())
  const file = JSON.parse(decodeVaultFile(bytes) ?? '') as object
  writeFileSync(vaultFile(), encodeVaultFile(JSON.stringify({ ...file, v: 2 })))
  const before = { bytes: readFileSync(vaultFile()), changed: statSync(vaultFile()).mtimeMs }
  await desk().restart()
  await page()
    .getByRole('heading', { name: words('unlock.newerTitle') })
    .waitFor()
  expect(await page().locator('main').innerText()).toContain(words('unlock.newerDo'))
  await desk().app().quit()
  expect({ bytes: readFileSync(vaultFile()), changed: statSync(vaultFile()).mtimeMs }).toEqual(before)
  writeFileSync(vaultFile(), bytes)
})

/** What the lock screen says; 0 when it says nothing. */
async function secondsToWait(): Promise<number> {
  const text =
    (await page()
      .locator('.gate__wait')
      .textContent({ timeout: 1000 })
      .catch(() => '')) ?? ''
  return Number(/\d+/.exec(text)?.[0] ?? 0)
}
