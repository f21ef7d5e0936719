import { afterEach, beforeEach, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { addToDate } from '#shared/base/calendar-date.ts'
import { useDatesOut } from '#renderer/stores/dates-out.ts'
import { readCalendar } from '#tests/support/read-calendar.ts'
import { today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const day = 86_400_000
const opened: { window?: TestWindow } = {}
const at = (): TestWindow => {
  assert(opened.window, 'opened')
  return opened.window
}
const store = () => at().app.runWithContext(() => useDatesOut())

beforeEach(async () => {
  opened.window = await openWindow()
})
afterEach(() => at().close())

async function makeFollowUp(days: number): Promise<void> {
  const { vault } = at().surroundings
  const followUp = { id: await vault.newId(), on: addToDate(today, { days }), what: 'Geheimes', done: false }
  const made = await vault.createCase([
    { name: 'region', value: 'stendal' },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: today },
    { name: `w.${followUp.id}`, value: followUp },
  ])
  assert(made.ok, 'made')
}

test('the system reminds once a day, with counts and nothing else', async () => {
  await store().remind()
  expect(at().desk.reminded).toEqual([])
  await makeFollowUp(0)
  await makeFollowUp(-3)
  await makeFollowUp(1)
  await store().remind()
  await store().remind()
  expect(at().desk.reminded).toEqual([{ followUps: 2, feedback: 0 }])
  at().office.clock.advance(day)
  await store().remind()
  expect(at().desk.reminded.at(-1)).toEqual({ followUps: 3, feedback: 0 })
  expect(at().desk.reminded).toHaveLength(2)
})

test('the calendar file holds what is due from today on; without anything no file is written', async () => {
  expect(await store().saveCalendar('termine.ics', false)).toEqual({
    ok: false,
    error: { type: 'NothingDue' },
  })
  await makeFollowUp(-1)
  await makeFollowUp(0)
  await makeFollowUp(20)
  expect(await store().saveCalendar('termine.ics', false)).toEqual({
    ok: true,
    value: { name: 'termine.ics', count: 2 },
  })
  const [file] = at().desk.saved
  assert(file, 'saved')
  expect(readCalendar(file.bytes)).toHaveLength(2)
  expect(new TextDecoder().decode(file.bytes)).not.toContain('Geheimes')
})
