// @vitest-environment happy-dom
import { setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCase } from '#shared/domain/case-writes.ts'
import { useExchange } from '#renderer/stores/exchange.ts'
import { useOpenCase } from '#renderer/stores/open-case.ts'
import { today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow

beforeEach(async () => {
  opened = await openWindow()
})
afterEach(() => opened.close())

test('an office alone is told so', async () => {
  const store = useExchange()
  await store.load()
  expect(store.network).toMatchObject({ state: 'alone', partners: [] })
})

test('a closed dialog changes nothing and refuses nothing', async () => {
  const store = useExchange()
  expect(await store.openPackage()).toEqual({ ok: false, error: { type: 'Cancelled' } })
  expect(store.refusal).toBeUndefined()
})

test('a file that is no package is refused by name of the reason', async () => {
  const store = useExchange()
  opened.desk.chosen = { name: 'brief.age', bytes: new TextEncoder().encode('Guten Tag') }
  await store.openPackage()
  expect(store.refusal).toMatch(/^E_/)
  expect(store.preview).toBeUndefined()
})

test('the file the program was started with is looked at once', async () => {
  const store = useExchange()
  opened.desk.opened = { name: 'x.age', bytes: new Uint8Array(100) }
  expect(await store.openWaiting()).toMatchObject({ ok: false })
  expect(await store.openWaiting()).toBeNull()
})

test('two offices join by card and digits, and a case goes across', async () => {
  const store = useExchange()
  const cases = useOpenCase()
  const fields = { region: 'magdeburg', clientGroup: 'young-person', openedOn: today, adviser: 'AB' } as const
  await cases.create(openCase(fields))
  const second = await openWindow()
  const other = useExchange()
  await other.load()
  await other.saveCard()
  const digits = other.network?.ownFingerprint ?? ''

  setActivePinia(opened.app.config.globalProperties.$pinia)
  opened.desk.chosen = second.desk.saved.at(-1) ?? null
  const card = await store.openCard()
  if (!card.ok) return expect.unreachable()
  expect((await store.admit(card.value, digits)).ok).toBe(true)
  second.desk.chosen = opened.desk.saved.at(-1) ?? null
  await other.openPackage()
  expect(other.preview).toMatchObject({ kind: 'enrol', needsRootFingerprint: true })
  expect((await other.apply(store.network?.rootFingerprint ?? '')).ok).toBe(true)

  const partner = store.network?.partners[0]
  await store.savePackage([partner?.id ?? ''], 'full')
  second.desk.chosen = opened.desk.saved.at(-1) ?? null
  await other.openPackage()
  expect(other.preview).toMatchObject({ added: 1 })
  await other.apply(null)
  expect(other.preview).toBeUndefined()
  await second.close()
})
