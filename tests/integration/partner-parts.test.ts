/** How an office stands that receives a part only, or of which nobody has chosen what it receives. */
import { expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { withScope } from '#shared/exchange/in-scope.ts'
import { summaryOf } from '#shared/exchange/partner-state.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { aNetwork, erase, receive, send, today, write, type TestOffice } from '#tests/support/offices.ts'
import { stand } from '#tests/support/partner-stand.ts'

const body = { kind: 'body', name: 'X', bodyType: 'chamber', removedOn: null }

// Records are remembered by how their random ids begin.
const [aCase, aBody] = ['c'.repeat(32), 'b'.repeat(32)] as const

async function figures(): Promise<[TestOffice, TestOffice]> {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  for (const [office, other] of [
    [north, 'o02'],
    [south, 'o01'],
  ] as const)
    choose(office, other, 'figures')
  write(north, aCase, { code: 'A' })
  write(north, aBody, body)
  return [north, south]
}

function choose(from: TestOffice, to: string, scope: Scope | null): void {
  from.state = withScope(from.state, to, { scope, today, device: from.device.id })
}

test('what it is not given neither waits nor is on its way', async () => {
  const [north, south] = await figures()
  expect(stand(north, 'o02')).toMatchObject({ waiting: 1, underway: 0 })
  const first = await send(north, ['o02'])
  expect(stand(north, 'o02')).toMatchObject({ step: 'WaitForAnswer', waiting: 0, underway: 1 })
  write(north, aCase, { german: 'b1' })
  expect(stand(north, 'o02')).toMatchObject({ step: 'WaitForAnswer', waiting: 0, underway: 1 })

  await receive(south, first.bytes)
  await receive(north, (await send(south, ['o01'])).bytes)
  expect(stand(north, 'o02')).toMatchObject({ step: 'NothingToDo', waiting: 0, underway: 0 })
})

test('about what is only for counting nobody is asked for the time alone', async () => {
  const [north] = await figures()
  await send(north, ['o02'])
  const late = { on: '2027-02-01' as CalendarDate }
  expect(stand(north, 'o02', late)).toMatchObject({ step: 'WaitForAnswer', isOld: false })
  write(north, 'd'.repeat(32), body)
  expect(stand(north, 'o02', late)).toMatchObject({ step: 'SendPackage', isOld: true, urgency: 'now' })
})

test('whether a hand-over has come is asked after two weeks, until a receipt says so', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  choose(north, 'o02', 'transfers')
  choose(south, 'o01', 'transfers')
  write(north, 'e'.repeat(32), { kind: 'transfer', from: 'o01', to: 'o02' })
  const late = { on: '2026-12-10' as CalendarDate }
  await send(north, ['o02'])
  expect(stand(north, 'o02')).toMatchObject({ step: 'WaitForAnswer', isOld: false })
  expect(stand(north, 'o02', late)).toMatchObject({ step: 'AskWhetherArrived', isOld: true, urgency: 'now' })
  // The next one holds it once more; with its receipt the first one is settled too.
  write(north, 'f'.repeat(32), { kind: 'transfer', from: 'o01', to: 'o02' })
  const { bytes } = await send(north, ['o02'])
  await receive(south, bytes)
  await receive(north, (await send(south, ['o01'])).bytes)
  expect(stand(north, 'o02', late)).toMatchObject({
    ...{ step: 'NothingToDo', isOld: false, underway: 0, unansweredSince: null },
  })
})

test('whoever only confirms a hand-over waits for nothing, and what it hands over later has its own day', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  choose(north, 'o02', 'transfers')
  choose(south, 'o01', 'transfers')
  write(north, 'e'.repeat(32), { kind: 'transfer', from: 'o01', to: 'o02' })
  await receive(south, (await send(north, ['o02'])).bytes)
  await receive(north, (await send(south, ['o01'])).bytes)
  const late = { on: '2026-12-20' as CalendarDate }
  expect(stand(north, 'o02', late)).toMatchObject({ step: 'NothingToDo', isOld: false })
  expect(stand(south, 'o01', late)).toMatchObject({ step: 'WaitForAnswer', isOld: false })
  // The package of then carries the other office's record back, and nothing of this one.
  write(south, 'f'.repeat(32), { kind: 'transfer', from: 'o02', to: 'o01' })
  const later = '2026-12-20T09:00Z'
  await send(south, ['o01'], { now: Date.parse(later) })
  expect(stand(south, 'o01', late)).toMatchObject({ step: 'WaitForAnswer', unansweredSince: later })
})

test('an erasure counts where the record had gone', async () => {
  const [north] = await figures()
  erase(north, aCase)
  expect(stand(north, 'o02')).toMatchObject({ waiting: 1, erasures: 0 })
  await send(north, ['o02'])
  erase(north, aBody)
  expect(stand(north, 'o02')).toMatchObject({ waiting: 1, erasures: 1 })
})

test('another choice begins anew; before any choice nothing waits', async () => {
  const [north] = await figures()
  await send(north, ['o02'])
  choose(north, 'o02', 'all')
  expect(stand(north, 'o02')).toMatchObject({ step: 'SendPackage', waiting: 2, underway: 0 })
  choose(north, 'o02', null)
  expect(stand(north, 'o02')).toMatchObject({
    step: 'ChooseScope',
    urgency: 'calm',
    waiting: 0,
    erasures: 0,
  })
  expect(summaryOf([stand(north, 'o02')])).toEqual({ type: 'Choose', count: 1 })
})
test('a receipt without records is enough to owe none', async () => {
  const [north, south] = (await aNetwork('Nord', 'Süd')) as [TestOffice, TestOffice]
  write(north, aCase, { code: 'A' })
  await receive(south, (await send(north, ['o02'])).bytes)
  expect(stand(south, 'o01').step).toBe('ConfirmReceipt')
  await send(south, ['o01'], { kind: 'directory' })
  expect(stand(south, 'o01').step).toBe('NothingToDo')
})
