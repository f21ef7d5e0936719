/** Of a package a part was set aside: who sent it hears that it arrived, and who took it in is told what to do. */
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { logEntry, type ExchangeLog } from '#shared/exchange/exchange-log.ts'
import { summaryOf } from '#shared/exchange/partner-state.ts'
import { receiptLines } from '#shared/exchange/make-package.ts'
import { send, receive, today, write, type TestOffice } from '#tests/support/offices.ts'
import { chosen, eachWithOffices, exchangedAll, id, take } from '#tests/support/partial-offices.ts'
import { stand } from '#tests/support/partner-stand.ts'

const at = eachWithOffices()
const late = '2027-02-01' as CalendarDate

/** The history of an office that made its last package for another. */
function made(from: TestOffice, to: string): ExchangeLog {
  const { pkg = '', created = '' } = from.state.sentPackages.at(-1) ?? {}
  const promised = { device: from.device.id, counter: from.author.counter }
  return [logEntry(created, 'made', { pkg, offices: [to], kind: 'sync', promised })]
}

/** Süd has sent what Nord has set aside. */
async function setAside(): Promise<ExchangeLog> {
  await exchangedAll(at)
  chosen(at, 'figures')
  write(at.south, id('1'), { code: 'aus dem Süden' })
  expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 1 })
  return made(at.south, 'o01')
}

test('who sent it is told that it arrived and was not taken whole, and is not alarmed for ever', async () => {
  const log = await setAside()
  expect(stand(at.south, 'o01', { log, on: late })).toMatchObject({ step: 'AskWhetherArrived' })
  await receive(at.south, (await send(at.north, ['o02'])).bytes)
  const heard = stand(at.south, 'o01', { log })
  expect(heard).toMatchObject({ step: 'NotTaken', urgency: 'calm', unansweredSince: null })
  expect(heard.notTaken?.startsWith(today)).toBe(true)
  // The package is not taken for confirmed: all of it is told again.
  expect(heard.underway).toBe(1)
  expect(summaryOf([heard])).toEqual({ type: 'NotTaken', count: 1 })
  expect(stand(at.south, 'o01', { log, on: late }).unansweredSince).toBeNull()
})

test('a package that never arrived is still asked for, whatever was set aside before it', async () => {
  await setAside()
  await receive(at.south, (await send(at.north, ['o02'])).bytes)
  write(at.south, id('2'), { code: 'verloren' })
  await send(at.south, ['o01'])
  const log = made(at.south, 'o01')
  expect(stand(at.south, 'o01', { log, on: late })).toMatchObject({ step: 'AskWhetherArrived' })
})

test('once it is taken in whole, nothing is left of it', async () => {
  const log = await setAside()
  await receive(at.south, (await send(at.north, ['o02'])).bytes)
  chosen(at, 'all')
  expect((await take(at.north, at.south)).setAside).toBeNull()
  await receive(at.south, (await send(at.north, ['o02'])).bytes)
  expect(stand(at.south, 'o01', { log, on: today })).toMatchObject({ step: 'NothingToDo', notTaken: null })
})

test('whoever set something aside owes a word of it, once', async () => {
  await exchangedAll(at)
  await send(at.north, ['o02'])
  expect(stand(at.north, 'o02').step).toBe('NothingToDo')
  await setAside()
  expect(stand(at.north, 'o02').step).toBe('ConfirmReceipt')
  const plan = { recipients: [at.south.device] } as never
  const seq = at.south.state.sent.seq
  expect(receiptLines(at.north, plan)).toMatchObject([{ aside: [seq] }])
  await send(at.north, ['o02'])
  expect(stand(at.north, 'o02').step).toBe('NothingToDo')
  // Who took in all of it says no word more than before.
  expect(receiptLines(at.north, { recipients: [at.west.device] } as never)[0]).not.toHaveProperty('aside')
})

test('who took the rest in sees how much was left out, until a package comes whole', () => {
  const line = (setAside: number | null) =>
    logEntry('2026-11-22T12:00Z', 'applied', { offices: ['o02'], kind: 'sync', setAside })
  expect(stand(at.north, 'o02', { log: [line(3)] }).setAside).toBe(3)
  const receipt = { ...line(null), kind: 'directory' as const }
  expect(stand(at.north, 'o02', { log: [line(3), receipt] }).setAside).toBe(3)
  expect(stand(at.north, 'o02', { log: [line(3), line(null)] }).setAside).toBe(0)
  expect(stand(at.north, 'o03', { log: [line(3)] }).setAside).toBe(0)
})
