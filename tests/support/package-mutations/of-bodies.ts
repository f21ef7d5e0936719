/** Wrong bodies: their compression, their lines, their acknowledgements and directories. */
import { gzipSync } from 'fflate'
import { maxCounter } from '#shared/records/knowledge.ts'
import type { Dice } from '#tests/support/dice.ts'
import type { Draft, Mutation, WrongDraft } from '#tests/support/package-mutations/mutation.ts'

const compressions: readonly ((plain: Uint8Array, dice: Dice) => Uint8Array)[] = [
  (plain, dice) => cut(gzipSync(plain), 9 + dice.below(20)),
  (plain) => plain,
  () => new Uint8Array(0),
  (plain) => gzipSync(plain).subarray(10),
  (plain, dice) => Uint8Array.of(...gzipSync(plain), ...dice.random.bytes(1 + dice.below(40))),
  (plain) => Uint8Array.of(...gzipSync(plain), ...gzipSync(plain)),
  (plain) => Uint8Array.of(...gzipSync(plain), 0),
  (plain, dice) => dice.random.bytes(plain.length),
]

function cut(bytes: Uint8Array, by: number): Uint8Array {
  return bytes.subarray(0, Math.max(0, bytes.length - by))
}

/** A thousand times smaller than what it unpacks to. Made once: they take long. */
const bombs = new Map<number, Uint8Array>()
const bombOf = (size: number): Uint8Array => {
  const bomb = bombs.get(size) ?? gzipSync(new Uint8Array(size).fill(0x20))
  bombs.set(size, bomb)
  return bomb
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
/** A million levels are more than a line may have; a hundred thousand are not. */
const deepRecords = [1_000_000, 100_000].map((levels) => `{"t":"rec","rec":${deep(levels)}}\n`)

const wrongLines: readonly ((dice: Dice) => string)[] = [
  () => 'null\n',
  () => '{}\n',
  () => '[]\n',
  () => '"t"\n',
  () => '{"t":1}\n',
  () => '{"t":"x"\n',
  () => '{"t":"x"}}\n',
  () => '{"t":"x"} {"t":"y"}\n',
  () => '{t:"x"}\n',
  () => "{'t':'x'}\n",
  () => '{"t":"x",}\n',
  () => '{"t":"x","v":NaN}\n',
  () => '{"t":"x","v":01}\n',
  () => '\n',
  () => '{"t":"x"}',
  () => '\ufeff{"t":"x"}\n',
  () => '{"t":"x","v":"\t"}\n',
  () => '{"__proto__":{"t":"x"}}\n',
  () => '{"t":"dir"}\n',
  () => '{"t":"dir","dir":{"format":"cm-dir","v":1}}\n',
  (dice) => `{"t":"ack","dev":"${dice.id().slice(1)}","have":{}}\n`,
  (dice) => `{"t":"ack","dev":"${dice.id()}"}\n`,
  (dice) => `{"t":"ack","dev":"${dice.id()}","have":{"${dice.id()}":0}}\n`,
  (dice) => `{"t":"ack","dev":"${dice.id()}","have":{"${dice.id()}":${String(maxCounter + 1)}}}\n`,
  (dice) => `{"t":"ack","dev":"${dice.id()}","have":{"x":1}}\n`,
]

const withLine = ({ lines }: Draft, line: string): WrongDraft => ({ text: lines.join('') + line })

export const bodyMutations: readonly Mutation[] = [
  {
    name: 'a body that is not one gzip of the lines',
    code: 'E_BODY',
    make: (_draft, dice) => ({ compress: (plain) => dice.one(compressions)(plain, dice) }),
  },
  {
    name: 'a body that unpacks to a thousand times more than it says',
    code: 'E_BODY',
    make: (_draft, dice) => ({ compress: () => bombOf(dice.one([50_000, 200_000])) }),
  },
  {
    name: 'a line that is none',
    code: 'E_BODY',
    make: (draft, dice) => withLine(draft, dice.one(wrongLines)(dice)),
  },
  {
    name: 'a line that is no UTF-8',
    code: 'E_BODY',
    make: ({ lines }) => ({
      compress: () => gzipSync(Uint8Array.from(Buffer.from(`${lines.join('')}{"t":"\xff"}\n`, 'latin1'))),
    }),
  },
]

/** Seldom, because each takes long. */
export const slowMutations: readonly Mutation[] = [
  {
    name: 'a body that unpacks to millions of bytes',
    code: 'E_BODY',
    make: () => ({ compress: () => bombOf(40_000_000) }),
  },
  {
    name: 'a record a million levels deep',
    code: 'E_BODY',
    make: (draft, dice) => withLine(draft, dice.one(deepRecords)),
  },
  {
    name: 'a line longer than a line may be',
    code: 'E_BODY',
    make: (draft) => withLine(draft, `{"t":"x","v":"${'a'.repeat(1024 * 1024)}"}\n`),
  },
  {
    name: 'more lines than a package may have',
    code: 'E_BODY',
    make: (draft) => withLine(draft, '{"t":"x"}\n'.repeat(200_000)),
  },
]
