import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { printEnquiryLists, writeEnquiries } from '#shared/documents/enquiry-list.ts'
import type { ReferralPartner } from '#shared/domain/open-referrals.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { printedWords } from '#tests/support/printed-words.ts'

const made = '2026-11-27' as CalendarDate
const office = 'Beratungsstelle Nord'
const referralId = (number: number): string => number.toString(16).padStart(8, '0') + '0'.repeat(24)

const partners: readonly ReferralPartner[] = [1, 2, 3].map((number) => ({
  key: `stelle ${number}`,
  body: `Stelle ${number}`,
  town: 'Stendal',
  total: 20,
  overdue: 0,
  rows: Array.from({ length: 20 }, (_item, row) => ({
    caseId: 'c'.repeat(32),
    code: 'K7MD-3XRF',
    entity: 'e'.repeat(32),
    reply: replyCodeOf(referralId(4 * (100 * number + row))),
    sentOn: '2026-10-05' as CalendarDate,
    dueOn: null,
    bodyType: 'job-centre',
    body: `Stelle ${number}`,
    town: 'Stendal',
    reason: `Frage ${row}`,
  })),
}))

test('the list names each body once, every code, and no case', () => {
  const paper = printEnquiryLists({ partners, office, made })
  const lists = [printedWords(paper, 2), writeEnquiries({ partners, office, made })]
  for (const list of lists) {
    for (const { body, rows } of partners) {
      expect(list).toContain(body)
      for (const { reply } of rows) expect(list).toContain(reply)
    }
  }
  for (const text of [...lists, paper.data]) expect(text).not.toContain('K7MD')
})

test('as text it has one line for each referral', () => {
  const [first] = partners
  const lines = writeEnquiries({ partners: first ? [first] : [], office, made }).split('\n')
  expect(lines.filter((line) => line.includes('vom 05.10.2026'))).toHaveLength(20)
})

test('the markup holds nothing of a case', () => {
  const { markup } = printEnquiryLists({ partners, office, made })
  for (const secret of [office, 'K7MD', 'Stelle 1', 'Frage 1']) expect(markup).not.toContain(secret)
})
