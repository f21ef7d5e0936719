/** Wrong headers: their spelling and what they say. */
import { tolerance } from '#shared/records/hybrid-clock.ts'
import { createdAt } from '#shared/exchange/package-header.ts'
import { maxCounter } from '#shared/records/knowledge.ts'
import type { Dice } from '#tests/support/dice.ts'
import { noon } from '#tests/support/offices.ts'
import type { Draft, Mutation } from '#tests/support/package-mutations/mutation.ts'

const spellings: readonly ((canonical: string, dice: Dice) => string)[] = [
  (text, dice) => atOne(text, dice, [',"', ', "']),
  (text, dice) => atOne(text, dice, ['":', '" :']),
  (text) => `${text} `,
  (text) => `\ufeff${text}`,
  (text) => `${text}\n`,
  (text) => text.replace('"seq":1', '"seq":1.0'),
  (text) => text.replace('"seq":1', '"seq":1e0'),
  (text) => text.replace('"seq":1', '"seq":01'),
  (text) => text.replace('"kind":"sync"', '"kind":"\\u0073ync"'),
  // One name twice: which of the two counts would be each reader's own affair.
  (text) => text.replace('"v":1}', '"v":1,"v":1}'),
  (text) => text.replace('{', '{"app":"0.0.0",'),
  (text) => text.replace('"seq":1', '"seq":2,"seq":1'),
  (text) => text.replace(/^\{("app":"[^"]*"),(.*)\}$/, '{$2,$1}'),
  (text) => text.slice(0, -1),
  (text) => `[${text}]`,
  () => 'null',
  () => '',
  () => '['.repeat(30_000) + ']'.repeat(30_000),
  (text) => text.replace('"app":"0.0.0"', '"app":"\\ud800"'),
  (text) => text.replace('{', `{"a":"${'x'.repeat(262_144)}",`),
]

/** One place of many, spelt otherwise. */
function atOne(text: string, dice: Dice, [former, other]: readonly [string, string]): string {
  const parts = text.split(former)
  const index = 1 + dice.below(parts.length - 1)
  return parts.slice(0, index).join(former) + other + parts.slice(index).join(former)
}

const noCount = [-1, 1.5, '1', null, 1e21, [], {}] as const
const noText = [null, 1, '', 'x', {}, ['a']] as const
const noVector = [
  null,
  [],
  'x',
  { zz: 1 },
  { ['a'.repeat(32)]: 0 },
  { ['a'.repeat(32)]: -1 },
  { ['a'.repeat(32)]: 1.5 },
  { ['a'.repeat(32)]: maxCounter + 1 },
  { ['a'.repeat(32)]: Number.MAX_SAFE_INTEGER },
  { ['a'.repeat(32)]: '1' },
  { ['A'.repeat(32)]: 1 },
] as const

/** Values that no header member of this name may have. */
const wrongValues: Readonly<Record<string, readonly unknown[]>> = {
  v: [0, -1, '1', null],
  pkg: [...noText, 'A'.repeat(32), 'ab'.repeat(17)],
  kind: [...noText, 'SYNC', '__proto__'],
  sender: [...noText, 'a'.repeat(31)],
  office: [...noText, 'o1', 'o12345', 'O01'],
  seq: [...noCount, 0],
  prev: [...noText, '0'.repeat(63), 'G'.repeat(64)],
  created: [...noText, '2026-02-30T12:00Z', '2026-11-22T25:00Z', '2026-11-22T12:00:00Z', '2026-11-22'],
  to: [null, 'x', [], ['zz'], [1], Array(1_001).fill('a'.repeat(16))],
  base: noVector,
  upto: noVector,
  have: noVector,
  schema: noCount,
  minReader: noCount,
  app: [null, 1, 'x'.repeat(41)],
  dir: noCount,
  records: noCount,
  bodyBytes: noCount,
  bodySha256: [...noText, 'g'.repeat(64)],
  bodyEnc: [...noText, 'br', 'GZIP'],
}

const said = (
  name: string,
  code: Mutation['code'],
  make: (draft: Draft, dice: Dice) => Readonly<Record<string, unknown>>,
): Mutation => ({
  name,
  code,
  make: (draft, dice) => ({ header: { ...draft.header, ...make(draft, dice) } }),
})

const someone = (dice: Dice): string => dice.id()

export const headerMutations: readonly Mutation[] = [
  {
    name: 'a header in another spelling',
    code: 'E_FORMAT',
    make: (_draft, dice) => ({ respell: (text) => dice.one(spellings)(text, dice) }),
  },
  {
    name: 'a header without a member',
    code: 'E_FORMAT',
    make: ({ header }, dice) => {
      const gone = dice.one(Object.keys(header))
      return { header: Object.fromEntries(Object.entries(header).filter(([name]) => name !== gone)) }
    },
  },
  said('a header with an impossible member', 'E_FORMAT', (_draft, dice) => {
    const [name, values] = dice.one(Object.entries(wrongValues))
    return { [name]: dice.one(values) }
  }),
  said('a header of a later version', 'E_NEWER_APP', (_draft, dice) => ({ v: 2 + dice.below(1_000) })),
  said('a header for a later reader', 'E_NEWER_APP', (_draft, dice) => ({
    minReader: 2 + dice.below(1_000),
  })),
  said('an unknown sender', 'E_UNKNOWN_SENDER', (_draft, dice) => ({ sender: someone(dice) })),
  said('a sender in an office that is not its own', 'E_UNKNOWN_SENDER', (_draft, dice) => ({
    office: dice.one(['o02', 'o03', 'o9999']),
  })),
  said('other recipients', 'E_NOT_ADDRESSED', (_draft, dice) => ({
    to: Array.from({ length: 1 + dice.below(5) }, () => someone(dice).slice(0, 16)),
  })),
  said('a clock far ahead', 'E_CLOCK', (_draft, dice) => ({
    created: createdAt(noon + tolerance + 60_000 * (1 + dice.below(1_000_000))),
  })),
  said('a wrong number of records', 'E_BODY', ({ lines }, dice) => ({
    records: lines.length + 1 + dice.below(9),
  })),
  said('a wrong length of the lines', 'E_BODY', ({ header }, dice) => ({
    bodyBytes: Math.max(0, Number(header.bodyBytes) + dice.one([-1, 1, -100, 100, 1_000, 100_000])),
  })),
  said('an endless length of the lines', 'E_TOO_BIG', (_draft, dice) => ({
    bodyBytes: 1024 ** 3 + 1 + dice.below(2 ** 31),
  })),
  said('a wrong hash of the lines', 'E_BODY', (_draft, dice) => ({
    bodySha256: someone(dice) + someone(dice),
  })),
]
