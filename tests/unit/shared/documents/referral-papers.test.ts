import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { printClientCard } from '#shared/documents/client-card.ts'
import type { PrintedDocument } from '#shared/documents/document.ts'
import { printEnquiryLists, writeEnquiries } from '#shared/documents/enquiry-list.ts'
import { qrMarks } from '#shared/documents/qr-marks.ts'
import { printReplySlip } from '#shared/documents/reply-slip.ts'
import type { ReferralPartner } from '#shared/domain/open-referrals.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { sampleCase } from '#tests/support/sample-case.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

const made = '2026-11-27' as CalendarDate
const office = 'Beratungsstelle Nord'
const referral = { ...sampleCase.referrals[0]!, id: '9f86d081884c7d659a2feaa0c55ad015' }
const code = replyCodeOf(referral.id)

function wordsOf(paper: PrintedDocument, pages: number): string {
  const printed = houseTypesetter().pdf(paper)
  assert(printed.ok, printed.ok ? '' : printed.error)
  const facts = askPoppler('pdfinfo', printed.value)
  if (facts !== null)
    expect(facts).toMatch(new RegExp(`Tagged:\\s+yes[^]*Pages:\\s+${pages}\\b[^]*595\\.\\d+ x 841`))
  return askPoppler('pdftotext', printed.value) ?? paper.data
}

test('the reply slip is one tagged A4 page with the code on both halves and nothing of the case', () => {
  const words = wordsOf(printReplySlip({ referral, office, made, bodyTypeWords: 'Schulamt' }), 1)
  expect(words.split(code).length).toBeGreaterThan(2)
  for (const word of [referral.body, referral.town, '15.12.2026', 'Hier abtrennen', 'Zurück an (Anschrift)'])
    expect(words).toContain(word)
  expect(words).not.toContain(sampleCase.profile.code)
  expect(words).not.toContain(sampleCase.profile.concern)
})

test('where no body was named, its kind stands on the slip', () => {
  const words = wordsOf(
    printReplySlip({
      referral: { ...referral, body: '', town: '' },
      office,
      made,
      bodyTypeWords: 'Schulamt',
    }),
    1,
  )
  expect(words).toContain('Schulamt')
})

test('a slip with the longest texts still fits its page', () => {
  const long = {
    ...referral,
    body: 'Wort '.repeat(40).trim(),
    town: 'Ort '.repeat(20).trim(),
    reason: 'Grund '.repeat(50),
  }
  wordsOf(printReplySlip({ referral: long, office: 'Stelle '.repeat(11), made, bodyTypeWords: '' }), 1)
})

test('the card holds the code and, where it is wanted, the name of the office', () => {
  const named = wordsOf(printClientCard({ code: 'K7MD-3XRF', office }), 1)
  expect(named).toContain('K7MD-3XRF')
  expect(named).toContain(office)
  const bare = wordsOf(printClientCard({ code: 'K7MD-3XRF', office: '' }), 1)
  expect(bare.replace(/\s+/g, ' ').trim()).toBe('Zum Ausschneiden K7MD-3XRF')
})

test('the QR code is version 1, drawn without gaps or overlaps', () => {
  const { size, runs } = qrMarks('K7MD-3XRF')
  expect(size).toBe(21)
  // The upper left finder pattern: seven dark modules, then a light one.
  expect(runs[0]).toEqual([0, 0, 7])
  const dark = runs.flatMap(([row, column, length]) =>
    Array.from({ length }, (_, step) => `${row}:${column + step}`),
  )
  expect(new Set(dark).size).toBe(dark.length)
})

const partners: readonly ReferralPartner[] = Array.from({ length: 3 }, (_, index) => ({
  key: `stelle ${index}`,
  body: `Stelle ${index}`,
  town: 'Stendal',
  total: 20,
  overdue: 0,
  rows: Array.from({ length: 20 }, (_item, row) => ({
    caseId: 'c'.repeat(32),
    code: 'K7MD-3XRF',
    entity: 'e'.repeat(32),
    reply: replyCodeOf(`${(index * 100 + row + 1).toString(16).padStart(8, '0')}${'0'.repeat(24)}`),
    sentOn: '2026-10-05' as CalendarDate,
    dueOn: null,
    bodyType: 'job-centre',
    body: `Stelle ${index}`,
    town: 'Stendal',
    reason: `Frage ${row}`,
  })),
}))

test('the enquiry list names each body once, every code, and no case', () => {
  const paper = printEnquiryLists({ partners, office, made })
  const words = wordsOf(paper, 2)
  const text = writeEnquiries({ partners, office, made })
  for (const { body, rows } of partners) {
    for (const list of [words, text]) expect(list).toContain(body)
    for (const { reply } of rows) for (const list of [words, text]) expect(list).toContain(reply)
  }
  for (const list of [words, text, paper.data]) expect(list).not.toContain('K7MD')
})

test('the markup of no paper holds a word of a case', () => {
  const papers = [
    printReplySlip({ referral, office, made, bodyTypeWords: '' }),
    printClientCard({ code: 'K7MD-3XRF', office }),
    printEnquiryLists({ partners, office, made }),
  ]
  for (const { markup } of papers)
    for (const secret of [office, code, 'K7MD', referral.body, 'Frage 1'])
      expect(markup).not.toContain(secret)
})
