/** Own packages in a folder that was given up: what could not be taken out is remembered, told, and taken out later. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { hinderedCarrier, type HinderedCarrier } from '#tests/support/hindered-carrier.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { aCase, must, noProgress, passphrase, type Office } from '#tests/support/vault-office.ts'
import {
  eachInNewFolder,
  filesIn,
  newExchangeFolder,
  openOffice,
  run,
} from '#tests/support/exchange-folder.ts'

const started = eachInNewFolder()
let other = ''
beforeEach(async () => {
  other = await newExchangeFolder()
})
afterEach(async () => rm(other, { recursive: true, force: true }))

/** Nord has a package in its folder. */
async function written(): Promise<readonly [Office, HinderedCarrier]> {
  const carrier = hinderedCarrier()
  const [north, south] = [await openOffice('Nord', { carrier }), await openOffice('Süd')]
  started.offices.push(north, south)
  await joinNetwork(north, south)
  await north.carry(started.folder)
  must(await north.vault().createCase(aCase('zurückgelassen')))
  await run(north)
  expect(await filesIn(started.folder)).toHaveLength(1)
  return [north, carrier]
}

const leftOne = () => ({ leftBehind: [{ name: basename(started.folder), count: 1 }] })

test('where another folder is chosen, what is held fast in the former one goes as soon as it can', async () => {
  const [north, carrier] = await written()
  const [name = ''] = await filesIn(started.folder)
  carrier.locked.set(name, 'EBUSY')
  await north.carry(other)
  expect(await run(north)).toMatchObject({ ...leftOne(), written: 1 })
  expect(await run(north)).toMatchObject(leftOne())
  carrier.locked.clear()
  expect(await run(north)).toMatchObject({ leftBehind: [] })
  expect(await filesIn(started.folder)).toEqual([])
  expect(await filesIn(other)).toHaveLength(1)
})

test('a former folder that was out of reach is tidied when it is back, also after the lock', async () => {
  const [north] = await written()
  await rename(started.folder, `${started.folder}-fort`)
  await north.carry(other)
  expect(await run(north)).toMatchObject(leftOne())
  must(await (await north.restart()).unlock(passphrase, noProgress))
  expect(await run(north)).toMatchObject(leftOne())
  await rename(`${started.folder}-fort`, started.folder)
  expect(await run(north)).toMatchObject({ leftBehind: [] })
  expect(await filesIn(started.folder)).toEqual([])
})

test('folders that were left clean do not push out one that is out of reach', async () => {
  const [north] = await written()
  await rename(started.folder, `${started.folder}-fort`)
  for (let times = 0; times < 11; times += 1) {
    await north.carry(other)
    await north.carry(null)
    expect(await run(north)).toMatchObject(leftOne())
  }
  await rename(`${started.folder}-fort`, started.folder)
  expect(await run(north)).toMatchObject({ leftBehind: [] })
  expect(await filesIn(started.folder)).toEqual([])
})

test('a folder that is given up without another is tidied too', async () => {
  const [north, carrier] = await written()
  const [name = ''] = await filesIn(started.folder)
  carrier.locked.set(name, 'EBUSY')
  expect(await north.vault().clearFolder()).toEqual({ left: 1 })
  await north.carry(null)
  expect(await run(north)).toMatchObject({ state: 'none', ...leftOne() })
  await north.carry(other)
  expect(await run(north)).toMatchObject(leftOne())
  await north.carry(null)
  carrier.locked.clear()
  expect(await run(north)).toMatchObject({ state: 'none', leftBehind: [] })
  expect(await filesIn(started.folder)).toEqual([])
})

test('files of others, and what took the name meanwhile, stay in a former folder', async () => {
  const [north, carrier] = await written()
  const [name = ''] = await filesIn(started.folder)
  carrier.locked.set(name, 'EBUSY')
  await north.carry(other)
  await run(north)
  carrier.locked.clear()
  await rename(`${started.folder}/${name}`, `${started.folder}/von-anderen.age`)
  expect(await run(north)).toMatchObject({ leftBehind: [] })
  expect(await filesIn(started.folder)).toEqual(['von-anderen.age'])
})
