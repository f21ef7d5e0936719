/** Wrong records in an otherwise sound package. */
import { maxCounter } from '#shared/exchange/package-header.ts'
import type { Dice } from '#tests/support/dice.ts'
import type { Mutation } from '#tests/support/package-mutations/mutation.ts'

interface Plain {
  readonly id: string
  readonly sv: number
  readonly vv: Readonly<Record<string, number>>
  readonly f: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
}

type Break = (record: Plain, dice: Dice) => unknown

const noIds = ['', 'x', 'A'.repeat(32), 'a'.repeat(31), 'a'.repeat(33), 1, null] as const
const noCounters = [-1, 1.5, '1', null, maxCounter + 1, Number.MAX_SAFE_INTEGER] as const
const noStamps = ['', 'now', '0'.repeat(15), 'F'.repeat(16), 0, null] as const
const noDots = [null, [], ['a'.repeat(32)], ['zz', 1], ['a'.repeat(32), 1, 1], {}, 'a'] as const

/** A sibling of the record with something else in it. */
const inSibling =
  (change: (dice: Dice, record: Plain) => Readonly<Record<string, unknown>>): Break =>
  (record, dice) => {
    const [name, siblings] = dice.one(Object.entries(record.f))
    const [first = {}, ...others] = siblings
    return { ...record, f: { ...record.f, [name]: [{ ...first, ...change(dice, record) }, ...others] } }
  }

const breaks: readonly Break[] = [
  () => null,
  () => [],
  (record) => [record],
  (record, dice) => ({ ...record, id: dice.one(noIds) }),
  (record, dice) => ({ ...record, sv: dice.one([-1, 1.5, '1', null]) }),
  (record, dice) => ({ ...record, [`x${dice.id()}`]: 1 }),
  (record, dice) => ({ ...record, vv: { ...record.vv, [dice.id()]: dice.one(noCounters) } }),
  (record) => ({ ...record, vv: { ...record.vv, zz: 1 } }),
  (record) => ({ ...record, vv: {} }),
  (record, dice) => ({ ...record, vv: dice.one([null, [], 1, 'x']) }),
  (record, dice) => ({ ...record, f: dice.one([null, [], 1, 'x']) }),
  (record, dice) => ({ ...record, f: { ...record.f, [dice.id()]: dice.one([[], null, {}, 'x', [null]]) } }),
  (record) => ({ ...record, f: { ...record.f, ['x'.repeat(201)]: Object.values(record.f)[0] } }),
  (record) => ({ ...record, f: { ...record.f, 'u\u0308': Object.values(record.f)[0] } }),
  (record) => ({ ...record, f: { ...record.f, '\ud800': Object.values(record.f)[0] } }),
  (record) => ({ ...record, f: { ...record.f, twice: [...firstOf(record), ...firstOf(record)] } }),
  inSibling((dice) => ({ d: dice.one(noDots) })),
  inSibling((dice) => ({ d: ['a'.repeat(32), dice.one([0, ...noCounters])] })),
  inSibling((dice) => ({ d: [dice.id(), 1] })),
  inSibling((_dice, { vv }) => ({ d: [Object.keys(vv)[0], (Object.values(vv)[0] ?? 0) + 1] })),
  inSibling((dice) => ({ h: dice.one(noStamps) })),
  inSibling((dice) => ({ [`x${dice.below(9)}`]: 1 })),
  inSibling(() => ({ v: undefined })),
  inSibling(() => ({ v: [[[[[[[1]]]]]]] })),
  inSibling(() => ({ v: 'u\u0308' })),
  inSibling(() => ({ v: { a: ['half \udfff'] } })),
  inSibling(() => ({ v: { '\ud83d': 1 } })),
  ({ id }, dice) => ({ id, x: { d: [dice.id(), dice.one([0, ...noCounters])], h: '0'.repeat(16) } }),
  ({ id }, dice) => ({ id, x: { d: [dice.id(), 1], h: dice.one(noStamps) } }),
  ({ id }, dice) => ({ id, x: dice.one([null, [], {}, 1]) }),
  ({ id, f }, dice) => ({ id, x: { d: [dice.id(), 1], h: '0'.repeat(16) }, f }),
]

function firstOf({ f }: Plain): readonly unknown[] {
  return Object.values(f)[0] ?? []
}

function withRecord(lines: readonly string[], dice: Dice, change: Break): string {
  const index = dice.below(lines.length)
  const line = JSON.parse(lines[index] ?? '') as { readonly rec: Plain }
  const wrong = `${JSON.stringify({ t: 'rec', rec: change(line.rec, dice) })}\n`
  return [...lines.slice(0, index), wrong, ...lines.slice(index + 1)].join('')
}

export const recordMutations: readonly Mutation[] = [
  {
    name: 'a record that is none',
    code: 'E_BODY',
    make: ({ lines }, dice) => ({ text: withRecord(lines, dice, dice.one(breaks)) }),
  },
  {
    name: 'a number beyond all bounds',
    code: 'E_BODY',
    make: ({ lines }, dice) => ({
      text: withRecord(
        lines,
        dice,
        inSibling(() => ({ v: 'BEYOND' })),
      ).replace('"BEYOND"', '1e999'),
    }),
  },
  {
    name: 'a line of records without a record',
    code: 'E_BODY',
    make: ({ lines }) => ({ text: `${lines.slice(1).join('')}{"t":"rec"}\n` }),
  },
]
