/** Offices over one folder that write, erase, are away and come back in random order, until there is peace. */
import { expect, test } from 'vitest'
import { rm } from 'node:fs/promises'
import { createDice } from '#tests/support/dice.ts'
import {
  casesOf,
  filesIn,
  newExchangeFolder,
  officesOver,
  run,
  untilQuiet,
} from '#tests/support/exchange-folder.ts'
import { aCase, everything, must, noProgress, passphrase, type Office } from '#tests/support/vault-office.ts'

const seeds = [1, 2, 3, Date.now() % 1_000_000]

test.each(seeds)('three offices meet in the same state, seed %i', { timeout: 60_000 }, async (seed) => {
  process.stdout.write(`exchange folder: seed ${String(seed)}\n`)
  const dice = createDice(seed)
  const folder = await newExchangeFolder()
  const offices = await officesOver(folder, ['Nord', 'Süd', 'West'])
  try {
    for (let step = 0; step < 30; step += 1) await oneStep(dice.one(offices), step, dice.below(10))
    const rounds = await untilQuiet(offices)
    const [first, ...others] = await Promise.all(offices.map(casesOf))
    for (const other of others) expect(other).toEqual(first)
    expect(first?.length).toBeGreaterThan(0)
    expect(rounds).toBeLessThanOrEqual(5)
    // At most one package for each office and circle.
    expect((await filesIn(folder)).length).toBeLessThanOrEqual(offices.length)
  } finally {
    await Promise.all(offices.map(async (office) => office.remove()))
    await rm(folder, { recursive: true })
  }
})

async function oneStep(office: Office, step: number, what: number): Promise<void> {
  const { rows } = await office.vault().list(everything)
  const some = rows[step % Math.max(1, rows.length)]
  if (what < 3) must(await office.vault().createCase(aCase(`Schritt ${String(step)}`)))
  else if (what < 5 && some)
    must(await office.vault().changeCase(some.id, [{ name: 'german', value: step % 2 ? 'b1' : 'b2' }]))
  else if (what === 5) must(await (await office.restart()).unlock(passphrase, noProgress))
  else await run(office)
}
