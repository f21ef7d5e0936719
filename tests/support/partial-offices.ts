/** Three offices of which the first may choose what it exchanges with the second, and what of packages then comes in. */
import { beforeEach } from 'vitest'
import { allowedRecords, withoutReceipt, type Allowed } from '#shared/exchange/allowed-records.ts'
import { planImport } from '#shared/exchange/import-plan.ts'
import { withScope } from '#shared/exchange/in-scope.ts'
import type { Scope } from '#shared/exchange/scope.ts'
import { isErased } from '#shared/records/record.ts'
import { aNetwork, check, itemOf, noon, send, today, type TestOffice } from '#tests/support/offices.ts'

export const id = (letter: string): string => letter.repeat(32)
export const someCase = id('c')
export const transfer = {
  kind: 'transfer',
  from: 'o01',
  to: 'o02',
  source: { case: null, referral: id('1') },
}
export const answer = { state: 'accepted', on: today }

interface Offices {
  north: TestOffice
  south: TestOffice
  west: TestOffice
}

/** New ones before each test of a file. */
export function eachWithOffices(): Offices {
  const made = {} as Offices
  beforeEach(async () => {
    const offices = (await aNetwork('Nord', 'Süd', 'West')) as [TestOffice, TestOffice, TestOffice]
    for (const [at, office] of ['o01', 'o02', 'o03'].entries()) {
      const one = offices[at] as TestOffice
      one.state = { ...one.state, office }
    }
    const [north, south, west] = offices
    Object.assign(made, { north, south, west })
  })
  return made
}

/** What Nord sends to Süd, and whatever Süd sends to Nord, is taken in whole before Nord chooses. */
export async function exchangedAll({ north, south }: Offices): Promise<void> {
  await take(south, north)
  await take(north, south)
}

export async function take(to: TestOffice, from: TestOffice): Promise<Allowed> {
  const checked = await check(to, (await send(from, [to.state.office ?? ''])).bytes)
  if (typeof checked === 'string') throw new Error(checked)
  const { state, author, records: oursById } = to
  const allowed = allowedRecords(checked, { state, author, oursById, itemOf })
  const plan = planImport(allowed.checked, { state, author, now: noon, oursById })
  for (const { record } of plan.records) to.records.set(record.id, record)
  to.state = allowed.setAside ? withoutReceipt(plan.state, checked) : plan.state
  to.author = plan.author
  return allowed
}

/** What Nord exchanges with Süd from now on. */
export function chosen({ north }: Offices, scope: Scope | null): void {
  north.state = withScope(north.state, 'o02', { scope, today, device: north.device.id })
}

export function isGone(office: TestOffice, record: string): boolean {
  const there = office.records.get(record)
  return there !== undefined && isErased(there)
}
