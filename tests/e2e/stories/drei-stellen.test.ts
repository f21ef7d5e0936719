/**
 * User story 10, with three offices in three real processes: a week offline each, packages through a folder in any order,
 * the same state byte for byte; the same entry written twice is decided by keyboard, and the decision travels. A newer
 * program's parts pass through untouched; a backup on another laptop goes on where the lost one ended.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import { emptyEvent } from '#shared/events/event.ts'
import { newEventWrites } from '#shared/events/event-registers.ts'
import { isErased } from '#shared/records/record.ts'
import { makeAudit, type Audit } from '#tests/e2e/steps/audit.ts'
import { arrived, openCase, readCase, recordTalk } from '#tests/e2e/steps/case-steps.ts'
import { applyPackage, goToExchange, openPackage } from '#tests/e2e/steps/exchange-steps.ts'
import { setUp } from '#tests/e2e/steps/first-start.ts'
import { newerProgram } from '#tests/e2e/steps/newer-program.ts'
import * as apart from '#tests/e2e/steps/offices-apart.ts'
import { newCase, talk } from '#tests/e2e/steps/sample-day.ts'
import { restore, writeBackup } from '#tests/e2e/steps/upkeep-steps.ts'
import { builtApp } from '#tests/support/app-driver/app-target.ts'
import { openDesk, type Desk } from '#tests/support/app-driver/desk.ts'
import { answerFileDialog } from '#tests/support/app-driver/file-dialog.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { waitUntil } from '#tests/support/app-driver/wait-until.ts'
import { words } from '#tests/support/app-driver/words.ts'
import { createDice, type Dice } from '#tests/support/dice.ts'
import { officeDay } from '#tests/support/office-day.ts'
import { must } from '#tests/support/vault-office.ts'

const titled = { ...emptyEvent, fields: { ...emptyEvent.fields, title: 'Ausbildungsforum' } }
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const dice: Dice = createDice(seed)
const folder = mkdtempSync(join(tmpdir(), 'fallkoffer-ordner-'))
const started: { audit?: Audit } = {}
const desks: Desk[] = []
const offices: apart.Apart[] = []
const ids = { disputed: '', agreed: '', referral: '', event: '' }
const [nordName, suedName, westName] = ['Beratungsstelle Nord', 'Beratungsstelle Süd', 'Beratungsstelle West']

const at = (index: number): apart.Apart => {
  const office = offices[index]
  if (!office) throw new Error('not started')
  return office
}
const [north, south, west] = [() => at(0), () => at(1), () => at(2)]
const page = (office: apart.Apart) => office.desk.app().page()
const hands = () => north().desk.hands

beforeAll(async () => {
  process.stdout.write(`three offices with seed ${String(seed)}\n`)
  const target = await builtApp()
  const places = [
    { office: nordName, region: 'Magdeburg', initials: 'NO' },
    { office: suedName, region: 'Salzlandkreis', initials: 'SU' },
    { office: westName, region: 'Magdeburg', initials: 'WE' },
  ]
  desks.push(
    ...(await Promise.all(places.map(({ initials }) => openDesk(initials.toLowerCase(), { target })))),
  )
  const secrets = await Promise.all(places.map((place, index) => setUp(desks[index] as Desk, place)))
  offices.push(
    ...places.map(({ office }, index) => ({
      name: office,
      desk: desks[index] as Desk,
      passphrase: secrets[index]?.passphrase ?? '',
    })),
  )
  started.audit = await makeAudit(north().desk, 'drei-stellen')
}, 120_000)

afterAll(async () => {
  await Promise.all(desks.map(async (desk) => desk.leave()))
  rmSync(folder, { recursive: true, force: true })
})

test('three offices come together and know the same', async () => {
  await apart.admitOffice(north(), south())
  await apart.admitOffice(north(), west())
  const referral = await callVault(page(north()), 'newId')
  ids.referral = referral
  const fields = {
    on: officeDay(),
    bodyType: 'job-centre',
    body: 'Jobcenter',
    town: 'Stendal',
    outcome: 'open',
  }
  ids.disputed = await apart.newCase(
    north(),
    Object.entries({ ...fields, reason: 'Anmeldung', way: 'contact-given', feedbackDue: null }).map(
      ([name, value]) => ({ name: `r.${referral}.${name}`, value }),
    ),
  )
  ids.agreed = await apart.newCase(north())
  ids.event = must(await callVault(page(north()), 'createItem', 'event', newEventWrites(titled))).id
  await apart.tell(north(), [south(), west()], folder)
  expect((await apart.statesOnDisk(offices)).size).toBe(1)
})

test('a week offline each; packages in any order, one doubled, one late: the same bytes at all three', async () => {
  // By hand: a case with its first conversation at one office.
  await openCase(south().desk, newCase)
  await recordTalk(south().desk, talk)
  for (const office of offices) await apart.workAWeek(office, [ids.disputed, ids.agreed], dice)
  await writeAgainstEachOther()
  const packages = await apart.twoPackagesEach(offices, ids.agreed, folder)
  for (const office of offices)
    expect(await apart.takeInAnyOrder(office, packages, dice)).toContain('W_AGAIN')
  expect((await apart.statesOnDisk(offices)).size).toBe(1)
})

/** The same entries of the same records at once; one of them alike everywhere. */
async function writeAgainstEachOther(): Promise<void> {
  const outcome = `r.${ids.referral}.outcome`
  await apart.write(north(), ids.disputed, { german: 'b1', [outcome]: 'arrived', topics: ['language'] })
  await apart.write(south(), ids.disputed, { german: 'b2', [outcome]: 'declined', topics: ['funding'] })
  await apart.write(west(), ids.disputed, { german: 'b1', concern: 'West hat nachgefragt.' })
  for (const office of offices)
    await apart.write(office, ids.agreed, { occupation: null, activity: 'school' })
  must(await callVault(page(north()), 'changeItem', ids.event, [{ name: 'place', value: 'Stendal' }]))
  must(await callVault(page(west()), 'changeItem', ids.event, [{ name: 'place', value: 'Halle' }]))
}

test('nothing is counted twice: one referral, and as many cases as there are', async () => {
  for (const office of offices) {
    const file = must(await callVault(page(office), 'readCase', ids.disputed))
    expect(file.referrals).toHaveLength(1)
    const everything = {
      text: '',
      state: 'all',
      sort: 'code',
      descending: false,
      from: 0,
      count: 1000,
    } as const
    const { rows, total } = await callVault(page(office), 'list', everything)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(total)
  }
})

const rowOf = (name: string) => page(north()).locator(`[data-row="${ids.disputed} ${name}"]`)
const standIn = (name: string) => hands().goTo(rowOf(name).locator('[data-row-focus]'))
const outcomeAt = async (office: apart.Apart) =>
  must(await callVault(page(office), 'readCase', ids.disputed)).referrals[0]?.outcome

test('what contradicts is decided by keyboard in one screen, taken back, and decided again', async () => {
  await goToExchange(north().desk)
  await apart.write(south(), ids.agreed, { strengths: 'Noch ein Wort.' })
  const path = await apart.putPackage(south(), [north(), west()], folder)
  await openPackage(north().desk, path ?? '')
  await applyPackage(north().desk)
  await apart.takePackage(west(), path ?? '')
  const { total } = await callVault(page(north()), 'conflicts')
  const toast = page(north()).locator('.fk-toast')
  await hands().use(toast.getByRole('button', { name: words('conflict.decideNow', { count: total }) }))
  await arrived(north().desk, 'conflict.title')
  const text = await page(north()).locator('main').innerText()
  for (const said of [suedName, 'SU', westName, 'Stendal', 'Halle', 'auf diesem Gerät'])
    expect(text).toContain(said)
  // Alike everywhere: nothing to decide.
  expect(await page(north()).locator(`[data-row="${ids.agreed} activity"]`).count()).toBe(0)
  await started.audit?.look('widersprueche')
  expect(started.audit?.found).toEqual([])

  const outcome = `r.${ids.referral}.outcome`
  await rowOf(outcome).waitFor()
  const before = await outcomeAt(north())
  await standIn(outcome)
  await hands().press('2')
  await rowOf(outcome).waitFor({ state: 'detached' })
  expect(await outcomeAt(north())).not.toBe(before)
  await hands().press('Control+z')
  await rowOf(outcome).waitFor()
  expect(await outcomeAt(north())).toBe(before)
  await standIn(outcome)
  await hands().press('1')
  await rowOf(outcome).waitFor({ state: 'detached' })
  expect(await outcomeAt(north())).toBe(before)

  await standIn('topics')
  await hands().press('b')
  await rowOf('topics').waitFor({ state: 'detached' })
  const { profile } = must(await callVault(page(north()), 'readCase', ids.disputed))
  expect(profile.topics.toSorted()).toEqual(['funding', 'language'])
  await decideTheRest()
})

/** The slight ones in one act, the others one after the other. */
async function decideTheRest(): Promise<void> {
  const open = async () => (await callVault(page(north()), 'conflicts')).total
  const slight = page(north()).getByRole('button', { name: /mit der neueren Fassung entscheiden/ })
  const before = await open()
  await hands().use(slight)
  await waitUntil(async () => (await open()) < before, { what: 'the slight ones decided' })
  const rows = page(north()).locator('.conflict')
  for (let left = await rows.count(); left > 0; left = await rows.count()) {
    await hands().goTo(rows.first().locator('[data-row-focus]'))
    await hands().press('1')
    await waitUntil(async () => (await rows.count()) < left, { what: 'one less to decide' })
  }
  await page(north())
    .getByRole('heading', { name: words('conflict.allDone') })
    .waitFor()
  expect(await open()).toBe(0)
}

test('the decision travels with the next package and is asked nowhere again', async () => {
  const path = await apart.putPackage(north(), [south(), west()], folder)
  for (const office of [south(), west()]) {
    expect((await callVault(page(office), 'conflicts')).total).toBeGreaterThan(0)
    expect((await apart.takePackage(office, path ?? '')).conflicts).toBe(0)
    expect((await callVault(page(office), 'conflicts')).total).toBe(0)
    expect(await outcomeAt(office)).toBe(await outcomeAt(north()))
  }
  expect((await apart.statesOnDisk(offices)).size).toBe(1)
})

test("a newer program's parts are taken in, edited around, and sent on as they came", async () => {
  const newer = await newerProgram(north())
  const unknown = newer.record('ab'.repeat(16), {
    kind: 'mentoring',
    plan: { weeks: [1, 2, { rest: null }] },
  })
  const known = newer.record(ids.agreed, { 'z.9.mood': ['🌤', 0.25, { deep: [[true]] }], german: 'c1' })
  const path = join(folder, 'morgen.age')
  writeFileSync(path, await newer.packageWith([unknown, known]))
  await apart.takePackage(north(), path)
  await apart.write(north(), ids.agreed, { german: 'b2', concern: 'Hier weiter bearbeitet.' })
  await apart.tell(north(), [south(), west()], folder)
  for (const office of offices) {
    const records = await apart.recordsOf(office)
    expect(canonicalJson(records.get(unknown.id))).toBe(canonicalJson(unknown))
    const held = records.get(ids.agreed)
    if (!held || isErased(held)) throw new Error('the case is there')
    expect(canonicalJson(held.f['z.9.mood'])).toBe(canonicalJson(known.f['z.9.mood']))
    expect(held.sv).toBe(known.sv)
  }

  const refused = join(folder, 'morgen-neuer-leser.age')
  writeFileSync(refused, await newer.packageForNewerReader())
  await goToExchange(north().desk)
  await hands().goTo(north().desk.button('exchange.open.button'))
  await answerFileDialog(north().desk.app().pid, refused, () => hands().press('Enter'))
  await page(north()).getByText(words('errors.E_NEWER_APP')).waitFor()
})

test('the laptop of one office is lost; its backup on another goes on, and the others see what it writes', async () => {
  const lost = west()
  const outside = mkdtempSync(join(tmpdir(), 'fallkoffer-stick-'))
  try {
    await writeBackup(lost.desk, outside)
    await apart.write(lost, ids.agreed, { strengths: 'Nach der Sicherung.' })
    await apart.tell(lost, [north(), south()], folder)
    await lost.desk.leave()

    const spare = await openDesk('ersatz', { target: await builtApp() })
    desks.push(spare)
    await restore(spare, join(outside, readdirSync(outside)[0] ?? ''), lost.passphrase)
    offices[2] = { ...lost, desk: spare }
    await apart.write(west(), ids.disputed, { concern: 'Vom neuen Gerät.' })
    // The new device makes itself known with its first package.
    await apart.tell(west(), [north(), south()], folder)
    await apart.tell(north(), [west()], folder)
    const file = must(await callVault(page(west()), 'readCase', ids.agreed))
    expect(file.profile.strengths).toBe('Nach der Sicherung.')
    const shown = await readCase(
      south().desk,
      must(await callVault(page(south()), 'readCase', ids.disputed)).profile.code,
    )
    expect(shown.join('\n')).toContain('Vom neuen Gerät.')
    expect((await apart.statesOnDisk(offices)).size).toBe(1)
  } finally {
    rmSync(outside, { recursive: true, force: true })
  }
})
