import { beforeEach, describe, expect, test } from 'vitest'
import { seedOf } from '#shared/crypto/device-keys.ts'
import { admissionBy } from '#shared/exchange/card.ts'
import { emptyExchangeState, stateForNewDevice } from '#shared/exchange/exchange-state.ts'
import { addDevice, blockDevice } from '#shared/exchange/network-acts.ts'
import type { NetworkDirectory } from '#shared/exchange/network-directory.ts'
import { mayWrite, sideOf } from '#shared/exchange/transfer-rights.ts'
import { isErased } from '#shared/records/record.ts'
import { anOffice, erase, itemOf, today, write, type TestOffice } from '#tests/support/offices.ts'
import {
  answer,
  chosen,
  eachWithOffices,
  exchangedAll,
  id,
  isGone,
  someCase,
  take,
  transfer,
} from '#tests/support/partial-offices.ts'

const at = eachWithOffices()

/** The transfer of an office with all writes of a register seen and gone. */
function without(office: TestOffice, register: string): void {
  const there = office.records.get(id('a'))
  if (!there || isErased(there)) throw new Error('no transfer')
  const rest = Object.entries(there.f).filter(([name]) => name !== register)
  office.records.set(id('a'), { ...there, f: Object.fromEntries(rest) })
}

test('each register is of one half, or of either', () => {
  expect(['facts', 'withdrawnOn', `a.${id('1')}`].map(sideOf)).toEqual(['from', 'from', 'from'])
  expect(['answer', 'opened', `q.${id('1')}`].map(sideOf)).toEqual(['to', 'to', 'to'])
  expect(['reducedOn', 'z.later'].map(sideOf)).toEqual(['either', 'either'])
})

test('an office writes its own half and what is of either; a third office nothing', () => {
  const registers = ['facts', 'answer', 'reducedOn']
  const by = (office: string | null): readonly string[] =>
    registers.filter((name) => mayWrite({ from: 'o01', to: 'o02' }, office, name))
  expect(by('o01')).toEqual(['facts', 'reducedOn'])
  expect(by('o02')).toEqual(['answer', 'reducedOn'])
  expect(by('o03')).toEqual([])
  // Alone, or not listed any more, nobody can say which end it is.
  expect(by(null)).toEqual(registers)
})

describe('of an office that receives transfers only', () => {
  beforeEach(async () => {
    write(at.north, id('a'), { ...transfer, facts: { german: 'b1' }, sentOn: today })
    await exchangedAll(at)
    chosen(at, 'transfers')
  })

  const refused = async (): Promise<void> => {
    const before = at.north.records.get(id('a'))
    expect((await take(at.north, at.south)).setAside).toEqual({ count: 1, scope: 'transfers' })
    expect(at.north.records.get(id('a'))).toEqual(before)
  }

  test('its answer, its questions and its result come in', async () => {
    write(at.south, id('a'), { answer, result: { outcome: 'arrived', on: today } })
    write(at.south, id('a'), { [`q.${id('2')}`]: { on: today, text: 'Ja?' }, [`h.${today}.aa`]: [] })
    expect((await take(at.north, at.south)).setAside).toBeNull()
  })

  test.each([
    ['source', { case: someCase, referral: id('9') }],
    ['facts', { german: 'c2' }],
    ['sentOn', '2020-01-01'],
    ['entered', { outcome: 'not-attended', on: today }],
    ['withdrawnOn', today],
    ['to', 'o03'],
  ])('it does not write %s of the other half', async (name, value) => {
    write(at.south, id('a'), { answer, [name]: value })
    await refused()
  })

  test('what stands here already is no new word of it: an undo there writes both halves anew', async () => {
    write(at.south, id('a'), { answer, facts: { german: 'b1' }, sentOn: today })
    expect((await take(at.north, at.south)).setAside).toBeNull()
    write(at.north, id('a'), { facts: { german: 'b2' } })
    await take(at.south, at.north)
    write(at.south, id('a'), { result: { outcome: 'arrived', on: today } })
    expect((await take(at.north, at.south)).setAside).toBeNull()
  })

  test('it does not take out what stands there', async () => {
    write(at.south, id('a'), { answer })
    without(at.south, 'facts')
    await refused()
  })

  test('a reduction that was taken back comes in though it never came itself; what is left of both stays', async () => {
    write(at.north, id('a'), { [`a.${id('2')}`]: { on: today, text: 'Ja.' } })
    await take(at.south, at.north)
    write(at.south, id('a'), { reducedOn: null })
    without(at.south, `a.${id('2')}`)
    expect((await take(at.north, at.south)).setAside).toBeNull()
    write(at.south, id('a'), { answer })
    without(at.south, 'sentOn')
    await refused()
  })

  test('it does not tell of writes of this device that this device does not know', async () => {
    const there = at.south.records.get(id('a'))
    if (!there || isErased(there)) throw new Error('no transfer')
    const forged = {
      d: [at.north.device.id, 999] as const,
      h: '0'.repeat(16),
      v: { case: someCase, referral: id('9') },
    }
    write(at.south, id('a'), { answer })
    const written = at.south.records.get(id('a'))
    if (written && !isErased(written))
      at.south.records.set(id('a'), {
        ...written,
        vv: { ...written.vv, [at.north.device.id]: 999 },
        f: { ...written.f, source: [forged] },
      })
    await refused()
  })

  test('it hands over what is its own, and nothing in the name of this office', async () => {
    write(at.south, id('e'), { ...transfer, from: 'o02', to: 'o01' })
    expect((await take(at.north, at.south)).setAside).toBeNull()
    write(at.south, id('f'), { ...transfer, answer })
    expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 1 })
  })

  test('a transfer between others does not come', async () => {
    write(at.south, id('e'), { ...transfer, from: 'o02', to: 'o03' })
    expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 1 })
  })

  test('reduced, it may say all that is left; and leads to no other case', async () => {
    write(at.south, id('a'), {
      ...transfer,
      source: { case: null, referral: id('1') },
      sentOn: '2026-10-01',
      reducedOn: today,
    })
    expect((await take(at.north, at.south)).setAside).toBeNull()
    write(at.south, id('a'), { source: { case: someCase, referral: id('9') } })
    await refused()
  })
})

test('a withdrawal that was taken back comes in though it never came itself; how it went stays', async () => {
  write(at.south, id('a'), { ...transfer, from: 'o02', to: 'o01' })
  await take(at.north, at.south)
  chosen(at, 'transfers')
  write(at.north, id('a'), { answer, [`q.${id('2')}`]: { on: today, text: 'Ja?' } })
  await take(at.south, at.north)
  write(at.south, id('a'), { withdrawnOn: null })
  without(at.south, `q.${id('2')}`)
  expect((await take(at.north, at.south)).setAside).toBeNull()
  write(at.south, id('a'), { wish: 'x' })
  without(at.south, 'answer')
  expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 1 })
})

test.each(['figures', null] as const)(
  'a hand-over that stands here goes on and ends whatever is chosen by now (%s)',
  async (scope) => {
    const fromSouth = { ...transfer, from: 'o02', to: 'o01' }
    write(at.south, id('a'), { ...fromSouth, facts: { german: 'b1' }, sentOn: today })
    await exchangedAll(at)
    write(at.north, id('a'), { answer: { state: 'seen', on: today } })
    await take(at.south, at.north)
    chosen(at, scope)
    write(at.south, id('a'), { withdrawnOn: today, facts: null })
    expect((await take(at.north, at.south)).setAside).toBeNull()
    expect(itemOf(at.north.records.get(id('a')) as never)?.values).toMatchObject({ withdrawnOn: today })
    // What is not its own it does not write all the same.
    write(at.south, id('a'), { answer: { state: 'accepted', on: today } })
    expect((await take(at.north, at.south)).setAside).toMatchObject({ count: 1 })
    erase(at.south, id('a'))
    expect((await take(at.north, at.south)).setAside).toBeNull()
    expect(isGone(at.north, id('a'))).toBe(true)
  },
)

describe('writes of the reading office that another one passes on', () => {
  beforeEach(async () => {
    write(at.north, id('a'), { ...transfer, facts: { german: 'b1' }, sentOn: today })
    await exchangedAll(at)
    chosen(at, 'transfers')
  })

  const refused = { count: 1, scope: 'transfers' } as const
  const valueAt = (office: TestOffice, name: string, record = id('a')): unknown =>
    itemOf(office.records.get(record) as never)?.values[name]

  /** A further laptop of Nord that knows what Nord knows; Süd knows of it. */
  async function furtherLaptop(change = (directory: NetworkDirectory) => directory): Promise<TestOffice> {
    const { north, south } = at
    const laptop = await anOffice('Nord')
    const admission = admissionBy(seedOf(north.keys.admin ?? ''), laptop.card.device)
    const directory = addDevice(directoryOf(north), admission)
    laptop.state = { ...north.state, directory, sent: emptyExchangeState.sent }
    for (const record of north.records.values()) laptop.records.set(record.id, record)
    write(laptop, id('a'), { wish: 'bald' })
    await take(south, laptop)
    for (const office of [north, south]) office.state = { ...office.state, directory: change(directory) }
    return laptop
  }

  test('those of a further laptop come in once it has told of them itself', async () => {
    const laptop = await furtherLaptop()
    write(at.south, id('a'), { answer })
    expect((await take(at.north, at.south)).setAside).toEqual(refused)
    await take(at.north, laptop)
    expect((await take(at.north, at.south)).setAside).toBeNull()
    expect(valueAt(at.north, 'answer')).toEqual(answer)
  })

  test('those of a blocked laptop never do, nor with a hand-over that is not here', async () => {
    const block = (directory: NetworkDirectory, device: string) =>
      blockDevice(seedOf(at.north.keys.admin ?? ''), directory, { device, today })
    let gone = ''
    const laptop = await furtherLaptop((directory) => {
      gone = directory.offices[0]?.devices.find(({ id: one }) => one !== at.north.device.id)?.id ?? ''
      return block(directory, gone)
    })
    expect(laptop.device.id).toBe(gone)
    write(at.south, id('a'), { answer })
    expect((await take(at.north, at.south)).setAside).toEqual(refused)
    at.north.records.delete(id('a'))
    expect((await take(at.north, at.south)).setAside).toEqual(refused)
    chosen(at, null)
    expect((await take(at.north, at.south)).setAside).toEqual({ count: 1, scope: null })
    expect(at.north.records.has(id('a'))).toBe(false)
  })

  const kept = ({ state, author, records }: TestOffice) => ({ state, author, records: new Map(records) })
  const fromNorth = { ...transfer, sentOn: today, facts: { german: 'b2' } }

  /** Nord writes on, Süd takes it in, and Nord's disk is put back to before. */
  async function putBack(): Promise<void> {
    await take(at.south, at.north)
    const before = kept(at.north)
    write(at.north, id('a'), { wish: 'bald' })
    write(at.north, id('d'), fromNorth)
    await take(at.south, at.north)
    Object.assign(at.north, before)
    for (const record of [id('a'), id('d')]) write(at.south, record, { answer })
  }

  test.each(['transfers', 'all'] as const)(
    'those this device made before its disk was put back come back (of an office that received %s)',
    async (scope) => {
      chosen(at, scope)
      await putBack()
      chosen(at, 'transfers')
      const { counter } = at.north.author
      expect((await take(at.north, at.south)).setAside).toBeNull()
      expect([valueAt(at.north, 'wish'), valueAt(at.north, 'facts', id('d'))]).toEqual([
        'bald',
        { german: 'b2' },
      ])
      expect(at.north.author.counter).toBeGreaterThan(counter)
      write(at.south, id('d'), { result: { outcome: 'arrived', on: today } })
      expect((await take(at.north, at.south)).setAside).toBeNull()
    },
  )

  test('what comes back leads to no other case', async () => {
    await putBack()
    const there = at.south.records.get(id('a'))
    if (!there || isErased(there)) throw new Error('no transfer')
    const [wish] = there.f['wish'] ?? []
    if (!wish) throw new Error('no wish')
    const source = [{ ...wish, v: { case: someCase, referral: id('9') } }]
    at.south.records.set(id('a'), { ...there, f: { ...there.f, source } })
    expect((await take(at.north, at.south)).setAside).toEqual(refused)
  })

  test('of the time before, nothing comes back that this device does not know', async () => {
    await putBack()
    const there = at.south.records.get(id('a'))
    if (!there || isErased(there)) throw new Error('no transfer')
    const early = { d: [at.north.device.id, 1] as const, h: '0'.repeat(16), v: 'nie gesagt' }
    at.north.records.delete(id('a'))
    at.south.records.set(id('a'), { ...there, f: { ...there.f, wish: [early] } })
    expect((await take(at.north, at.south)).setAside).toEqual(refused)
    expect(at.north.records.has(id('d'))).toBe(true)
  })

  test('those of before a restore come back to the device that took over', async () => {
    const { north, south } = at
    await take(south, north)
    const { state, author, records } = kept(north)
    write(north, id('a'), { wish: 'bald' })
    await take(south, north)
    const next = await anOffice('Nord')
    const admission = admissionBy(seedOf(north.keys.admin ?? ''), next.card.device)
    next.state = { ...stateForNewDevice(state, author), directory: addDevice(directoryOf(north), admission) }
    for (const record of records.values()) next.records.set(record.id, record)
    await take(south, next)
    write(south, id('a'), { answer })
    expect((await take(next, south)).setAside).toBeNull()
    expect([valueAt(next, 'wish'), valueAt(next, 'answer')]).toEqual(['bald', answer])
  })
})

function directoryOf({ state: { directory } }: TestOffice): NetworkDirectory {
  if (!directory) throw new Error('no network')
  return directory
}
