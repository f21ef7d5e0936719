/**
 * Three hundred packages made wrong, given to a real vault: flipped bytes and cuts all along a file, and what a true
 * sender never makes. After each, all but the line in the history is what it was, to the byte.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encryptTo } from '#shared/crypto/age.ts'
import { fingerprintOfRoot } from '#shared/crypto/digits.ts'
import { keyBytes, type NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { createDice, type Dice } from '#tests/support/dice.ts'
import { aNetwork, choose, send, type TestOffice } from '#tests/support/offices.ts'
import { mutantOf, type Mutant, type Sound } from '#tests/support/package-mutations/mutants.ts'
import { soundPackage } from '#tests/support/package-mutations/sound.ts'
import { changedPieces, storeOf, type Stored } from '#tests/support/store-hash.ts'
import { admitted, cardOf } from '#tests/support/vault-beside-office.ts'
import { aCase, makeOffice, must, newVault, noProgress, type Office } from '#tests/support/vault-office.ts'

const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31))
const each = 100

interface Sample extends Pick<Mutant, 'name'> {
  readonly bytes: Uint8Array
  readonly codes: readonly string[]
}

let dice: Dice
let office: Office
let recipient: string
let sound: Sound
let whole: Uint8Array

beforeAll(async () => {
  process.stdout.write(`damaged packages: PROPERTY_SEED=${String(seed)}\n`)
  dice = createDice(seed)
  office = await makeOffice()
  must(await office.vault().create({ ...newVault, office: 'Süd' }, noProgress))
  must(await office.vault().createCase(aCase('Ausbildung als Köchin')))
  const [north] = (await aNetwork('Nord', 'West')) as [TestOffice, TestOffice]
  const directory = north.state.directory as NetworkDirectory
  const { card, self } = await cardOf(office)
  north.state = choose(
    { ...north.state, directory: admitted(north, directory, card) },
    [{ id: 'o03' }],
    'all',
  )
  const { bytes } = await send(north, ['o03'], { kind: 'enrol' })
  must(await office.vault().previewImport(bytes, noProgress))
  must(await office.vault().applyImport(fingerprintOfRoot(keyBytes(directory.rootPub)), noProgress))
  // Some spellings of the mutations want a number that begins with 1; the invitation has the first.
  sound = soundPackage(north, self, { seq: 10 })
  recipient = self.device.age
  whole = await encryptTo([recipient], sound.inner)
})

afterAll(async () => office.remove())

/** So many places, spread over the whole file, others with every seed. */
function spread(length: number): readonly number[] {
  const step = length / each
  return Array.from({ length: each }, (_, index) => Math.floor(step * index) + dice.below(Math.floor(step)))
}

const unreadable = ['E_DAMAGED', 'E_NOT_FOR_US', 'E_FORMAT']

function flipped(at: number): Sample {
  const bytes = whole.slice()
  bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8))
  return { name: `byte ${String(at)} flipped`, bytes, codes: unreadable }
}

const cut = (length: number): Sample => ({
  name: `cut to ${String(length)}`,
  bytes: whole.slice(0, length),
  codes: unreadable,
})

async function mutated(): Promise<Sample> {
  const { name, inner, codes } = mutantOf(sound, dice)
  return { name, bytes: await encryptTo([recipient], inner), codes: codes ?? [] }
}

/** What went otherwise than it must; nothing where the package was refused for its reason and changed nothing. */
async function faultOf({ name, bytes, codes }: Sample, former: Stored): Promise<string | null> {
  const looked = await office.vault().previewImport(bytes, noProgress)
  const outcome = looked.ok ? 'accepted' : looked.error.type
  const applied = await office.vault().applyImport(null, noProgress)
  const changed = changedPieces(former, await storeOf(office)).join()
  const isRight = codes.length > 0 ? codes.includes(outcome) : !looked.ok
  // The line, and how far the working copy follows the journal.
  const isClean = changed === 'ctl/applied,ctl/exchange-log'
  return isRight && !applied.ok && isClean ? null : `${name}: ${outcome}, changed ${changed}`
}

async function expectNoTrace(samples: readonly Sample[]): Promise<void> {
  for (const sample of samples) {
    const former = await storeOf(office)
    expect(await faultOf(sample, former)).toBeNull()
    const { entries } = await office.vault().exchangeHistory()
    expect(entries[0]).toMatchObject({ act: 'refused' })
  }
}

test('a flipped byte leaves no trace, wherever it is', { timeout: 120_000 }, async () => {
  await expectNoTrace(spread(whole.length).map(flipped))
})

test('a cut file leaves no trace, wherever it ends', { timeout: 120_000 }, async () => {
  await expectNoTrace(spread(whole.length).map(cut))
})

test('a package made wrong past the encryption leaves no trace', { timeout: 120_000 }, async () => {
  const samples: Sample[] = []
  while (samples.length < each) samples.push(await mutated())
  await expectNoTrace(samples)
})

test('the package that all of them were made from is taken in after all', async () => {
  const former = await storeOf(office)
  expect(must(await office.vault().previewImport(whole, noProgress))).toMatchObject({ from: 'Nord' })
  must(await office.vault().applyImport(null, noProgress))
  expect(changedPieces(former, await storeOf(office))).toContain('ctl/exchange')
})
