// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watch } from 'vue'
import type { PartnerState } from '#shared/exchange/partner-state.ts'
import { useExchange } from '#renderer/stores/exchange.ts'
import { usePartners } from '#renderer/stores/partners.ts'
import PartnerCard from '#renderer/views/exchange/PartnerCard.vue'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { aCase, makeOffice, must, newVault, noProgress, type Office } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let south: Office
let part: VueWrapper | undefined

beforeEach(async () => {
  opened = await openWindow(false)
  south = await makeOffice()
  must(await opened.office.vault().create({ ...newVault, office: 'Nord' }, noProgress))
  must(await south.vault().create({ ...newVault, office: 'Süd' }, noProgress))
  await joinNetwork(opened.office, south)
})
afterEach(async () => {
  part?.unmount()
  await opened.close()
  await south.remove()
})

async function partner(): Promise<PartnerState> {
  await usePartners().load()
  const [state] = usePartners().partners
  if (!state) throw new Error('one partner')
  return state
}

async function card(change: Partial<PartnerState> = {}): Promise<string> {
  part?.unmount()
  part = mountIn(opened, PartnerCard, { props: { partner: { ...(await partner()), ...change } } })
  await settled()
  return part.text()
}

test('every step has its sentence, with name and day where they belong', async () => {
  const dated = { lastSent: '2026-11-20T09:00Z', lastReceived: '2026-11-03T09:00Z' } as const
  const sentences = {
    CheckClock: 'trägt ein Datum in der Zukunft',
    UpdateApp: 'arbeitet mit einem neueren Fallkoffer',
    CallOffice: 'Rufen Sie bei „Süd“ an',
    AskForOwn: 'um ein Paket für Ihre Dienststelle',
    AskAgain: 'um ein neues Paket',
    AskForFull: 'um ein vollständiges Paket',
    AskWhetherArrived: 'Ihr Paket vom 01.11.2026 ist nicht bestätigt',
    NoDevice: 'kein Gerät, das Pakete öffnen darf',
    ChooseScope: 'Legen Sie fest, was „Süd“ von Ihnen erhält',
    FirstPackage: 'noch kein Paket getauscht',
    SendPackage: '3 Einträge sind neu',
    AskForNew: 'Von dort kam seit 03.11.2026 nichts',
    ConfirmReceipt: 'kleines Paket für „Süd“',
    NotTaken: 'Ihr Paket vom 21.11.2026 bekommen, aber nicht alles',
    WaitForAnswer: 'Ihr Paket vom 20.11.2026 gilt als angekommen',
    NothingToDo: 'Alles ist ausgetauscht',
  } satisfies Readonly<Record<PartnerState['step'], string>>
  for (const [step, words] of Object.entries(sentences)) {
    const unansweredSince = step === 'AskWhetherArrived' ? '2026-11-01T09:30Z' : null
    const notTaken = '2026-11-20T23:30Z'
    const text = await card({
      ...dated,
      notTaken,
      step: step as PartnerState['step'],
      waiting: 3,
      unansweredSince,
    })
    expect(text).toContain(words)
    expect(text).not.toMatch(/partnerState|\{/)
  }
  expect(await card({ step: 'AskForNew', lastReceived: null })).toContain('Von dort kam noch nichts')
})

test('a problem is named with its reason, a gap and a long silence with one word', async () => {
  const text = await card({ problem: { code: 'E_BODY', at: '2026-11-21T10:00Z' }, hasGap: true, isOld: true })
  for (const words of [
    'Problem',
    'Lücke',
    'Lange nichts',
    'Am 21.11.2026 nicht angenommen',
    'lässt sich nicht lesen',
  ])
    expect(text).toContain(words)
})

test('what was set aside of their package is said, with what to do about it', async () => {
  const left = await card({ setAside: 2, scope: 'figures' })
  expect(left).toContain('Nicht alles übernommen')
  expect(left).toMatch(/wurden 2 Einträge nicht übernommen\. Sollen sie hierher, wählen Sie unten mehr aus/)
  expect(await card({ setAside: 1, scope: 'figures' })).toContain('wurde ein Eintrag nicht übernommen')
  const chosen = await card({ setAside: 2, scope: 'all' })
  expect(chosen).toContain('Der Rest kommt mit dem nächsten Paket von dort')
  expect(await card()).not.toContain('übernommen')
})

test('a device that can open nothing is named, and who is to mend it', async () => {
  const one = await card({ keyless: ['L2'] })
  expect(one).toContain('Ein Gerät von „Süd“ (L2) hat einen unbrauchbaren Schlüssel')
  expect(one).toContain('Bitten Sie „Süd“, es zu sperren und neu aufzunehmen')
  expect(await card({ keyless: ['L2', ''] })).toContain(
    '2 Geräte von „Süd“ (L2, –) haben unbrauchbare Schlüssel',
  )
  expect(await card()).not.toContain('Schlüssel')
})

/** Makes a package whose dialog is closed; answers what presses the button that offers it once more. */
async function closedDialog(): Promise<() => Promise<void>> {
  const save = opened.surroundings.desktop.saveFile
  Object.assign(opened.surroundings.desktop, { saveFile: async () => ({ state: 'cancelled' }) })
  const { id } = await partner()
  expect(await useExchange().savePackage([id], 'sync')).toEqual({ ok: false, error: { type: 'Cancelled' } })
  expect(await card()).toContain('wurde nicht gespeichert')
  Object.assign(opened.surroundings.desktop, { saveFile: save })
  return async () => {
    const again = part?.findAll('button').find((button) => button.text() === 'Noch einmal speichern')
    await again?.trigger('click')
    await expect.poll(() => opened.desk.saved).toHaveLength(1)
    await expect.poll(() => useExchange().unsaved).toBeUndefined()
  }
}

const savedBytes = () => opened.desk.saved[0]?.bytes ?? new Uint8Array()

test('a package whose dialog was closed is offered once more, with the same bytes', async () => {
  must(await opened.office.vault().createCase(aCase('x')))
  const again = await closedDialog()
  expect(await partner()).toMatchObject({ step: 'SendPackage', waiting: 1 })
  const { bytes } = useExchange().unsaved?.file ?? {}
  await again()
  expect(savedBytes()).toEqual(bytes)
  expect(await partner()).toMatchObject({ step: 'WaitForAnswer', underway: 1 })
  expect(must(await south.vault().previewImport(savedBytes(), noProgress))).toMatchObject({ added: 1 })
})

test('where something of it is erased by now, another is saved in its place', async () => {
  const vault = opened.office.vault()
  const { id } = must(await vault.createCase(aCase('x'))).file
  must(await vault.createCase(aCase('y')))
  const again = await closedDialog()
  must(await vault.bulkDo({ type: 'some', ids: [id] }, { type: 'bin' }, noProgress))
  must(await vault.bulkErase({ type: 'some', ids: [id] }, noProgress))
  const { bytes } = useExchange().unsaved?.file ?? {}
  await again()
  expect(savedBytes()).not.toEqual(bytes)
  must(await south.vault().previewImport(savedBytes(), noProgress))
  must(await south.vault().applyImport(null, noProgress))
  const everything = { text: '', state: 'all', sort: 'code', descending: false, from: 0, count: 9 } as const
  expect((await south.vault().list(everything)).total).toBe(1)
})

test('a package that was stopped is neither refused nor looked at', async () => {
  must(await opened.office.vault().createCase(aCase('x')))
  const { id } = await partner()
  const store = useExchange()
  // At the first word of how far it is, a person stops it.
  watch(
    () => store.progress,
    (progress) => progress && store.stop(),
    { flush: 'sync' },
  )
  const stopped = { ok: false, error: { type: 'Stopped' } }
  expect(await store.savePackage([id], 'sync')).toEqual(stopped)
  const sent = must(await south.vault().makePackage(['o01'], 'full', noProgress))
  opened.desk.chosen = { name: 'x.age', bytes: sent.bytes }
  expect(await store.openPackage()).toEqual(stopped)
  expect([store.refusal, store.preview]).toEqual([undefined, undefined])
})

test('before a choice no package is offered; the card asks for it, and offers one as soon as it is made', async () => {
  const { id } = await partner()
  must(await opened.office.vault().chooseScope(id, null))
  await useExchange().load()
  const before = await card()
  expect(before).toContain('Legen Sie fest, was „Süd“ von Ihnen erhält')
  expect(before).not.toContain('Paket speichern')
  expect(part?.findAll('[role=radio]')).toHaveLength(3)

  must(await useExchange().chooseScope(id, 'figures'))
  const after = await card()
  expect(after).toContain('Paket speichern')
  expect(after).not.toContain('Legen Sie fest')
})
