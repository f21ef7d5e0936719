/** Open referrals, codes that come back and due dates, in the real vault over real files. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import type { Referral } from '#shared/domain/case-file.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { restoreReferral, restoreFeedback } from '#shared/domain/referral-writes.ts'
import { makeOffice, newVault, passphrase, today, type Office } from '#tests/support/vault-office.ts'

const silent = () => undefined
const inDays = (days: number): CalendarDate => addToDate(today, { days })
const place: { office?: Office } = {}
const vault = () => {
  assert(place.office, 'started')
  return place.office.vault()
}
const everything = { date: today, olderThanDays: 0, region: null, partner: null, limit: 100 } as const

beforeAll(async () => {
  place.office = await makeOffice()
  await vault().create(newVault, silent)
})
afterAll(() => place.office?.remove())

async function makeCase(referral: Partial<Referral>): Promise<{ id: string; referral: Referral }> {
  const whole: Referral = {
    id: await vault().newId(),
    on: inDays(-40),
    bodyType: 'job-centre',
    body: 'Jobcenter',
    town: 'Stendal',
    reason: 'Anmeldung',
    way: 'contact-given',
    feedbackDue: inDays(-12),
    outcome: 'open',
    feedbackOn: null,
    consent: null,
    consentOn: null,
    origin: null,
    ...referral,
  }
  const first = [
    { name: 'region', value: 'stendal' },
    { name: 'clientGroup', value: 'young-person' },
    { name: 'openedOn', value: inDays(-60) },
  ]
  const made = await vault().createCase([...first, ...restoreReferral(whole)])
  assert(made.ok, 'made')
  return { id: made.value.file.id, referral: whole }
}

test('an answer takes a referral off the list at once, and taking it back brings it back', async () => {
  const { id, referral } = await makeCase({})
  const code = replyCodeOf(referral.id)
  expect(await vault().openReferrals(everything)).toMatchObject({ total: 1, overdue: 1, partnerCount: 1 })
  expect(await vault().referralsOfReply(code)).toMatchObject([
    { caseId: id, entity: referral.id, reply: code },
  ])
  await vault().changeCase(id, restoreFeedback({ ...referral, outcome: 'arrived', feedbackOn: today }))
  expect(await vault().openReferrals(everything)).toMatchObject({ all: 0, total: 0, partners: [] })
  expect(await vault().referralsOfReply(code)).toEqual([])
  const answered = { caseId: id, entity: referral.id, reply: code, outcome: 'arrived', feedbackOn: today }
  expect(await vault().answeredOfReply(code)).toMatchObject([answered])
  expect(await vault().answeredOfReply('0000-000')).toEqual([])
  await vault().changeCase(id, restoreFeedback(referral))
  expect(await vault().openReferrals(everything)).toMatchObject({ total: 1 })
  expect(await vault().answeredOfReply(code)).toEqual([])
})

test('codes, lists and dates are the same after the vault was locked and opened again', async () => {
  const { referral } = await makeCase({ feedbackDue: inDays(5), body: 'Kammer' })
  const before = await vault().openReferrals(everything)
  const dates = await vault().dueDates(today)
  expect(dates).toMatchObject([{ entity: referral.id, on: inDays(5), kind: 'feedback' }])
  assert(place.office, 'started')
  await (await place.office.restart()).unlock(passphrase, silent)
  expect(await vault().openReferrals(everything)).toEqual(before)
  expect(await vault().dueDates(today)).toEqual(dates)
})

test('a case is found by its whole code, also when it is closed, and no other code finds it', async () => {
  const { id } = await makeCase({})
  const read = await vault().readCase(id)
  assert(read.ok, 'read')
  await vault().changeCase(id, [{ name: 'closedOn', value: today }])
  expect(await vault().caseOfCode(read.value.profile.code)).toBe(id)
  expect(await vault().caseOfCode('2222-2222')).toBeNull()
})

test('an agreement with a day stands in Heute until it is kept', async () => {
  const { id } = await makeCase({})
  const agreement = { id: await vault().newId(), who: 'client', what: 'Unterlagen', due: today, done: false }
  await vault().changeCase(id, [{ name: `a.${agreement.id}`, value: agreement }])
  expect((await vault().today(today)).agreements).toMatchObject([{ caseId: id, what: 'Unterlagen' }])
  await vault().changeCase(id, [{ name: `a.${agreement.id}`, value: { ...agreement, done: true } }])
  expect((await vault().today(today)).agreements).toEqual([])
})
