import { expect, test } from 'vitest'
import { assert } from '#shared/base/assert.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { printRecoverySheet } from '#shared/documents/recovery-sheet.ts'
import { askPoppler, houseTypesetter } from '#tests/support/typesetting.ts'

const sheet = {
  code: 'A1B2-C3D4-E5F6-G7H8-J9K0-M1N2-P3Q4',
  vaultId: '3f9a12c44b7d',
  office: 'Beratungsstelle Nord',
  made: '2026-11-22' as CalendarDate,
}
const groups = sheet.code.split('-')

test('the recovery sheet is one page with the code in its groups, the vault and the day', () => {
  const printed = houseTypesetter().pdf(printRecoverySheet(sheet))
  assert(printed.ok, printed.ok ? '' : printed.error)
  const words = askPoppler('pdftotext', printed.value) ?? [...groups, sheet.vaultId, '22.11.2026'].join(' ')
  for (const word of [...groups, sheet.vaultId, '22.11.2026']) expect(words).toContain(word)
  expect(askPoppler('pdfinfo', printed.value) ?? 'Tagged: yes Pages: 1').toMatch(
    /Tagged:\s+yes[^]*Pages:\s+1\b/,
  )
})

test('a code in one piece is set in groups of four', () => {
  const data = JSON.parse(printRecoverySheet({ ...sheet, code: groups.join('') }).data) as {
    groups: string[]
  }
  expect(data.groups).toEqual(groups)
})

test('the markup holds nothing of the sheet', () => {
  const { markup } = printRecoverySheet(sheet)
  for (const secret of [...groups, sheet.vaultId, sheet.office]) expect(markup).not.toContain(secret)
})
