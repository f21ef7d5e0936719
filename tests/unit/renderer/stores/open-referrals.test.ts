import { afterEach, beforeEach, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { addToDate } from '#shared/base/calendar-date.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { useOpenReferrals } from '#renderer/stores/open-referrals.ts'
import { today } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

const opened: { window?: TestWindow } = {}
const at = (): TestWindow => {
  assert(opened.window, 'opened')
  return opened.window
}
const store = () => at().app.runWithContext(() => useOpenReferrals())

beforeEach(async () => {
  opened.window = await openWindow()
})
afterEach(() => at().close())

async function makeReferral(days: number, region: string): Promise<{ caseId: string; entity: string }> {
  const { vault } = at().surroundings
  const entity = await vault.newId()
  const fields = {
    on: addToDate(today, { days: -days }),
    body: 'Jobcenter',
    bodyType: 'job-centre',
    outcome: 'open',
  }
  const made = await vault.createCase([
    { name: 'region', value: region },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: addToDate(today, { days: -days }) },
    ...Object.entries(fields).map(([field, value]) => ({ name: `r.${entity}.${field}`, value })),
  ])
  assert(made.ok, 'made')
  return { caseId: made.value.file.id, entity }
}

test('the filter narrows list and enquiry lists alike', async () => {
  await makeReferral(60, 'stendal')
  await makeReferral(60, 'boerde')
  await makeReferral(3, 'stendal')
  await store().load()
  expect(store().answer).toMatchObject({ all: 3, total: 3 })
  await store().ask({ older: true })
  expect(store().answer).toMatchObject({ all: 3, total: 2 })
  await store().ask({ region: 'stendal' })
  expect(store().answer).toMatchObject({ all: 3, total: 1 })
  expect(await store().forEnquiries(null)).toMatchObject({ total: 1 })
})

test('feedback is entered without opening the case, refused where it does not fit, and taken back', async () => {
  const row = await makeReferral(60, 'stendal')
  const entered = await store().enter(row, 'offer-received')
  assert(entered.ok, 'entered')
  expect(entered.value).toMatchObject({ id: row.entity, outcome: 'open' })
  expect(await store().enter(row, 'declined')).toMatchObject({
    ok: false,
    error: { type: 'OutcomeNotPossible' },
  })
  const recorded = 'offer-received' as const
  const corrected = await store().enter({ ...row, recorded }, 'declined')
  assert(corrected.ok, 'corrected')
  expect(corrected.value).toMatchObject({ id: row.entity, outcome: recorded, feedbackOn: today })
  const code = replyCodeOf(row.entity)
  expect(await store().answeredOfReply(code)).toMatchObject([{ entity: row.entity, outcome: 'declined' }])
  await store().takeBack(row.caseId, corrected.value)
  expect(await store().answeredOfReply(code)).toMatchObject([{ entity: row.entity, outcome: recorded }])
  expect(await store().takeBack(row.caseId, entered.value)).toEqual({ ok: true, value: null })
  await store().load()
  expect(store().answer).toMatchObject({ total: 1 })
  const unknown = { ...row, entity: '9'.repeat(32) }
  expect(await store().enter(unknown, 'arrived')).toEqual({ ok: false, error: { type: 'ReferralUnknown' } })
})
