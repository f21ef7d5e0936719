/** A package so long that its cases wait in its bytes until they are written, and that two threads read. */
import { afterAll, expect, test } from 'vitest'
import { helperElsewhere } from '#tests/support/helper-elsewhere.ts'
import { openedOffices } from '#tests/support/opened-offices.ts'
import { partnerOf } from '#tests/support/vault-network.ts'
import {
  aCase,
  everything,
  must,
  newVault,
  noProgress,
  today,
  type Office,
} from '#tests/support/vault-office.ts'

const { network } = openedOffices()
const elsewhere = helperElsewhere()
afterAll(elsewhere.end)

const count = 420
const [readers, pressed] = [(call: string) => call === 'readRun', (call: string) => call === 'press']

/** Cases of some twenty thousand bytes. */
function longCases() {
  return Array.from({ length: count }, (_, at) => ({
    id: null,
    writes: [...aCase(`Fall ${at}`), ...Array.from({ length: 11 }, (__, day) => consultation(at, day))],
  }))
}

function consultation(at: number, day: number) {
  const id = `${at}0${day}`.padStart(32, '0')
  const note = `Gespräch ${at}/${day}. `.repeat(90)
  return {
    name: `c.${id}`,
    value: {
      id,
      on: today,
      kind: 'phone',
      duration: null,
      form: 'first',
      mediation: null,
      topics: [],
      note,
      by: 'AB',
      place: `Ort ${at}`,
    },
  }
}

async function packed(from: Office) {
  return must(await from.vault().makePackage([await partnerOf(from)], 'sync', noProgress)).bytes
}

async function look(from: Office, to: Office) {
  const bytes = await packed(from)
  return { bytes, shown: must(await to.vault().previewImport(bytes, noProgress)) }
}

/** Every case as it is read out of what was written. */
async function allCases(office: Office) {
  const { rows } = await office.vault().list({ ...everything, count })
  return Promise.all(rows.map(async ({ id }) => must(await office.vault().readCase(id))))
}

test.each([
  ['alone', null],
  ['with a helper', elsewhere.helper],
] as const)('comes in whole, read %s', async (_, helper) => {
  const [north, south] = await network()
  await south.restart({ helper })
  must(await south.vault().unlock(newVault.passphrase, noProgress))
  must(await north.vault().changeMany(longCases(), noProgress))
  const before = elsewhere.asked.length
  const { shown } = await look(north, south)
  expect(shown).toMatchObject({ added: count, changed: 0, conflicts: 0 })
  must(await south.vault().applyImport(null, noProgress))
  const asked = elsewhere.asked.slice(before)
  expect(asked.filter(readers).length > 1).toBe(helper !== null)
  expect(asked.filter(pressed).length > 1).toBe(helper !== null)
  const page = { ...everything, count }
  expect(await south.vault().list(page)).toEqual(await north.vault().list(page))
  expect(await allCases(south)).toEqual(await allCases(north))
  // What the index keeps was made while the package was read; made from what was written it is the same.
  const { rows } = await south.vault().list(page)
  await south.restart()
  must(await south.vault().unlock(newVault.passphrase, noProgress))
  expect((await south.vault().list(page)).rows).toEqual(rows)
})

test('looking is stopped while it unpacks, and nothing is held against the package', async () => {
  const [north, south] = await network()
  must(await north.vault().changeMany(longCases(), noProgress))
  const bytes = await packed(north)
  const told: number[] = []
  const stopped = await south.vault().previewImport(bytes, ({ phase, done, total }) => {
    told.push(done / total)
    if (phase === 'open' && done > 0) void south.vault().stopWork()
  })
  expect(stopped).toEqual({ ok: false, error: { type: 'Stopped' } })
  // Told of are four fifths for unpacking and reading: it was heard long before all was unpacked.
  expect(Math.max(...told)).toBeLessThan(0.3)
  expect((await south.vault().exchangeHistory()).entries[0]).toMatchObject({ act: 'stopped', counts: null })
  expect(must(await south.vault().previewImport(bytes, noProgress))).toMatchObject({ added: count })
})
