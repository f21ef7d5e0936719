/** Two offices, each with a vault of its own, that contradict each other and decide. */
import { afterEach, expect, test } from 'vitest'
import { emptyEvent } from '#shared/events/event.ts'
import { newEventWrites } from '#shared/events/event-registers.ts'
import type { ConflictDecision, OpenConflict, OpenConflicts } from '#renderer/vault/vault-api.ts'
import { joinNetwork, send } from '#tests/support/vault-network.ts'
import { aCase, makeOffice, must, newVault, noProgress, type Office } from '#tests/support/vault-office.ts'

const offices: Office[] = []

async function open(name: string, adviser: string): Promise<Office> {
  const office = await makeOffice()
  offices.push(office)
  must(await office.vault().create({ ...newVault, office: name, adviser }, noProgress))
  return office
}

afterEach(async () => {
  await Promise.all(offices.splice(0).map(async (office) => office.remove()))
})

async function network(): Promise<readonly [Office, Office]> {
  const [north, south] = [await open('Nord', 'NO'), await open('Süd', 'SU')]
  await joinNetwork(north, south)
  return [north, south]
}

/** A case and an event that both know, written at both places before they hear of each other. */
async function disputed() {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('am Anfang')))
  const event = must(await north.vault().createItem('event', newEventWrites(emptyEvent)))
  await send(north, south)
  const write = async (office: Office, german: string, place: string) => {
    must(await office.vault().changeCase(file.id, [{ name: 'german', value: german }]))
    must(await office.vault().changeItem(event.id, [{ name: 'place', value: place }]))
  }
  await write(north, 'b1', 'Stendal')
  south.clock.advance(60_000)
  await write(south, 'b2', 'Halle')
  await send(north, south)
  return { north, south, id: file.id, event: event.id }
}

const taking = (conflict: OpenConflict, at: number): ConflictDecision => ({
  id: conflict.id,
  name: conflict.name,
  value: conflict.versions[at]?.value ?? null,
  seen: conflict.seen,
})

const said = ({ first }: OpenConflicts) =>
  first.map(({ name, versions }) => [name, ...versions.map(({ value, by, office }) => [value, by, office])])

test('cases and small records stand in one list, with both values, who and at which office', async () => {
  const { north, south, id } = await disputed()
  const open = await south.vault().conflicts()
  expect(open.total).toBe(2)
  expect(said(open)).toEqual([
    ['place', ['Halle', 'SU', 'Süd'], ['Stendal', 'NO', 'Nord']],
    ['german', ['b2', 'SU', 'Süd'], ['b1', 'NO', 'Nord']],
  ])
  expect(open.first.map(({ kind, doubt, isSlight }) => [kind, doubt, isSlight])).toEqual([
    ['event', null, true],
    ['case', null, true],
  ])
  expect(open.first[0]?.versions.map(({ isOwn }) => isOwn)).toEqual([true, false])
  // The screen of a case says the same of it.
  expect(await south.vault().conflictsOfCase(id)).toEqual(open.first.slice(1))
  expect((await south.vault().health()).conflicts).toBe(2)
  expect((await north.vault().conflicts()).total).toBe(0)
})

test('a decision travels and is asked nowhere again; taken back, it is asked again at both', async () => {
  const { north, south, id } = await disputed()
  await send(south, north)
  const before = await north.vault().conflicts()
  const done = must(await south.vault().decideConflicts(before.first.map((one) => taking(one, 1))))
  expect(done).toMatchObject({ decided: 2, left: 0 })
  expect((await south.vault().conflicts()).total).toBe(0)
  expect((await send(south, north)).conflicts).toBe(0)
  expect((await north.vault().conflicts()).total).toBe(0)
  expect(must(await north.vault().readCase(id)).profile.german).toBe('b1')

  must(await south.vault().undoMany(done.undo, noProgress))
  await send(south, north)
  for (const office of [north, south]) expect(said(await office.vault().conflicts())).toEqual(said(before))
  expect(must(await north.vault().readCase(id)).profile.german).toBe('b2')
})

test('both decide at once: the same is not asked again, another is asked once more', async () => {
  const { north, south } = await disputed()
  await send(south, north)
  const { first } = await north.vault().conflicts()
  const [place, german] = first as readonly [OpenConflict, OpenConflict]
  must(await north.vault().decideConflicts([taking(place, 0), taking(german, 0)]))
  must(await south.vault().decideConflicts([taking(place, 0), taking(german, 1)]))
  await send(north, south)
  await send(south, north)
  for (const office of [north, south]) {
    const open = await office.vault().conflicts()
    expect(open.first.map(({ name }) => name)).toEqual(['german'])
  }
  const [again] = (await north.vault().conflicts()).first
  must(await north.vault().decideConflicts([taking(again as OpenConflict, 0)]))
  await send(north, south)
  expect((await south.vault().conflicts()).total).toBe(0)
})

test('the same value written at both places is no conflict, here and there', async () => {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('x')))
  await send(north, south)
  for (const office of [north, south])
    must(await office.vault().changeCase(file.id, [{ name: 'topics', value: ['language', 'funding'] }]))
  expect((await send(north, south)).conflicts).toBe(0)
  expect((await send(south, north)).conflicts).toBe(0)
  for (const office of [north, south]) {
    expect(must(await office.vault().readCase(file.id)).conflicts).toEqual([])
    expect((await office.vault().conflicts()).total).toBe(0)
  }
})

test('what came in since somebody looked is not thrown away', async () => {
  const { north, south, id } = await disputed()
  const { first } = await south.vault().conflicts()
  must(await north.vault().changeCase(id, [{ name: 'german', value: 'c1' }]))
  await send(north, south)
  const done = must(await south.vault().decideConflicts(first.map((one) => taking(one, 0))))
  expect(done).toMatchObject({ decided: 1, left: 1 })
  const open = await south.vault().conflicts()
  expect(open.first.map(({ versions }) => versions.map(({ value }) => value))).toEqual([['b2', 'c1']])
})

test('a clock that was years ahead is named, and such an entry is not decided in passing', async () => {
  const [north, south] = await network()
  const { file } = must(await north.vault().createCase(aCase('x')))
  await send(north, south)
  const twentyYears = 20 * 365 * 24 * 60 * 60 * 1000
  north.clock.advance(twentyYears)
  must(await north.vault().changeCase(file.id, [{ name: 'german', value: 'b1' }]))
  north.clock.advance(-twentyYears)
  must(await south.vault().changeCase(file.id, [{ name: 'german', value: 'b2' }]))
  await send(south, north)
  const [conflict] = (await north.vault().conflicts()).first
  expect([conflict?.doubt, conflict?.isSlight]).toEqual(['future', false])
})
