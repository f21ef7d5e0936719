// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { useTransfers } from '#renderer/stores/transfers.ts'
import StubOffer from '#renderer/views/transfers/StubOffer.vue'
import type { TransferRow } from '#renderer/vault/vault-api.ts'
import { mountIn, settled } from '#tests/support/mount-part.ts'
import { plainRouter, windowWithPartner } from '#tests/support/transfer-window.ts'
import { send } from '#tests/support/vault-network.ts'
import { accept, handOver } from '#tests/support/vault-transfers.ts'

const at = windowWithPartner()
let part: VueWrapper | undefined
afterEach(() => part?.unmount())

const row = (): TransferRow => {
  const [first] = useTransfers().rows
  if (!first) throw new Error('no row')
  return first
}

async function offer(): Promise<VueWrapper> {
  await useTransfers().load()
  const global = { plugins: [plainRouter()] }
  part = mountIn(at().opened, StubOffer, { props: { row: row(), keys: true }, global })
  await settled()
  return part
}

async function taken(): Promise<VueWrapper> {
  const { north, south } = at()
  await handOver(north)
  await send(north, south)
  await accept(south)
  await send(south, north)
  return offer()
}

const press = async (shown: VueWrapper, key: string): Promise<void> => {
  await shown.setProps({ row: row(), pressed: { key } })
  await settled()
}

test('before the other office has accepted there is no offer, and a key does nothing', async () => {
  await handOver(at().north)
  const shown = await offer()
  expect(shown.text()).toBe('')
  await press(shown, '1')
  await useTransfers().load()
  expect(row().here).toMatchObject({ isReduced: false, isClosed: false })
})

test('one key keeps the stub only, and the offer is gone', async () => {
  const shown = await taken()
  expect(shown.text()).toContain('„Süd“ hat den Fall angenommen')
  expect(shown.findAll('button').map((button) => button.text())).toEqual([
    'Auf den Rest kürzen1',
    'Nur abschließen2',
  ])
  await press(shown, '1')
  await vi.waitFor(() => expect(row().here).toMatchObject({ isReduced: true, isClosed: true }))
  await shown.setProps({ row: row() })
  expect(shown.text()).toBe('')
})

test('the other key closes the case; what is offered then is the stub alone', async () => {
  const shown = await taken()
  await press(shown, '2')
  await vi.waitFor(() => expect(row().here).toMatchObject({ isClosed: true, isReduced: false }))
  await shown.setProps({ row: row() })
  expect(shown.text()).toContain('Der Fall ist hier abgeschlossen.')
  expect(shown.findAll('button')).toHaveLength(1)
})

test('where keys belong to something else none is written on the buttons; a click does it', async () => {
  const shown = await taken()
  await shown.setProps({ keys: false })
  const [reduce] = shown.findAll('button')
  expect(reduce?.text()).toBe('Auf den Rest kürzen')
  await reduce?.trigger('click')
  await vi.waitFor(() => expect(row().here).toMatchObject({ isReduced: true }))
})
