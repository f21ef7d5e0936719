import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import { replySlipText } from '#shared/documents/reply-slip-text.ts'
import { replyCodeOf } from '#shared/domain/reply-code.ts'
import { sampleCase } from '#tests/support/sample-case.ts'

const [sample] = sampleCase.referrals
assert(sample, 'the sample has a referral')
const referral = { ...sample, id: '9f86d081884c7d659a2feaa0c55ad015' }
const slip = { referral, office: 'Beratungsstelle Nord', bodyTypeWords: 'Schulamt' }

test('the slip to fill in holds the code, what the printed one says, and nothing of the case', () => {
  const twoLines = { ...referral, reason: 'Zeugnis anerkennen,\n  dann Betrieb suchen' }
  const lines = replySlipText({ ...slip, referral: twoLines }).split('\r\n')
  expect(lines).toContain('Anlass: Zeugnis anerkennen, dann Betrieb suchen')
  expect(lines[0]).toBe(`Rückmeldung, Code ${replyCodeOf(referral.id)}`)
  expect(lines).toContain('Von: Beratungsstelle Nord')
  expect(lines).toContain('Antwort erbeten bis: 15.12.2026')
  expect(lines.filter((line) => /^\[ \] [1-5] /.test(line))).toHaveLength(5)
  expect(lines.join('\n')).not.toContain(sampleCase.profile.code)
  expect(lines.join('\n')).not.toContain(sampleCase.profile.concern)
  expect(lines.join('')).not.toContain('\n')
})

test('what is not known has no line; where no body was named, its kind stands there', () => {
  const unnamed = { ...referral, body: '', town: '', reason: '', feedbackDue: null }
  const lines = replySlipText({ ...slip, referral: unnamed }).split('\r\n')
  expect(lines).toContain('An: Schulamt')
  for (const name of ['Anlass', 'Antwort']) expect(lines.some((line) => line.startsWith(name))).toBe(false)
})
