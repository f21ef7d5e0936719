// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { openCase } from '#shared/domain/case-writes.ts'
import { useExchange } from '#renderer/stores/exchange.ts'
import { useNetwork } from '#renderer/stores/network.ts'
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

test('while a package is looked at, the idle lock waits', async () => {
  opened.desk.chosen = { name: 'brief.age', bytes: new TextEncoder().encode('Guten Tag') }
  await useExchange().openPackage()
  expect(opened.desk.notedWork).toBe(1)
})

test('the file the program was started with is looked at once', async () => {
  const store = useExchange()
  opened.desk.opened = { name: 'x.age', bytes: new Uint8Array(100) }
  expect(await store.openWaiting()).toMatchObject({ ok: false })
  expect(await store.openWaiting()).toBeNull()
})

test('a file the program was started with that cannot be read is refused with its reason', async () => {
  const store = useExchange()
  opened.desk.opened = 'unreadable'
  expect(await store.openWaiting()).toEqual({ ok: false, error: { type: 'FileUnreadable' } })
  expect(store.refusal).toBe('FileUnreadable')
})

test('two offices join by card and digits, and a case goes across', async () => {
  const [store, network] = [useExchange(), useNetwork()]
  const fields = { region: 'magdeburg', clientGroup: 'young-person', openedOn: today, adviser: 'AB' } as const
  await useOpenCase().create(openCase(fields))
  const second = await openWindow()
  const [other, otherNetwork] = [useExchange(), useNetwork()]
  await other.load()
  await otherNetwork.saveCard()

  const digits = must(other.network).ownFingerprint
  const admitted = await network.admit(await cardOn(opened, second), { digits, as: { as: 'office' } })
  expect(admitted.ok).toBe(true)
  hand(opened, second)
  await other.openPackage()
  expect(other.preview).toMatchObject({ kind: 'enrol', needsRootFingerprint: true })
  expect((await other.apply(must(store.network).rootFingerprint)).ok).toBe(true)

  for (const { id, scope } of must(store.network).partners) {
    expect(scope).toBeNull()
    expect(await store.chooseScope(id, 'all')).toEqual({ ok: true, value: null })
  }
  expect(store.network).toMatchObject({ partners: [{ scope: 'all' }] })
  await store.savePackage(
    must(store.network).partners.map(({ id }) => id),
    'full',
  )
  hand(opened, second)
  await other.openPackage()
  expect(other.preview).toMatchObject({ added: 1 })
  await other.apply(null)
  expect(other.preview).toBeUndefined()
  await second.close()

  async function cardOn(desk: TestWindow, from: TestWindow) {
    hand(from, desk)
    const card = await network.openCard()
    return must(card.ok ? card.value : undefined)
  }
})

test('a second laptop joins, is blocked, and all others are told', async () => {
  const [store, network] = [useExchange(), useNetwork()]
  const laptop = await openWindow()
  const [laptopStore, laptopNetwork] = [useExchange(), useNetwork()]
  await laptopStore.load()
  await laptopNetwork.saveCard()
  hand(laptop, opened)
  const card = await network.openCard()
  expect(network.hasOthers).toBe(false)
  const as = { as: 'device', label: 'Laptop' } as const
  await network.admit(must(card.ok ? card.value : undefined), {
    digits: must(laptopStore.network).ownFingerprint,
    as,
  })
  expect(network.hasOthers).toBe(true)
  expect((await network.saveFull()).ok).toBe(true)

  const devices = must(must(store.network).own ?? undefined).devices
  expect(devices.map(({ isThisDevice }) => isThisDevice).sort()).toEqual([false, true])
  const lost = must(devices.find(({ isThisDevice }) => !isThisDevice))
  expect(await network.block(lost.id)).toEqual({ ok: true, value: null })
  expect((await network.passOn()).ok).toBe(true)
  expect(await network.saveFull()).toEqual({ ok: false, error: { type: 'NoPartner' } })
  await laptop.close()
})

/** The file that one office saved last lies in the other's dialog. */
function hand(from: TestWindow, to: TestWindow): void {
  to.desk.chosen = from.desk.saved.at(-1) ?? null
}

function must<T>(value: T | undefined): T {
  assert(value !== undefined, 'a value that the test relies on')
  return value
}
