import { expect, test } from 'vitest'
import { useToasts } from '#renderer/components/overlays/use-toasts.ts'

test('everybody who asks sees the same list', () => {
  const { show, dismiss } = useToasts()
  const id = show({ tone: 'info', title: 'Neues Paket' })
  expect(useToasts().toasts.value).toEqual([{ id, tone: 'info', title: 'Neues Paket' }])
  dismiss(id)
  expect(useToasts().toasts.value).toEqual([])
})

test('what went well makes room for the next message; problems stay', () => {
  const { toasts, show, dismiss } = useToasts()
  const titles = () => toasts.value.map(({ title }) => title)
  const ids = [
    show({ tone: 'error', title: 'Nicht gespeichert' }),
    show({ tone: 'success', title: 'Erledigt', action: { label: 'Rückgängig', run: () => undefined } }),
    show({ tone: 'success', title: 'Fall angelegt' }),
    show({ tone: 'success', title: 'Gespräch gespeichert' }),
  ]
  expect(titles()).toEqual(['Nicht gespeichert', 'Gespräch gespeichert'])
  for (const id of ids) dismiss(id)
})

test('ways back are kept when their toasts have gone, and are gone one after the other, each once', () => {
  const { show, dismiss, take, takeNewest } = useToasts()
  takeNewest()
  const done: number[] = []
  const offer = (number: number) =>
    show({ tone: 'success', title: '', action: { label: 'Rückgängig', run: () => void done.push(number) } })
  const ids = [1, 2, 3].map(offer)
  for (const id of ids) dismiss(id)
  take(ids[1] ?? 0)
  takeNewest()
  takeNewest()
  takeNewest()
  expect(done).toEqual([2, 3, 1])
})
