import { expect, test } from 'vitest'
import { caseTableColumns, caseTableRow } from '#shared/domain/case-table.ts'
import { facts } from '#shared/domain/profile-facts.ts'
import words from '#renderer/i18n/locales/de/bulk.json'
import { sampleCase } from '#tests/support/sample-case.ts'

test('a case is one line of coarse fields', () => {
  const row = caseTableRow(sampleCase, (list, value) => `${list}:${value}`)
  const cells = Object.fromEntries(caseTableColumns.map((column, at) => [column, row[at]]))
  expect(row).toHaveLength(caseTableColumns.length)
  expect(cells).toMatchObject({
    code: 'K7MD-3XRF',
    clientGroup: 'clientGroup:young-person',
    german: 'germanLevel:b1',
    topics: 'topic:residence-permit, topic:application',
    openedOn: '2026/4',
    closedOn: '',
    consultations: '3',
    referrals: '2',
  })
})

test('every fact of a case has its column, and every column its heading', () => {
  expect(caseTableColumns).toEqual(expect.arrayContaining([...facts]))
  for (const column of caseTableColumns) expect(words.bulk.table).toHaveProperty(column)
})

test('nothing that was typed freely is in it', () => {
  const row = caseTableRow(sampleCase, (_list, value) => value).join(' ')
  for (const { note } of sampleCase.consultations) expect(row).not.toContain(note)
  expect(row).not.toContain(sampleCase.profile.concern)
  expect(row).not.toContain('Landesschulamt')
})
