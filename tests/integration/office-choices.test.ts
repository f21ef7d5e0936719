/** What a partner receives is chosen by an office: its laptops tell each other, by file and by folder; nobody else has a say. */
import { expect, test } from 'vitest'
import type { Scope } from '#shared/exchange/scope.ts'
import { contentsOf, eachInNewFolder, openOffice, run, untilQuiet } from '#tests/support/exchange-folder.ts'
import { hinderedCarrier } from '#tests/support/hindered-carrier.ts'
import { admitTo, take } from '#tests/support/network-steps.ts'
import { aCase, must, noProgress, passphrase, type Office } from '#tests/support/vault-office.ts'

const started = eachInNewFolder()

/** Nord (o01) with a laptop, and Süd (o02). */
async function network(
  change: Parameters<typeof openOffice>[1] = {},
): Promise<{ desk: Office; laptop: Office; south: Office }> {
  const [desk, laptop] = [await openOffice('Nord', change), await openOffice('Laptop')]
  const south = await openOffice('Süd')
  started.offices.push(desk, laptop, south)
  await admitTo(desk, south, { as: 'office' })
  await choose(desk, 'figures')
  await admitTo(desk, laptop, { as: 'device', label: 'Laptop' })
  must(await south.vault().chooseScope('o01', 'all'))
  return { desk, laptop, south }
}

async function choose(office: Office, scope: Scope | null): Promise<void> {
  must(await office.vault().chooseScope('o02', scope))
}

async function chosenAt(office: Office): Promise<Scope | null | undefined> {
  const { partners } = await office.vault().network()
  return partners.find(({ id }) => id === 'o02')?.scope
}

async function tell(from: Office, to: Office, office = 'o01'): Promise<void> {
  must(await take(to, must(await from.vault().makePackage([office], 'sync', noProgress)).bytes))
}

test('a laptop that is admitted keeps to what its office has chosen', async () => {
  const { laptop } = await network()
  expect(await chosenAt(laptop)).toBe('figures')
})

test('what the laptop chooses holds at the desk, and what is taken back there is taken back here', async () => {
  const { desk, laptop } = await network()
  await choose(laptop, 'transfers')
  await tell(laptop, desk)
  expect(await chosenAt(desk)).toBe('transfers')
  await choose(desk, null)
  await tell(desk, laptop)
  expect(await chosenAt(laptop)).toBeNull()
  expect(await laptop.vault().makePackage(['o02'], 'sync', noProgress)).toMatchObject({
    error: { type: 'ScopeNotChosen' },
  })
})

test('chosen on both without knowing of each other, the one that gives less away holds on both', async () => {
  const { desk, laptop } = await network()
  await choose(laptop, 'all')
  await choose(desk, 'transfers')
  await tell(laptop, desk)
  await tell(desk, laptop)
  expect([await chosenAt(desk), await chosenAt(laptop)]).toEqual(['transfers', 'transfers'])
})

test('what the partner has chosen for its own partners changes nothing here', async () => {
  const { desk, laptop, south } = await network()
  must(await south.vault().createCase(aCase('dort')))
  await tell(south, desk)
  must(await desk.vault().createCase(aCase('hier')))
  await tell(desk, laptop)
  expect([await chosenAt(desk), await chosenAt(laptop)]).toEqual(['figures', 'figures'])
})

test('a package that everybody can open says nothing of choices', async () => {
  const { desk, laptop } = await network()
  await choose(desk, 'transfers')
  for (const offices of [['o01'], ['o01', 'o02']]) {
    must(await take(laptop, must(await desk.vault().makePackage(offices, 'directory', noProgress)).bytes))
    expect(await chosenAt(laptop)).toBe('figures')
  }
  await tell(desk, laptop)
  expect(await chosenAt(laptop)).toBe('transfers')
})

test('a package that nobody saved has told nothing', async () => {
  const { desk, laptop } = await network()
  await choose(desk, 'transfers')
  const { name } = must(await desk.vault().makePackage(['o01'], 'sync', noProgress))
  await desk.vault().packageLeft(name, false)
  await tell(desk, laptop)
  expect(await chosenAt(laptop)).toBe('transfers')
})

test('the folder tells the other laptop of a choice alone, and then there is nothing more to say', async () => {
  const { desk, laptop, south } = await network()
  for (const office of [desk, laptop, south]) await office.carry(started.folder)
  must(await desk.vault().createCase(aCase('Fall')))
  await untilQuiet([desk, laptop, south])
  await choose(desk, 'all')
  await run(desk)
  await run(laptop)
  expect(await chosenAt(laptop)).toBe('all')
  await untilQuiet([desk, laptop, south])
  const quiet = await contentsOf(started.folder)
  for (const office of [desk, laptop, south]) await run(office)
  expect(await contentsOf(started.folder)).toEqual(quiet)
})

test('a choice whose package the folder did not take before the lock is told after it all the same', async () => {
  const carrier = hinderedCarrier()
  const { desk, laptop } = await network({ carrier })
  for (const office of [desk, laptop]) await office.carry(started.folder)
  await untilQuiet([desk, laptop])
  await choose(desk, 'transfers')
  carrier.refusal = 'ENOSPC'
  await run(desk)
  must(await (await desk.restart()).unlock(passphrase, noProgress))
  carrier.refusal = null
  await untilQuiet([desk, laptop])
  expect(await chosenAt(laptop)).toBe('transfers')
})
