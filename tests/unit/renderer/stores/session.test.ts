// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useSession } from '#renderer/stores/session.ts'
import { newVault, passphrase } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow(false)
})
afterEach(() => opened.close())

test('a machine without a vault waits for the first start', async () => {
  const session = useSession()
  expect(session.state).toBe('starting')
  await session.start()
  expect(session.state).toBe('none')
})

test('a vault that was just made opens only when the recovery sheet is in safe hands', async () => {
  const session = useSession()
  await session.start()
  const made = await session.create(newVault)
  expect(made.ok && made.value.code).toMatch(/^[0-9A-Z -]{28,}$/)
  expect(session.state).toBe('none')
  await session.enter()
  expect(session.state).toBe('open')
  expect(session.office).toEqual({ name: newVault.office, region: 'magdeburg', adviser: 'A.B.' })
})

test('a wrong passphrase opens nothing and says how long to wait', async () => {
  const session = useSession()
  await session.create(newVault)
  const refused = await session.unlock('not this one, surely')
  expect(refused).toMatchObject({ ok: false, error: { type: 'WrongPassphrase' } })
  expect(session.state).not.toBe('open')
})

test('the right passphrase opens and tells what start-up had to mend', async () => {
  const session = useSession()
  await session.create(newVault)
  const unlocked = await session.unlock(passphrase)
  expect(unlocked.ok).toBe(true)
  expect(session.state).toBe('open')
  expect(session.report).toMatchObject({ cases: 0, replayed: 0, rebuilt: 'no' })
})

test('the recovery code opens too, and then asks for a new passphrase first', async () => {
  const session = useSession()
  const made = await session.create(newVault)
  if (!made.ok) return expect.unreachable()
  await session.unlockWithRecovery(made.value.code)
  expect(session.needsPassphrase).toBe(true)
  await session.changePassphrase('other words for tomorrow morning')
  expect(session.needsPassphrase).toBe(false)
})

test('name and region of the office can be changed, and are kept', async () => {
  const store = useSession()
  await store.create(newVault)
  await store.enter()
  await store.changeOffice('Beratungsstelle Altmark', 'stendal')
  expect(store.office).toMatchObject({ name: 'Beratungsstelle Altmark', region: 'stendal' })
  expect(await opened.office.vault().office()).toMatchObject({ name: 'Beratungsstelle Altmark' })
})
