// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import FkToastHost from '#renderer/components/overlays/FkToastHost.vue'
import { useToasts } from '#renderer/components/overlays/use-toasts.ts'
import { mountPart } from '#tests/support/mount-part.ts'

const { show, dismiss, toasts } = useToasts()
let part: VueWrapper
const titles = (): readonly string[] =>
  [...document.querySelectorAll('.fk-toast__title')].map((title) => title.textContent.trim())

async function later(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds)
}

beforeEach(() => {
  // Frames stay real: the progress of a toast draws on each of them.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  part = mountPart(FkToastHost)
})
afterEach(() => {
  for (const toast of toasts.value) dismiss(toast.id)
  part.unmount()
  vi.useRealTimers()
})

describe('FkToastHost', () => {
  test('shows a message and takes it away after a while', async () => {
    show({ tone: 'success', title: 'Gespräch gespeichert' })
    await later(100)
    expect(titles()).toEqual(['Gespräch gespeichert'])
    await later(10_000)
    expect(titles()).toEqual([])
  })

  test('an error stays until it is closed', async () => {
    show({ tone: 'error', title: 'Der Datenträger ist voll' })
    await later(86_400_000)
    expect(titles()).toEqual(['Der Datenträger ist voll'])
    document.querySelector<HTMLElement>('.fk-toast [aria-label="Schließen"]')?.click()
    await later(1000)
    expect(titles()).toEqual([])
  })

  test('runs what it offers once, then goes', async () => {
    const undo = vi.fn()
    show({ tone: 'info', title: 'Gelöscht', action: { label: 'Rückgängig', run: undo } })
    await later(100)
    const button = [...document.querySelectorAll<HTMLElement>('.fk-toast button')].find((found) =>
      found.textContent.includes('Rückgängig'),
    )
    button?.click()
    await later(1000)
    expect(undo).toHaveBeenCalledTimes(1)
    expect(titles()).toEqual([])
  })

  test('shows four at most, the newest', async () => {
    for (const number of [1, 2, 3, 4, 5, 6]) show({ tone: 'error', title: `Meldung ${number}` })
    await later(100)
    expect(titles()).toEqual(['Meldung 3', 'Meldung 4', 'Meldung 5', 'Meldung 6'])
  })
})
