import { armor, Decrypter } from 'age-encryption'
import * as vectors from 'cctv-age'
import { inflateSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createAgeIdentity, decryptWith, encryptTo, recipientOf } from '#shared/crypto/age.ts'

interface Vector {
  readonly name: string
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly file: Uint8Array
}

/** The Community Cryptography Test Vectors for age: lines of `name: value`, an empty line, the file. */
function readVector(name: string, bytes: Uint8Array): Vector {
  const end = Buffer.from(bytes).indexOf('\n\n')
  const fields = new Map<string, string[]>()
  for (const line of Buffer.from(bytes.subarray(0, end)).toString('utf8').split('\n')) {
    const [key = '', value = ''] = line.split(/: (.*)/s)
    fields.set(key, [...(fields.get(key) ?? []), value])
  }
  const rest = bytes.subarray(end + 2)
  return { name, fields, file: fields.has('compressed') ? new Uint8Array(inflateSync(rest)) : rest }
}

const all = Object.entries(vectors).map(([name, bytes]) => readVector(name, bytes))
const one = (vector: Vector, field: string): string => vector.fields.get(field)?.[0] ?? ''

async function open(vector: Vector): Promise<Uint8Array | string> {
  if (vector.fields.has('passphrase')) return openWithPassphrase(vector)
  const opened = await decryptWith(vector.fields.get('identity') ?? [], vector.file)
  return opened.ok ? opened.value : opened.error.type
}

/** The program opens no files with passphrases; those vectors are put to the library alone. */
async function openWithPassphrase({ fields, file }: Vector): Promise<Uint8Array | string> {
  const decrypter = new Decrypter()
  for (const passphrase of fields.get('passphrase') ?? []) decrypter.addPassphrase(passphrase)
  for (const identity of fields.get('identity') ?? []) decrypter.addIdentity(identity)
  const latin1 = Buffer.from(file).toString('latin1')
  try {
    return await decrypter.decrypt(fields.has('armored') ? armor.decode(latin1) : file)
  } catch (error) {
    return String(error).includes('no identity matched') ? 'NotForUs' : 'Damaged'
  }
}

describe('the vectors for age', () => {
  test('are 143', () => {
    expect(all).toHaveLength(143)
  })

  test.each(all.filter((vector) => one(vector, 'expect') === 'success'))(
    '$name opens to its payload',
    async (vector) => {
      const opened = await open(vector)
      if (typeof opened === 'string') throw new Error(opened)
      expect(createHash('sha256').update(opened).digest('hex')).toBe(one(vector, 'payload'))
    },
  )

  test.each(all.filter((vector) => one(vector, 'expect') === 'no match'))(
    '$name is for others',
    async (vector) => {
      expect(await open(vector)).toBe('NotForUs')
    },
  )

  test.each(all.filter((vector) => one(vector, 'expect').endsWith('failure')))(
    '$name is refused',
    async (vector) => {
      expect(['Damaged', 'NotAge']).toContain(await open(vector))
    },
  )
})

describe('files of our own', () => {
  test('open for each recipient and for nobody else', async () => {
    const [a, b, c] = await Promise.all([createAgeIdentity(), createAgeIdentity(), createAgeIdentity()])
    const plain = crypto.getRandomValues(new Uint8Array(60_000))
    const file = await encryptTo([await recipientOf(a), await recipientOf(b)], plain)
    for (const identity of [a, b])
      expect(await decryptWith([identity], file)).toEqual({ ok: true, value: plain })
    expect(await decryptWith([c], file)).toEqual({ ok: false, error: { type: 'NotForUs' } })
  })

  test('open in ASCII armor, and in no other dress', async () => {
    const identity = await createAgeIdentity()
    const file = await encryptTo([await recipientOf(identity)], Uint8Array.of(1, 2, 3))
    const text = armor.encode(file)
    const read = async (dressed: string) => {
      const opened = await decryptWith([identity], new TextEncoder().encode(dressed))
      return opened.ok ? [...opened.value] : opened.error.type
    }
    expect(await read(text)).toEqual([1, 2, 3])
    expect(await read(`\r\n ${text.replaceAll('\n', '\r\n')}\n`)).toEqual([1, 2, 3])
    expect(await read(text.replace('\n', '\nComment: x\n'))).toBe('Damaged')
    expect(await read(`Dear colleague,\n${text}`)).toBe('NotAge')
    expect(await read('')).toBe('NotAge')
  })

  test('name hybrid post-quantum recipients', async () => {
    expect(await recipientOf(await createAgeIdentity())).toMatch(/^age1pq1/)
  })
})
