import { expect, test } from 'vitest'
import { Citation, parseCitation } from '#shared/laws/citation.ts'

test.each([
  ['§ 60b AufenthG', ['AufenthG', '60b', null, null, null]],
  ['§ 16g Abs. 3a AufenthG', ['AufenthG', '16g', '3a', null, null]],
  ['§ 16g Abs. 1 Satz 1 Nr. 1 Buchst. b AufenthG', ['AufenthG', '16g', '1', '1', '1']],
  ['§ 76 Abs. 6 Satz 1 Nr. 3 SGB III', ['SGB III', '76', '6', '1', '3']],
])('%s is read in its parts', (text, parts) => {
  const parsed = parseCitation(text)
  expect(parsed && [parsed.law, parsed.section, parsed.subsection, parsed.sentence, parsed.number]).toEqual(
    parts,
  )
})

test.each(['AufenthG', '§16g AufenthG', '§ 16g', '§§ 16g, 60c AufenthG', '§ 16g Absatz 3', ''])(
  '"%s" is no citation',
  (text) => {
    expect(parseCitation(text)).toBeNull()
    expect(Citation.safeParse(text).success).toBe(false)
  },
)
