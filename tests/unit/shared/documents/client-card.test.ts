import { expect, test } from 'vitest'
import { printClientCard } from '#shared/documents/client-card.ts'
import { printedWords } from '#tests/support/printed-words.ts'

const office = 'Beratungsstelle Nord'

test('the card holds the code and, where it is wanted, the name of the office', () => {
  const named = printedWords(printClientCard({ code: 'K7MD-3XRF', office }), 1)
  expect(named).toContain('K7MD-3XRF')
  expect(named).toContain(office)
  const bare = printedWords(printClientCard({ code: 'K7MD-3XRF', office: '' }), 1)
  expect(bare.replace(/\s+/g, ' ').trim()).toBe('Zum Ausschneiden K7MD-3XRF')
})

test('the longest name of an office stays within the card', () => {
  printedWords(printClientCard({ code: 'K7MD-3XRF', office: 'Beratungsstelle '.repeat(6) }), 1)
})

test('the markup holds neither code nor office', () => {
  const { markup } = printClientCard({ code: 'K7MD-3XRF', office })
  for (const secret of [office, 'K7MD']) expect(markup).not.toContain(secret)
})
