import { beforeEach, describe, expect, test } from 'vitest'
import { mayWrite, sideOf } from '#shared/exchange/transfer-rights.ts'
import { isErased } from '#shared/records/record.ts'
import { erase, itemOf, today, write, type TestOffice } from '#tests/support/offices.ts'
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

  test('it does not put another value under a write of this device that stands here', async () => {
    const liveAt = ({ records }: TestOffice) => {
      const record = records.get(id('a'))
      if (!record || isErased(record)) throw new Error('no transfer')
      return record
    }
    write(at.south, id('a'), { answer })
    const written = liveAt(at.south)
    const mine = written.f['sentOn'] ?? []
    const others = mine.map((one) => ({ ...one, v: '2020-01-01' }))
    at.south.records.set(id('a'), { ...written, f: { ...written.f, sentOn: others } })
    expect((await take(at.north, at.south)).setAside).toBeNull()
    expect(mine).toHaveLength(1)
    expect(liveAt(at.north).f).toMatchObject({ sentOn: mine, answer: written.f['answer'] })
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
