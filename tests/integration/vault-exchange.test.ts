/** Two offices, each with a vault of its own, that exchange packages. */
import { expect, test } from 'vitest'
import { newEventWrites, readEvent } from '#shared/events/event-registers.ts'
import { emptyEvent } from '#shared/events/event.ts'
import { absenceWrites } from '#shared/domain/absence.ts'
import { addListValue } from '#shared/domain/list-value.ts'
import { openedOffices } from '#tests/support/opened-offices.ts'
import { partnerOf, send } from '#tests/support/vault-network.ts'
import {
  aCase,
  everything,
  makeOffice,
  must,
  noProgress,
  passphrase,
  today,
} from '#tests/support/vault-office.ts'

const { open, network, keep } = openedOffices()

test('an office alone has no partners', async () => {
  const office = await open('Nord')
  expect(await office.vault().network()).toMatchObject({
    state: 'alone',
    partners: [],
    rootFingerprint: null,
  })
  expect(await office.vault().makePackage(['o02'], 'sync', noProgress)).toEqual({
    ok: false,
    error: { type: 'NoPartner' },
  })
})

test('digits that differ admit nobody', async () => {
  const [north, south] = [await open('Nord'), await open('Süd')]
  const card = await south.vault().makeCard()
  const wrong = Array.from({ length: 8 }, () => '12345').join(' ')
  expect(await north.vault().admit(card.bytes, wrong)).toEqual({
    ok: false,
    error: { type: 'FingerprintDiffers' },
  })
  expect((await north.vault().network()).state).toBe('alone')
})

test('an event and the case that began at it arrive together, and still know each other', async () => {
  const [north, south] = await network()
  const event = must(await north.vault().createItem('event', newEventWrites(emptyEvent)))
  must(await north.vault().createCase([...aCase('nach der Bustour'), { name: 'event', value: event.id }]))
  await send(north, south)
  expect((await south.vault().items('event')).map(readEvent)).toEqual([readEvent(event)])
  const { rows } = await south.vault().list({ ...everything, event: event.id })
  expect(rows).toMatchObject([{ event: event.id }])
  expect(must(await south.vault().readCase(rows[0]?.id ?? '')).unread).toEqual([])
})

test('both offices see the same case after a package', async () => {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('Ausbildung als Koch')))

  const first = await send(north, south)
  expect(first).toMatchObject({ from: 'Nord', added: 1, changed: 0, conflicts: 0, warnings: [] })
  expect(first.sample).toEqual([{ code: file.profile.code, what: 'added' }])
  must(await south.vault().changeCase(file.id, [{ name: 'german', value: 'b2' }]))
  const second = await send(south, north)

  expect(second).toMatchObject({ from: 'Süd', added: 0, changed: 1 })
  expect(must(await north.vault().readCase(file.id))).toEqual(must(await south.vault().readCase(file.id)))
  expect((await north.vault().network()).partners).toMatchObject([{ name: 'Süd', waiting: 0 }])
})

test('two edits that had not seen each other are both kept and shown', async () => {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('am Anfang')))
  await send(north, south)
  must(await north.vault().changeCase(file.id, [{ name: 'concern', value: 'Nord schreibt' }]))
  must(await south.vault().changeCase(file.id, [{ name: 'concern', value: 'Süd schreibt' }]))

  const applied = await send(north, south)

  expect(applied.conflicts).toBe(1)
  expect(must(await south.vault().readCase(file.id)).conflicts).toEqual(['concern'])
  expect((await south.vault().health()).conflicts).toBe(1)
})

test('what contradicts is told with who and when; one write settles it at both offices', async () => {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('am Anfang')))
  await send(north, south)
  must(await north.vault().changeCase(file.id, [{ name: 'concern', value: 'Nord schreibt' }]))
  must(await south.vault().changeCase(file.id, [{ name: 'concern', value: 'Süd schreibt' }]))
  await send(north, south)

  const [concern] = await south.vault().conflictsOfCase(file.id)
  expect(concern?.name).toBe('concern')
  expect(concern?.versions.map(({ value }) => value).sort()).toEqual(['Nord schreibt', 'Süd schreibt'])
  expect(concern?.versions.map(({ by }) => by)).toEqual(['A.B.', 'A.B.'])
  expect(concern?.versions.filter(({ shown }) => shown)).toHaveLength(1)

  must(await south.vault().changeCase(file.id, [{ name: 'concern', value: 'Nord schreibt' }]))
  await send(south, north)
  for (const office of [north, south]) {
    expect(await office.vault().conflictsOfCase(file.id)).toEqual([])
    expect(must(await office.vault().readCase(file.id)).profile.concern).toBe('Nord schreibt')
  }
})

test('an own value of another office comes along with its word; search finds it there', async () => {
  const [north, south] = await network()
  const moment = { change: 'c'.repeat(32), on: today, at: 1, by: 'A.B.' }
  const value = { office: 'Nord', list: 'topic', value: 'x-1a2b3c4d', label: 'Elterncafé' } as const
  const added = addListValue({ ...value, countsAs: 'parents-system' }, [], moment)
  must(await north.vault().createItem('list-value', must(added)))
  const topics = { name: 'topics', value: ['x-1a2b3c4d'] }
  const { file } = must(await north.vault().createCase([...aCase('x'), topics]))
  await send(north, south)

  const read = must(await south.vault().readCase(file.id))
  expect([read.profile.topics, read.unread]).toEqual([['x-1a2b3c4d'], []])
  expect((await south.vault().list({ ...everything, text: 'elterncafe' })).total).toBe(1)
})

test('a package that was looked into and put aside changes nothing', async () => {
  const [north, south] = await network()
  must(await north.vault().createCase(aCase('x')))
  const made = must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress))

  must(await south.vault().previewImport(made.bytes, noProgress))
  await south.vault().discardImport()

  expect(await south.vault().applyImport(null, noProgress)).toEqual({
    ok: false,
    error: { type: 'NothingPending' },
  })
  expect((await south.vault().list(everything)).total).toBe(0)
})

test('the same package again is told and changes nothing', async () => {
  const [north, south] = await network()
  must(await north.vault().createCase(aCase('x')))
  const made = must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress))
  for (const warnings of [[], ['W_AGAIN']]) {
    must(await south.vault().previewImport(made.bytes, noProgress))
    expect(must(await south.vault().applyImport(null, noProgress)).warnings).toEqual(warnings)
  }
  expect((await south.vault().list(everything)).total).toBe(1)
})

test('a package for somebody else is refused', async () => {
  const [north] = await network()
  const stranger = await open('Fremd')
  must(await north.vault().createCase(aCase('x')))
  const made = must(await north.vault().makePackage([await partnerOf(north)], 'sync', noProgress))
  expect(await stranger.vault().previewImport(made.bytes, noProgress)).toEqual({
    ok: false,
    error: { type: 'E_NOT_FOR_US' },
  })
})

test('what was imported and sent is remembered over a restart', async () => {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('x')))
  await send(north, south)

  const vault = await south.restart()
  must(await vault.unlock(passphrase, noProgress))

  expect((await vault.network()).partners).toMatchObject([{ name: 'Nord', waiting: 0 }])
  expect(must(await vault.readCase(file.id)).profile.concern).toBe('x')
})

test('a restored vault is a new device whose edits reach the others, and the others theirs it', async () => {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('vor der Sicherung')))
  await send(north, south)
  must(await north.vault().backup())
  must(await north.vault().changeCase(file.id, [{ name: 'strengths', value: 'nach der Sicherung' }]))
  await send(north, south)
  const former = (await north.vault().network()).ownFingerprint

  // The laptop is gone; its backup is taken over on another machine.
  const spare = await makeOffice({}, north.stick)
  keep(spare)
  const report = must(await spare.vault().restore(passphrase, noProgress))
  expect(report.cases).toBe(1)
  expect((await spare.vault().network()).ownFingerprint).not.toBe(former)

  must(await spare.vault().changeCase(file.id, [{ name: 'german', value: 'a2' }]))
  expect(await send(spare, south)).toMatchObject({ changed: 1 })
  const [partner] = (await south.vault().network()).partners
  expect(new Set(partner?.devices.map(({ digits }) => digits))).toEqual(
    new Set([null, (await spare.vault().network()).ownFingerprint]),
  )
  await send(south, spare)

  const seen = must(await spare.vault().readCase(file.id))
  expect(seen.profile).toMatchObject({ german: 'a2', strengths: 'nach der Sicherung' })
  expect(must(await south.vault().readCase(file.id))).toEqual(seen)
})

test('more than a thousand cases arrive all at once, and survive', async () => {
  const [north, south] = await network()
  for (let part = 0; part < 11; part++) {
    await Promise.all(
      Array.from({ length: 100 }, async (_, i) => north.vault().createCase(aCase(`Fall ${part}-${i}`))),
    )
  }
  expect(await send(north, south)).toMatchObject({ added: 1100 })

  const vault = await south.restart()
  expect(must(await vault.unlock(passphrase, noProgress))).toMatchObject({ cases: 1100, rebuilt: 'no' })
  const { rows } = await vault.list({ ...everything, text: 'fall 10-99' })
  expect(rows).toHaveLength(1)
})

test('new initials leave the cases and absences of a partner alone whose adviser has the same', async () => {
  const [north, south] = await network()
  const theirs = must(await south.vault().createCase(aCase('aus dem Süden'))).file
  const ours = must(await north.vault().createCase(aCase('aus dem Norden'))).file
  const away = { who: 'A.B.', cover: 'CD', from: today, until: today }
  must(
    await south
      .vault()
      .createItem('absence', [...must(absenceWrites(away)), { name: 'office', value: 'Süd' }]),
  )
  must(
    await north
      .vault()
      .createItem('absence', [...must(absenceWrites(away)), { name: 'office', value: 'Nord' }]),
  )
  await send(south, north)
  const taken = must(await south.vault().createCase(aCase('übernommen'))).file
  await send(south, north)
  // Assigned here once more, a case is this office's.
  must(await north.vault().changeCase(taken.id, [{ name: 'adviser', value: 'A.B.' }]))
  must(await north.vault().renameSelf('NO', passphrase, noProgress))
  const adviserOf = async (id: string) => must(await north.vault().readCase(id)).profile.adviser
  expect(await Promise.all([ours, theirs, taken].map(async ({ id }) => adviserOf(id)))).toEqual([
    'NO',
    'A.B.',
    'NO',
  ])
  const absences = (await north.vault().items('absence')).map(({ values }) => [
    values['office'],
    values['who'],
  ])
  expect(absences.sort()).toEqual([
    ['Nord', 'NO'],
    ['Süd', 'A.B.'],
  ])
  await send(north, south)
  expect(must(await south.vault().readCase(theirs.id)).profile.adviser).toBe('A.B.')
})
