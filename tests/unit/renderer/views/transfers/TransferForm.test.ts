// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { useTransfers } from '#renderer/stores/transfers.ts'
import TransferForm from '#renderer/views/transfers/TransferForm.vue'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { plainRouter, windowWithPartner } from '#tests/support/transfer-window.ts'
import { partnerOf } from '#tests/support/vault-network.ts'
import { must } from '#tests/support/vault-office.ts'
import { caseWithReferral } from '#tests/support/vault-transfers.ts'

const at = windowWithPartner()
let part: VueWrapper | undefined
afterEach(() => part?.unmount())

async function made() {
  const { north } = at()
  const { caseId, referral } = await caseWithReferral(north)
  return { file: must(await north.vault().readCase(caseId)), referral }
}

async function form(props: Awaited<ReturnType<typeof made>>): Promise<VueWrapper> {
  part?.unmount()
  await useTransfers().load()
  part = mountIn(at().opened, TransferForm, { props, global: { plugins: [plainRouter()] } })
  await settled()
  return part
}

const save = async (shown: VueWrapper): Promise<void> => {
  await shown.find('form').trigger('submit')
  await settled()
}
const transferNow = () => useTransfers().rows[0]?.transfer

test('the only office is chosen, the reason of the referral is the wish, and what goes is seen before', async () => {
  const shown = await form(await made())
  expect(shown.find('#office [role="radio"]').attributes('aria-checked')).toBe('true')
  expect(shown.find<HTMLTextAreaElement>('#wish').element.value).toBe('Anerkennung begleiten')
  expect(shown.text()).toContain('Deutsch: B1')
  expect(shown.text()).toContain('Geht mit dem nächsten Paket an „Süd“ mit.')
})

test('a fact without its tick stays here; the rest goes', async () => {
  const shown = await form(await made())
  await shown.find('[role="checkbox"][aria-label="Deutsch: B1"]').trigger('click')
  await settled()
  await save(shown)
  await vi.waitFor(() => expect(shown.emitted('done')).toHaveLength(1))
  expect(transferNow()?.facts).toMatchObject({ clientGroup: 'young-person', urgency: 'normal' })
  expect(transferNow()?.facts).not.toHaveProperty('german')
})

test('half typed, it is there when one comes back; saved, it is forgotten', async () => {
  const props = await made()
  const wish = (shown: VueWrapper) => shown.find<HTMLTextAreaElement>('#wish')
  await wish(await form(props)).setValue('Zeugnis anerkennen lassen')
  await settled()
  const again = await form(props)
  expect(wish(again).element.value).toBe('Zeugnis anerkennen lassen')
  await save(again)
  await vi.waitFor(() => expect(again.emitted('done')).toHaveLength(1))
  expect(transferNow()?.wish).toBe('Zeugnis anerkennen lassen')
  expect(wish(await form(props)).element.value).toBe('Anerkennung begleiten')
})

test('a wish that is too long is said at its field, and nothing is handed over', async () => {
  const shown = await form(await made())
  await shown.find('#wish').setValue('x'.repeat(301))
  await save(shown)
  expect(shown.find('#wish').attributes('aria-invalid')).toBe('true')
  expect(transferNow()).toBeUndefined()
})

test('where packages carry no hand-overs it is said before', async () => {
  const { north } = at()
  must(await north.vault().chooseScope(await partnerOf(north), 'figures'))
  const shown = await form(await made())
  expect(shown.text()).toContain('Pakete an „Süd“ nehmen zurzeit keine Übergaben mit.')
})
