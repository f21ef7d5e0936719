/** A vault's ordinary days: made, worked in, locked, opened again. */
import { afterEach, expect, test } from 'vitest'
import type { Office } from '#tests/support/vault-office.ts'
import {
  aCase,
  everything,
  makeOffice,
  makeOpenOffice,
  must,
  newVault,
  noProgress,
  passphrase,
  today,
} from '#tests/support/vault-office.ts'

const offices: Office[] = []

async function open(): Promise<Office> {
  const office = await makeOpenOffice()
  offices.push(office)
  return office
}

afterEach(async () => {
  await Promise.all(offices.splice(0).map(async (office) => office.remove()))
})

test('a new vault is open at once and knows its office', async () => {
  const office = await makeOffice()
  offices.push(office)
  expect(await office.vault().status()).toEqual({ state: 'none' })

  const sheet = must(await office.vault().create(newVault, noProgress))

  expect(sheet.code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
  expect(await office.vault().office()).toEqual({
    name: newVault.office,
    region: newVault.region,
    adviser: newVault.adviser,
  })
  expect(await office.vault().list(everything)).toEqual({ total: 0, rows: [] })
})

test('what was saved is there after the next unlock', async () => {
  const office = await open()
  const first = must(await office.vault().createCase(aCase('Ausbildung zur Pflegefachfrau')))
  must(await office.vault().changeCase(first.file.id, [{ name: 'german', value: 'b1' }]))

  const vault = await office.restart()
  expect(await vault.status()).toMatchObject({ state: 'locked', fellBack: false })
  const report = must(await vault.unlock(passphrase, noProgress))

  expect(report).toMatchObject({ cases: 1, replayed: 0, rebuilt: 'no', tornBytes: 0, chainBroken: false })
  const file = must(await vault.readCase(first.file.id))
  expect(file.profile).toMatchObject({ concern: 'Ausbildung zur Pflegefachfrau', german: 'b1' })
  const found = await vault.list({ ...everything, text: 'pflege' })
  expect(found.rows.map((row) => row.id)).toEqual([first.file.id])
})

test('saves that come together are all kept', async () => {
  const office = await open()
  const made = await Promise.all(
    Array.from({ length: 40 }, async (_, i) => office.vault().createCase(aCase(`Anliegen ${i}`))),
  )
  const ids = made.map((saved) => must(saved).file.id)
  await Promise.all(
    ids.map(async (id, i) => office.vault().changeCase(id, [{ name: 'strengths', value: `Stärke ${i}` }])),
  )

  const vault = await office.restart()
  must(await vault.unlock(passphrase, noProgress))

  expect((await vault.list(everything)).total).toBe(40)
  const files = await Promise.all(ids.map(async (id) => must(await vault.readCase(id))))
  expect(files.map((file) => file.profile.strengths)).toEqual(ids.map((_, i) => `Stärke ${i}`))
})

test('a wrong passphrase is refused, and the next try must wait', async () => {
  const office = await open()
  const vault = await office.restart()

  const refused = await vault.unlock('not this one', noProgress)
  expect(refused).toEqual({ ok: false, error: { type: 'WrongPassphrase', waitSeconds: 1 } })
  expect((await vault.unlock(passphrase, noProgress)).ok).toBe(false)
  office.clock.advance(1000)
  expect((await vault.unlock(passphrase, noProgress)).ok).toBe(true)
})

test('the recovery code opens the vault', async () => {
  const office = await makeOffice()
  offices.push(office)
  const sheet = must(await office.vault().create(newVault, noProgress))

  const vault = await office.restart()
  expect((await vault.unlockWithRecovery(sheet.code.toLowerCase(), noProgress)).ok).toBe(true)
})

test('drafts survive, and can be cleared', async () => {
  const office = await open()
  must(await office.vault().saveDraft('case.new', { concern: 'halb getippt' }))
  must(await office.vault().saveDraft('other', 'x'))
  must(await office.vault().saveDraft('other', null))

  const vault = await office.restart()
  must(await vault.unlock(passphrase, noProgress))

  expect(await vault.readDraft('case.new')).toEqual({ concern: 'halb getippt' })
  expect(await vault.readDraft('other')).toBeNull()
})

test('settling takes a snapshot when the program has changed, and loses nothing', async () => {
  const office = await open()
  const { file } = must(await office.vault().createCase(aCase('vorher')))
  await office.vault().settle()

  const vault = await office.restart({ version: '2.0.0' })
  must(await vault.unlock(passphrase, noProgress))
  const { lastSnapshot } = await vault.health()
  office.clock.advance(60_000)
  await vault.settle()
  const health = await vault.health()
  office.clock.advance(60_000)
  await vault.settle()

  expect(health.lastSnapshot).not.toBe(lastSnapshot)
  expect((await vault.health()).lastSnapshot).toBe(health.lastSnapshot)
  const again = await office.restart()
  expect(must(await again.unlock(passphrase, noProgress))).toMatchObject({ cases: 1, rebuilt: 'no' })
  expect(must(await again.readCase(file.id)).profile.concern).toBe('vorher')
})

test('today shows what is due', async () => {
  const office = await open()
  const followUp = { id: 'a'.repeat(32), on: today, what: 'anrufen', done: false }
  const { file } = must(
    await office.vault().createCase([...aCase('x'), { name: `w.${followUp.id}`, value: followUp }]),
  )

  const lists = await office.vault().today(today)

  expect(lists.openCases).toBe(1)
  expect(lists.followUps).toEqual([
    {
      caseId: file.id,
      code: file.profile.code,
      adviser: 'A.B.',
      entity: followUp.id,
      on: today,
      what: 'anrufen',
    },
  ])
})
