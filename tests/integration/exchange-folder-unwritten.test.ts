/** As long as the folder takes nothing, one package waits for it: none is made and numbered anew at each run. */
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { hinderedCarrier, type HinderedCarrier } from '#tests/support/hindered-carrier.ts'
import { aCase, must, noProgress, passphrase, type Office } from '#tests/support/vault-office.ts'
import {
  casesOf,
  contentsOf,
  eachInNewFolder,
  filesIn,
  run,
  twoOver,
  untilQuiet,
} from '#tests/support/exchange-folder.ts'

const started = eachInNewFolder()

async function two(carrier = hinderedCarrier()): Promise<readonly [Office, Office, HinderedCarrier]> {
  const [north, south] = await twoOver(started, carrier)
  await untilQuiet([north, south])
  return [north, south, carrier]
}

/** How many packages the office has made. */
async function made(office: Office): Promise<number> {
  const { entries } = await office.vault().exchangeHistory()
  return entries.filter(({ act }) => act === 'made').length
}

test.each(['ENOSPC', 'EIO'])('one package is made and written once that is possible (%s)', async (code) => {
  const [north, south, carrier] = await two()
  const before = await made(north)
  must(await north.vault().createCase(aCase('wartet')))
  carrier.refusal = code
  for (let runs = 0; runs < 5; runs += 1) expect(await run(north)).toMatchObject({ written: 0 })
  expect(await made(north)).toBe(before + (code === 'ENOSPC' ? 1 : 0))
  carrier.refusal = null
  expect(await run(north)).toMatchObject({ written: 1, writeProblem: null })
  expect(await made(north)).toBe(before + 1)
  await untilQuiet([north, south])
  expect(await casesOf(south)).toHaveLength(1)
})

test('what is written meanwhile does not cost a number each time, and goes out all the same', async () => {
  const [north, south, carrier] = await two()
  const before = await made(north)
  carrier.refusal = 'ENOSPC'
  for (const words of ['eins', 'zwei', 'drei']) {
    must(await north.vault().createCase(aCase(words)))
    await run(north)
  }
  expect(await made(north)).toBe(before + 1)
  carrier.refusal = null
  await run(north)
  expect(await made(north)).toBe(before + 2)
  await run(south)
  expect(await casesOf(south)).toHaveLength(3)
  // The one that waited has gone: the newer one holds all of it.
  await untilQuiet([north, south])
  expect((await contentsOf(started.folder)).size).toBeLessThanOrEqual(2)
})

test('a package that waits does not bring out what was erased meanwhile', async () => {
  const [north, south, carrier] = await two()
  const { file } = must(await north.vault().createCase(aCase('gelöscht')))
  carrier.refusal = 'ENOSPC'
  await run(north)
  const before = await made(north)
  const some = { type: 'some', ids: [file.id] } as const
  must(await north.vault().bulkDo(some, { type: 'bin' }, noProgress))
  must(await north.vault().bulkErase(some, noProgress))
  carrier.refusal = null
  const lay = new Set((await contentsOf(started.folder)).values())
  await run(north)
  const fresh = [...(await contentsOf(started.folder)).values()].filter((hash) => !lay.has(hash))
  expect(fresh).toHaveLength(1)
  expect(await made(north)).toBe(before + 1)
  await untilQuiet([north, south])
  expect(await casesOf(south)).toEqual([])
})

/** A slow share: what is done meanwhile is done while the run looks for half a package under the former one's name. */
function slowCarrier(): { readonly carrier: HinderedCarrier; meanwhile: (() => Promise<void>) | null } {
  const carrier = hinderedCarrier()
  const slow: ReturnType<typeof slowCarrier> = { carrier, meanwhile: null }
  const facts = carrier.disk.facts
  Object.assign(carrier.disk, {
    async facts(path: string) {
      const { meanwhile } = slow
      if (meanwhile && basename(path).startsWith('.paket')) {
        slow.meanwhile = null
        await meanwhile()
      }
      return facts(path)
    },
  })
  return slow
}

test.each([null, 'ENOSPC'])('nor what is erased while it is about to be written (%s)', async (refusal) => {
  const slow = slowCarrier()
  const [north, south, carrier] = await two(slow.carrier)
  const { file } = must(await north.vault().createCase(aCase('gelöscht')))
  carrier.refusal = 'ENOSPC'
  await run(north)
  const [waiting] = [...north.held().unwritten.values()].map(({ name }) => name)
  const some = { type: 'some', ids: [file.id] } as const
  slow.meanwhile = async () => {
    must(await north.vault().bulkDo(some, { type: 'bin' }, noProgress))
    must(await north.vault().bulkErase(some, noProgress))
  }
  carrier.refusal = refusal
  await run(north)
  expect(slow.meanwhile).toBeNull()
  expect([...north.held().unwritten.values()].map(({ name }) => name)).not.toContain(waiting)
  expect(await filesIn(started.folder)).not.toContain(waiting)
  carrier.refusal = null
  await untilQuiet([north, south])
  expect(await casesOf(south)).toEqual([])
})

test('after the lock the waiting package is made anew, once', async () => {
  const [north, south, carrier] = await two()
  must(await north.vault().createCase(aCase('wartet')))
  carrier.refusal = 'ENOSPC'
  await run(north)
  const before = await made(north)
  must(await (await north.restart()).unlock(passphrase, noProgress))
  for (let runs = 0; runs < 3; runs += 1) await run(north)
  expect(await made(north)).toBe(before + 1)
  carrier.refusal = null
  await untilQuiet([north, south])
  expect(await casesOf(south)).toHaveLength(1)
})
