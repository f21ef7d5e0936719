/** A month of a small network, as `npm run simulate -- --quick` shows it. */
import { expect, test } from 'vitest'
import { isErased, type LiveRecord, type Sibling } from '#shared/records/record.ts'
import { figuresOf, lostValues } from '#tests/simulation/report.ts'
import { simulate } from '#tests/simulation/simulate.ts'
import { writeHere } from '#tests/simulation/simulated-device.ts'

const seed = Math.floor(Math.random() * 1e6)

test(`in a month of six offices nothing is lost and everybody comes to know everything (seed ${seed})`, async () => {
  const outcome = await simulate({ seed, offices: 6, devices: 12, days: 30, sampleEvery: 5 })
  const { samples, ledger, members, holes, settledAfter } = outcome
  expect(ledger.saves.length).toBeGreaterThan(300)
  expect(holes).toBe(0)
  expect(settledAfter).not.toBeNull()
  expect(lostValues(outcome)).toBe(0)
  for (const { known } of members.map(({ state }) => state))
    expect(Object.keys(known).length).toBeGreaterThan(9)
  const { lost, late } = outcome.carrying.counts()
  expect(lost).toBeGreaterThan(0)
  expect(late).toBeGreaterThan(0)
  expect(samples.length).toBeGreaterThan(0)
  for (const { bytes, ageHeader, recipients, records, directory, acknowledgements } of samples) {
    // What age needs for a hybrid recipient, and for each file.
    expect(ageHeader).toBeGreaterThan(1500 * recipients)
    // The sender can open it too.
    expect(ageHeader).toBeLessThan(1600 * (recipients + 1) + 200)
    const rest = ageHeader + directory + acknowledgements
    // A record compressed has no more than 3 kB; padding adds 12 % at most.
    expect(bytes).toBeLessThan((rest + 3000 * records + 20_000) * 1.13)
    expect(bytes).toBeGreaterThan(ageHeader + 4096)
  }
  expect(figuresOf(outcome, 0).values.length).toBeGreaterThan(20)
}, 180_000)

test('the ledger notices a value that is gone, and one that came back', async () => {
  const { ledger, members, work } = await simulate({
    seed,
    offices: 2,
    devices: 3,
    days: 5,
    sampleEvery: 1e9,
  })
  expect(work.counts().cases).toBeGreaterThan(0)
  const at = members[0]?.records.findIndex((each) => each && !isErased(each)) ?? -1
  const record = members[0]?.records[at] as LiveRecord
  const [[name, siblings], ...others] = Object.entries(record.f) as [
    [string, Sibling[]],
    ...[string, Sibling[]][],
  ]
  const strange = { ...siblings[0], d: ['0'.repeat(32), 1] } as unknown as Sibling
  expect(ledger.missing(at, record)).toBe(0)
  expect(ledger.missing(at, { ...record, f: Object.fromEntries(others) })).toBe(1)
  expect(ledger.missing(at, { ...record, f: { ...record.f, [name]: [...siblings, strange] } })).toBe(1)
  expect(ledger.missing(at, undefined)).toBe(1)
})

test('of two writes of one save in one field only the last is expected to stand', async () => {
  const { ledger, members } = await simulate({ seed, offices: 2, devices: 3, days: 5, sampleEvery: 1e9 })
  const [member] = members
  const at = member?.records.findIndex((each) => each && !isErased(each)) ?? -1
  const id = member?.records[at]?.id
  if (!member || id === undefined) throw new Error('somebody has opened a case')
  const writes = [
    { name: 'german', value: 'a1' },
    { name: 'german', value: 'b1' },
  ]
  writeHere(member, ledger, { at, id, day: 6, writes })
  expect(ledger.missing(at, member.records[at])).toBe(0)
})

test('a device that claims to know a write that is not there has a hole', async () => {
  const { ledger, members } = await simulate({ seed, offices: 2, devices: 3, days: 5, sampleEvery: 1e9 })
  const [first, second] = members
  const device = first?.device.id ?? ''
  const holes = ledger.learn({
    device: second?.device.id ?? '',
    before: {},
    after: { [device]: 1e9 },
    day: 1,
    record: () => undefined,
  })
  expect(holes).toBe(ledger.saves.filter((save) => save.device === device).length)
})
