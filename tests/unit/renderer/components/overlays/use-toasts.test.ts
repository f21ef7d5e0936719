import { expect, test } from 'vitest'
import { useToasts } from '#renderer/components/overlays/use-toasts.ts'

test('everybody who asks sees the same list', () => {
  const { show, dismiss } = useToasts()
  const id = show({ tone: 'info', title: 'Neues Paket' })
  expect(useToasts().toasts.value).toEqual([{ id, tone: 'info', title: 'Neues Paket' }])
  dismiss(id)
  expect(useToasts().toasts.value).toEqual([])
})

test('what only went well makes room for the next message; problems and ways back stay', () => {
  const { toasts, show, dismiss } = useToasts()
  const titles = () => toasts.value.map(({ title }) => title)
  const ids = [
    show({ tone: 'error', title: 'Nicht gespeichert' }),
    show({ tone: 'success', title: 'Erledigt', action: { label: 'Rückgängig', run: () => undefined } }),
    show({ tone: 'success', title: 'Fall angelegt' }),
    show({ tone: 'success', title: 'Gespräch gespeichert' }),
  ]
  expect(titles()).toEqual(['Nicht gespeichert', 'Erledigt', 'Gespräch gespeichert'])
  for (const id of ids) dismiss(id)
})
