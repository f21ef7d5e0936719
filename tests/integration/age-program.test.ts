/**
 * Files of the library and of Debian's `age`, each opened by the other. Debian's knows no hybrid recipients before 1.3:
 * those are in the vectors (`unit/shared/crypto/age.test.ts`), which the reference implementation made.
 */
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decryptWith, encryptTo } from '#shared/crypto/age.ts'
import { ask, hasProgram, outLoud, scratchFolder } from '#tests/support/programs.ts'

const sizes = [1_000, 100_000, 5_000_000] as const
const passphrase = 'amber basket candle dragon ember'
const folder = scratchFolder('age')
let missing = ''
let identity = ''
let recipient = ''

beforeAll(async () => {
  for (const [program, debianPackage] of [
    ['age', 'age'],
    ['script', 'bsdutils'],
  ] as const)
    if (!(await hasProgram(program, debianPackage)))
      missing += `${program} is missing: apt-get install -y ${debianPackage} `
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
  writeFileSync(folder.path('key'), identity)
}, 120_000)

afterAll(() => folder.remove())

function freshBytes(size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

/** `age` takes a passphrase from a terminal only. */
function typed(command: string, lines: number): void {
  const { code, out } = ask('script', ['-qec', command, '/dev/null'], `${passphrase}\n`.repeat(lines))
  if (code !== 0) throw new Error(out)
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

describe.each(sizes)('%i bytes', { timeout: 60_000 }, (size) => {
  test('for an X25519 recipient go both ways', async ({ skip }) => {
    if (missing !== '') skip(outLoud(missing))
    const plain = freshBytes(size)
    writeFileSync(folder.path('ours'), await encryptTo([recipient], plain))
    expect(
      ask('age', ['-d', '-i', folder.path('key'), '-o', folder.path('back'), folder.path('ours')]).code,
    ).toBe(0)
    expect(sameBytes(readFileSync(folder.path('back')), plain)).toBe(true)

    writeFileSync(folder.path('plain'), plain)
    expect(ask('age', ['-r', recipient, '-o', folder.path('theirs'), folder.path('plain')]).code).toBe(0)
    const opened = await decryptWith([identity], new Uint8Array(readFileSync(folder.path('theirs'))))
    expect(opened.ok && sameBytes(opened.value, plain)).toBe(true)
  })

  // The program itself uses no passphrase here, so the library is asked alone.
  test('of ours under a passphrase are opened by age', async ({ skip }) => {
    if (missing !== '') skip(outLoud(missing))
    const plain = freshBytes(size)
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    encrypter.setScryptWorkFactor(12)
    writeFileSync(folder.path('ours'), await encrypter.encrypt(plain))
    typed(`age -d -o ${folder.path('back')} ${folder.path('ours')}`, 1)
    expect(sameBytes(readFileSync(folder.path('back')), plain)).toBe(true)
  })
})

// One size: the work factor that `age` chooses takes seconds whatever the size, and the payload is as above.
test('a file of age under a passphrase is opened here', { timeout: 60_000 }, async ({ skip }) => {
  if (missing !== '') skip(outLoud(missing))
  const plain = freshBytes(300_000)
  writeFileSync(folder.path('plain'), plain)
  typed(`age -p -o ${folder.path('theirs')} ${folder.path('plain')}`, 2)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const opened = await decrypter.decrypt(new Uint8Array(readFileSync(folder.path('theirs'))))
  expect(sameBytes(opened, plain)).toBe(true)
})
