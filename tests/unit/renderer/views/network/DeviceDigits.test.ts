// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import DeviceDigits from '#renderer/views/network/DeviceDigits.vue'
import type { NetworkDevice, PartnerOffice } from '#renderer/vault/vault-api.ts'
import { mountPart } from '#tests/support/mount-part.ts'
import { today } from '#tests/support/offices.ts'

let part: VueWrapper | undefined
afterEach(() => {
  part?.unmount()
})

const device = (
  label: string,
  digits: string | null,
  blocked: CalendarDate | null = null,
): NetworkDevice => ({
  id: label,
  label,
  from: today,
  blocked,
  isThisDevice: false,
  digits,
})
const digits = '12345 23456 34567 45678 56789 67890 78901 89012'

function show(devices: readonly NetworkDevice[]) {
  const office: PartnerOffice = {
    id: 'o02',
    name: 'Süd',
    lastSent: null,
    lastReceived: null,
    waiting: 0,
    scope: null,
    scopeSince: null,
    figures: null,
    devices,
  }
  const shown = mountPart(DeviceDigits, { props: { office } })
  part = shown
  const details = shown.find('details')
  const turn = async (open: boolean) => {
    ;(details.element as HTMLDetailsElement).open = open
    await details.trigger('toggle')
  }
  return { shown, turn, groups: () => shown.findAll('[data-test=device-digits] li').map((li) => li.text()) }
}

test('folded away until asked for, then read in eight groups, with where the other device shows them', async () => {
  const { shown, turn, groups } = show([device('Laptop', digits)])
  expect(shown.find('summary').text()).toContain('„Süd“')
  expect(groups()).toEqual([])
  await turn(true)
  expect(groups()).toEqual(digits.split(' '))
  expect(shown.find('h4').text()).toBe('Laptop')
  for (const said of ['„Ziffern dieses Geräts zum Vorlesen“', '„Ziffern für Inhaltspakete zum Vorlesen“'])
    expect(shown.text()).toContain(said)
  expect(shown.text()).not.toContain('keine Ziffern')
  await turn(false)
  expect(groups()).toEqual([])
})

test('where there are none it says why: a blocked device, one that another office lists too', async () => {
  const { shown, turn, groups } = show([
    device('Laptop', null),
    device('Alter Rechner', null, today),
    device('Neuer Rechner', digits),
  ])
  await turn(true)
  expect(groups()).toHaveLength(8)
  expect(shown.findAll('p').map((p) => p.text())).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Für „Laptop“ gibt es hier keine Ziffern'),
      expect.stringContaining('Für gesperrte Geräte gibt es hier keine Ziffern'),
    ]),
  )
  expect(shown.text()).not.toContain('Alter Rechner')
})
