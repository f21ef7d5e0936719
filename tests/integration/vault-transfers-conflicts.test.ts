/** What contradicts in a hand-over is decided by the office whose half it is in. */
import { expect, test } from 'vitest'
import type { OpenConflict } from '#renderer/vault/vault-api.ts'
import { must, today, type Office } from '#tests/support/vault-office.ts'
import { send } from '#tests/support/vault-network.ts'
import { handOver, onlyRow, twoOffices } from '#tests/support/vault-transfers.ts'

const offices = twoOffices()

/** Two writes each in the wish of one office and the answer of the other, made before they hear of each other. */
async function disputed(): Promise<readonly [north: Office, south: Office]> {
  const [north, south] = offices()
  await handOver(north)
  await send(north, south)
  const { id } = (await onlyRow(north)).transfer
  for (const [office, state] of [
    [north, 'seen'],
    [south, 'accepted'],
  ] as const) {
    const answer = { state, on: today, reason: null, note: '' }
    const writes = [
      { name: 'answer', value: answer },
      { name: 'wish', value: state },
    ]
    must(await office.vault().changeItem(id, writes))
    office.clock.advance(60_000)
  }
  await send(north, south)
  await send(south, north)
  return [north, south]
}

const names = async (office: Office): Promise<readonly string[]> =>
  (await office.vault().conflicts()).first.map(({ name }) => name)

const first = ({ id, name, seen, versions }: OpenConflict) => ({
  id,
  name,
  seen,
  value: versions[0]?.value ?? null,
})

test('each office is asked about its own half, counts it alone, and decides it for both', async () => {
  const [north, south] = await disputed()
  expect(await names(north)).toEqual(['wish'])
  expect(await names(south)).toEqual(['answer'])
  for (const office of [north, south]) {
    expect((await office.vault().health()).conflicts).toBe(1)
    const { total, first: open } = await office.vault().conflicts()
    expect(total).toBe(1)
    must(await office.vault().decideConflicts(open.map(first)))
    expect((await office.vault().conflicts()).total).toBe(0)
  }
  await send(north, south)
  await send(south, north)
  for (const office of [north, south]) expect((await onlyRow(office)).transfer.conflicts).toEqual([])
})

test('a decision about the other half is left as it is', async () => {
  const [north, south] = await disputed()
  const [conflict] = (await south.vault().conflicts()).first
  const done = must(await north.vault().decideConflicts([first(conflict as OpenConflict)]))
  expect(done).toMatchObject({ decided: 0, left: 1 })
  expect((await onlyRow(north)).transfer.conflicts).toEqual(['answer', 'wish'])
})
