import { expect, test } from 'vitest'
import { useToasts } from '#renderer/components/overlays/use-toasts.ts'

test('everybody who asks sees the same list', () => {
  const { show, dismiss } = useToasts()
  const id = show({ tone: 'info', title: 'Neues Paket' })
  expect(useToasts().toasts.value).toEqual([{ id, tone: 'info', title: 'Neues Paket' }])
  dismiss(id)
  expect(useToasts().toasts.value).toEqual([])
})
