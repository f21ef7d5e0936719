// @vitest-environment happy-dom
/** The window's side of the exchange folder: runs follow one another, and what came in is seen everywhere. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readdir, rm } from 'node:fs/promises'
import { useCaseList } from '#renderer/stores/case-list.ts'
import { useExchangeFolder } from '#renderer/stores/exchange-folder.ts'
import type { FolderReport } from '#renderer/vault/vault-api.ts'
import { newExchangeFolder, openOffice, run } from '#tests/support/exchange-folder.ts'
import { joinNetwork } from '#tests/support/vault-network.ts'
import { aCase, must, type Office } from '#tests/support/vault-office.ts'
import { openWindow, type TestWindow } from '#tests/support/window.ts'

let opened: TestWindow
let north: Office
let folder: string

beforeEach(async () => {
  opened = await openWindow()
  north = await openOffice('Nord')
  folder = await newExchangeFolder()
  await joinNetwork(north, opened.office)
  await north.carry(folder)
  await opened.office.carry(folder)
  await useExchangeFolder().load()
})

afterEach(async () => {
  await Promise.all([opened.close(), north.remove()])
  await rm(folder, { recursive: true, force: true })
})

test('what came in is in the list, and whoever asks meanwhile gets a run of their own', async () => {
  const store = useExchangeFolder()
  const list = useCaseList()
  await list.ask({})
  must(await north.vault().createCase(aCase('aus Nord')))
  await run(north)
  const reports: FolderReport[] = []
  const note = (report: FolderReport) => void reports.push(report)
  await Promise.all([store.run('usual', note), store.run('usual', note), store.run('usual', note)])
  expect(reports).toHaveLength(2)
  expect(reports[0]?.taken).toMatchObject([{ from: 'Nord', cases: 1 }])
  expect(reports[1]).toMatchObject({ taken: [], written: 0 })
  expect(list.total).toBe(1)
  expect(store.isRunning).toBe(false)
  expect(opened.desk.notedWork).toBe(0)
})

test('a run that a person starts keeps the idle lock waiting', async () => {
  await useExchangeFolder().exchangeNow(() => undefined)
  expect(opened.desk.notedWork).toBe(1)
})

test('what is due goes out before locking, and the own package when the folder is given up', async () => {
  const store = useExchangeFolder()
  must(await opened.office.vault().createCase(aCase('zuletzt')))
  await store.beforeLock()
  expect(await readdir(folder)).toHaveLength(1)
  await store.beforeLock()
  expect(await readdir(folder)).toHaveLength(1)
  await store.leave()
  expect(await readdir(folder)).toEqual([])
  expect(store.place).toMatchObject({ state: 'none' })
  expect(await store.isDue()).toBe(false)
})
