import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { printReplySlip } from '#shared/documents/reply-slip.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { printedWords } from '#tests/support/printed-words.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

const made = '2026-11-27' as CalendarDate
const office = 'Beratungsstelle Nord'
const [sample] = sampleCase.referrals
assert(sample, 'the sample has a referral')
const referral = { ...sample, id: '9f86d081884c7d659a2feaa0c55ad015' }
const code = replyCodeOf(referral.id)

test('the slip is one tagged A4 page with the code on both halves and nothing of the case', () => {
  const words = printedWords(printReplySlip({ referral, office, made, bodyTypeWords: 'Schulamt' }), 1)
  expect(words.split(code).length).toBeGreaterThan(2)
  for (const word of [referral.body, referral.town, '15.12.2026', 'Hier abtrennen', 'Zurück an (Anschrift)'])
    expect(words).toContain(word)
  expect(words).not.toContain(sampleCase.profile.code)
  expect(words).not.toContain(sampleCase.profile.concern)
})

test('where no body was named, its kind stands on the slip', () => {
  const unnamed = { ...referral, body: '', town: '' }
  expect(
    printedWords(printReplySlip({ referral: unnamed, office, made, bodyTypeWords: 'Schulamt' }), 1),
  ).toContain('Schulamt')
})

test('a slip with the longest texts still fits its page', () => {
  const long = {
    ...referral,
    body: 'Wort '.repeat(40).trim(),
    town: 'Ort '.repeat(20).trim(),
    reason: 'Grund '.repeat(50),
  }
  printedWords(printReplySlip({ referral: long, office: 'Stelle '.repeat(11), made, bodyTypeWords: '' }), 1)
})

test('the markup holds nothing of the referral', () => {
  const { markup } = printReplySlip({ referral, office, made, bodyTypeWords: '' })
  for (const secret of [office, code, referral.body, referral.reason]) expect(markup).not.toContain(secret)
})
