/** Several advisers at one vault: who may open it, whose the cases are, who stands in. Over the real vault files. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { absenceWrites } from '#shared/domain/absence.ts'
import { handOver } from '#shared/domain/hand-over.ts'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import {
  aCase,
  everything,
  makeOpenOffice,
  must,
  noProgress,
  passphrase,
  today,
  type Office,
} from '#tests/support/vault-office.ts'

const theirs = 'fern garden hollow island jungle'
let office: Office

beforeEach(async () => {
  office = await makeOpenOffice()
  must(await office.vault().addAdviser('KL', theirs))
})
afterEach(() => office.remove())

async function reopened(secret = passphrase) {
  const vault = await office.restart()
  must(await vault.unlock(secret, noProgress))
  return vault
}

const caseOf = (adviser: string, concern: string) =>
  aCase(concern).map((write) => (write.name === 'adviser' ? { ...write, value: adviser } : write))

const idOf = async (initials: string) =>
  (await office.vault().advisers()).find((adviser) => adviser.initials === initials)?.id ?? ''

test('each adviser opens the vault with words of their own and is known by their initials', async () => {
  const vault = await reopened(theirs)
  expect((await vault.advisers()).map(({ initials, isOwn }) => [initials, isOwn])).toEqual([
    ['A.B.', false],
    ['KL', true],
  ])
  expect((await vault.office()).adviser).toBe('KL')
})

test('initials are given once', async () => {
  const vault = office.vault()
  expect(await vault.addAdviser('KL', theirs)).toMatchObject({ error: { type: 'InitialsTaken' } })
  expect(await vault.renameSelf('KL', passphrase, noProgress)).toMatchObject({
    error: { type: 'InitialsTaken' },
  })
  const added = await Promise.all([vault.addAdviser('MN', theirs), vault.addAdviser('MN', theirs)])
  expect(added.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await vault.advisers()).toHaveLength(3)
})

test('whose access is removed can no longer open the vault; their cases stay', async () => {
  const vault = office.vault()
  must(await vault.createCase(caseOf('KL', 'bleibt')))
  must(await vault.removeAdviser(await idOf('KL')))
  const again = await office.restart()
  expect(await again.unlock(theirs, noProgress)).toMatchObject({ error: { type: 'WrongPassphrase' } })
  office.clock.advance(60_000)
  must(await again.unlock(passphrase, noProgress))
  expect((await again.list({ ...everything, advisers: ['KL'] })).total).toBe(1)
})

test('one does not remove oneself, nor the last access, nor somebody unknown', async () => {
  const vault = office.vault()
  const own = await idOf('A.B.')
  expect(await vault.removeAdviser(own)).toMatchObject({ error: { type: 'OwnAccess' } })
  must(await vault.removeAdviser(await idOf('KL')))
  expect(await vault.removeAdviser(own)).toMatchObject({ error: { type: 'LastAdviser' } })
  expect(await vault.removeAdviser('0'.repeat(16))).toMatchObject({ error: { type: 'NotFound' } })
  expect(await vault.advisers()).toHaveLength(1)
  await reopened()
})

test('new initials take cases and absences along; the history keeps the former ones', async () => {
  const before = await reopened(theirs)
  const { file } = must(await before.createCase(caseOf('KL', 'meiner')))
  must(await before.createCase(caseOf('A.B.', 'nicht meiner')))
  const away = { who: 'KL', cover: 'A.B.', from: today, until: '2026-12-01' as CalendarDate }
  must(await before.createItem('absence', must(absenceWrites(away))))
  expect(await before.renameSelf('KM', passphrase, noProgress)).toMatchObject({
    error: { type: 'WrongPassphrase' },
  })
  must(await before.renameSelf('KM', theirs, noProgress))
  expect((await before.office()).adviser).toBe('KM')
  const vault = await reopened(theirs)
  expect((await vault.advisers()).map(({ initials }) => initials)).toEqual(['A.B.', 'KM'])
  const renamed = must(await vault.readCase(file.id))
  expect(renamed.profile.adviser).toBe('KM')
  expect(renamed.history.map(({ by }) => by)).toContain('KL')
  expect(await vault.items('absence')).toMatchObject([{ values: { who: 'KM', cover: 'A.B.' } }])
  expect((await vault.list({ ...everything, advisers: ['KL'] })).total).toBe(0)
  expect((await vault.list({ ...everything, advisers: ['KM'] })).total).toBe(1)
  expect((await vault.list({ ...everything, advisers: ['KM', 'A.B.'] })).total).toBe(2)
})

test('cases change hands in one save, show up on the other day, and come back in one', async () => {
  const vault = office.vault()
  const made = must(
    await vault.changeMany(
      Array.from({ length: 12 }, (_, at) => ({ id: null, writes: caseOf('A.B.', `Fall ${String(at)}`) })),
      noProgress,
    ),
  )
  const plan = { from: 'A.B.', to: 'KL', note: 'Bitte anrufen', on: today }
  const given = must(
    await vault.changeMany(
      made.ids.map((id, at) => ({
        id,
        writes: handOver(plan, 'Übergabe', at.toString(16).padStart(32, 'a')),
      })),
      noProgress,
    ),
  )
  const day = await vault.today(today, ['KL'])
  expect([day.followUps.length, day.openCases]).toEqual([12, 12])
  expect(day.followUps[0]).toMatchObject({ adviser: 'KL', what: 'Übergabe: Bitte anrufen' })
  expect((await vault.today(today, ['A.B.'])).openCases).toBe(0)
  must(await vault.undoMany(given.undo, noProgress))
  expect((await vault.today(today, ['A.B.'])).openCases).toBe(12)
  expect((await vault.today(today)).followUps).toEqual([])
})
