/**
 * Three offices in three real processes, each with an exchange folder of its own as Syncthing or Nextcloud give it to
 * every laptop. What lies between the folders carries late, twice, half and under other names; after a week offline each,
 * all three hold the same bytes.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseFolder, codesAt, folderPassphrase, openFolderOffice } from '#tests/e2e/steps/folder-steps.ts'
import * as apart from '#tests/e2e/steps/offices-apart.ts'
import { callVault } from '#tests/support/app-driver/vault-in-page.ts'
import { createDice, type Dice } from '#tests/support/dice.ts'
import { shuffled, unrulyCarrier, type UnrulyCarrier } from '#tests/support/unruly-carrier.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const dice: Dice = createDice(seed)
const root = mkdtempSync(join(tmpdir(), 'fallkoffer-drei-ordner-'))
const names = ['Nord', 'Süd', 'West']
const folderOf = (name: string): string => join(root, name)
const offices: apart.Apart[] = []
const started: { carrier?: UnrulyCarrier } = {}
const shared: string[] = []
const carrier = (): UnrulyCarrier => {
  if (!started.carrier) throw new Error('not started')
  return started.carrier
}

beforeAll(async () => {
  process.stdout.write(`three folders with seed ${String(seed)}\n`)
  const desks = await Promise.all(names.map(openFolderOffice))
  for (const [index, desk] of desks.entries())
    offices.push({ name: names[index] ?? '', desk, passphrase: folderPassphrase })
  const [north, ...others] = offices as [apart.Apart, ...apart.Apart[]]
  for (const other of others) await apart.admitOffice(north, other)
  const hands = folderOf('von Hand')
  mkdirSync(hands)
  // By this everybody hears of everybody and says what goes to whom.
  for (const from of offices)
    await apart.tell(
      from,
      offices.filter((office) => office !== from),
      hands,
    )
}, 120_000)

afterAll(async () => {
  await Promise.all(offices.map(async ({ desk }) => desk.leave()))
  rmSync(root, { recursive: true, force: true })
})

test('each chooses a folder of its own, and what is carried between them makes all know the same', async () => {
  for (const { name, desk } of offices) {
    mkdirSync(folderOf(name))
    await chooseFolder(desk, folderOf(name))
  }
  started.carrier = unrulyCarrier(names.map(folderOf), dice)
  for (const office of offices) shared.push(await apart.newCase(office))
  await untilQuiet()
  await expectSame(3)
})

test('after a week offline each, and more work while the files are on their way: the same bytes at all three', async () => {
  const before = (await codesAt(dice.one(offices).desk)).length
  for (const office of [...offices, ...offices]) {
    await apart.workAWeek(office, shared, dice)
    // The package of the first half of the week is followed by another before anybody has read it.
    await run(office)
  }
  for (const [index, office] of offices.entries())
    await apart.write(office, shared[0] ?? '', { german: ['b1', 'b2', 'c1'][index] ?? null })
  await workWhileCarried()
  await untilQuiet()
  await expectSame(before + 1)
  for (const { desk } of offices)
    expect((await callVault(desk.app().page(), 'conflicts')).total).toBeGreaterThan(0)
  const { gone } = carrier()
  process.stdout.write(`carried: ${[...gone].map((way) => way.join(' ')).join(', ')}\n`)
  expect(gone.size).toBe(5)
})

async function workWhileCarried(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    await oneRound()
    await apart.write(dice.one(offices), dice.one(shared), { strengths: `Unterwegs, ${String(turn)}` })
  }
}

const run = async ({ desk }: apart.Apart) => callVault(desk.app().page(), 'runFolder', 'usual')

/** Answers whether anything moved. */
async function oneRound(): Promise<boolean> {
  let isBusy = carrier().turn()
  for (const office of shuffled(offices, dice)) {
    const { state, taken, written, removed } = await run(office)
    expect(state).toBe('ready')
    isBusy ||= taken.length + written + removed > 0
  }
  return isBusy
}

/** The apps also run by themselves: what one wrote behind a quiet round is found by the next. */
async function untilQuiet(): Promise<void> {
  let quiet = 0
  for (let round = 1; quiet < 2; round += 1) {
    if (round > 100) throw new Error('not quiet after a hundred rounds')
    quiet = (await oneRound()) ? 0 : quiet + 1
  }
}

/** The same cases to see, the same bytes on the disk, and nothing that anybody would have to look after. */
async function expectSame(atLeast: number): Promise<void> {
  const codes = await Promise.all(offices.map(async ({ desk }) => codesAt(desk)))
  expect(codes[0]?.length).toBeGreaterThanOrEqual(atLeast)
  for (const each of codes) expect(each).toEqual(codes[0])
  for (const office of offices) expect((await run(office)).problems).toEqual([])
  expect((await apart.statesOnDisk(offices)).size).toBe(1)
}
