/** Packages made wrong, one after the other from one seed: their bytes after decryption. */
import { sha256 } from '@noble/hashes/sha2.js'
import { gzipSync } from 'fflate'
import { bytesToHex, utf8ToBytes } from '#shared/base/bytes.ts'
import { canonicalJson } from '#shared/base/canonical-json.ts'
import type { Message } from '#shared/crypto/signature.ts'
import { sealParts } from '#shared/exchange/package-container.ts'
import type { PackageErrorCode } from '#shared/exchange/package-error.ts'
import type { Dice } from '#tests/support/dice.ts'
import type { Draft, Mutation, WrongDraft } from '#tests/support/package-mutations/mutation.ts'
import { bodyMutations, slowMutations } from '#tests/support/package-mutations/of-bodies.ts'
import { headerMutations } from '#tests/support/package-mutations/of-headers.ts'
import { recordMutations } from '#tests/support/package-mutations/of-records.ts'

export interface Mutant {
  readonly name: string
  readonly inner: Uint8Array
  /** The codes it may be refused with; nothing where any is right. */
  readonly codes: readonly PackageErrorCode[] | null
}

/** A sound package, taken apart. */
export interface Sound extends Draft {
  /** The sender's signature. */
  readonly signed: (message: Message) => Uint8Array
  readonly inner: Uint8Array
}

const families = [
  [headerMutations, 8],
  [bodyMutations, 5],
  [recordMutations, 8],
  [slowMutations, 0.02],
] as const

/** Two of five have their bytes disordered; of the others five in six are signed anew by the true sender. */
export function mutantOf(sound: Sound, dice: Dice): Mutant {
  if (dice.chance(2 / 5)) return disordered(sound, dice)
  const mutation = dice.one(dice.weighted(families))
  const inner = joined(sound, mutation.make(sound, dice))
  if (dice.chance(5 / 6)) return { name: mutation.name, inner, codes: [mutation.code] }
  return {
    name: `${mutation.name}, with the former signature`,
    inner: withSignatureOf(sound.inner, inner),
    codes: codesUnsigned(mutation),
  }
}

/** What is looked at before the signature keeps its own code. */
function codesUnsigned({ code }: Mutation): readonly PackageErrorCode[] {
  return code === 'E_FORMAT' || code === 'E_UNKNOWN_SENDER' || code === 'E_NEWER_APP'
    ? [code, 'E_SIGNATURE']
    : ['E_SIGNATURE']
}

/** Makes the rest right: count, length and hash of the lines as they are, unless the mutation is about them. */
function joined({ header, lines, signed }: Sound, wrong: WrongDraft): Uint8Array {
  const text = wrong.text ?? lines.join('')
  const plain = utf8ToBytes(text)
  const told = wrong.text === undefined ? {} : truthAbout(plain, text)
  const canonical = canonicalJson({ ...(wrong.header ?? header), ...told }) ?? ''
  const headerBytes = utf8ToBytes(wrong.respell ? wrong.respell(canonical) : canonical)
  const bytes = wrong.compress ? wrong.compress(plain) : gzipSync(plain, { mtime: 0 })
  return sealParts(signed, headerBytes, { bytes, hash: sha256(bytes) })
}

function truthAbout(plain: Uint8Array, text: string): Readonly<Record<string, unknown>> {
  return {
    records: text.split('\n').filter((line) => line.startsWith('{"t":"rec"')).length,
    bodyBytes: plain.length,
    bodySha256: bytesToHex(sha256(plain)),
  }
}

/** Where the signature begins. */
function signatureAt(inner: Uint8Array): number {
  const view = new DataView(inner.buffer, inner.byteOffset)
  const bodyAt = 14 + view.getUint32(10) + 8
  return bodyAt + view.getUint32(bodyAt - 4)
}

function withSignatureOf(sound: Uint8Array, inner: Uint8Array): Uint8Array {
  const from = signatureAt(sound)
  const mixed = inner.slice()
  mixed.set(sound.subarray(from, from + 64), signatureAt(inner))
  return mixed
}

const lengths = [0, 1, 2 ** 16, 2 ** 16 + 1, 2 ** 31, 2 ** 32 - 1] as const

/** Bytes changed, cut, put in, taken out; lengths that lie; something where nothing should be. */
function disordered({ inner }: Sound, dice: Dice): Mutant {
  const end = signatureAt(inner) + 64
  const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset)
  const bodyAt = 14 + view(inner).getUint32(10)
  const disorders: Readonly<Record<string, () => Uint8Array>> = {
    'bytes changed': () => {
      const bytes = inner.slice()
      for (let count = 1 + dice.below(8); count > 0; count--) {
        const at = dice.below(end)
        bytes[at] = (bytes[at] ?? 0) ^ (1 + dice.below(255))
      }
      return bytes
    },
    'another length of the header': () => withLength(inner, 10, dice),
    'another length of the body': () => withLength(inner, bodyAt + dice.one([0, 4]), dice),
    'cut off': () => inner.slice(0, dice.below(end)),
    'a byte put in': () => {
      const at = dice.below(end)
      return Uint8Array.of(...inner.subarray(0, at), dice.below(256), ...inner.subarray(at))
    },
    'a byte taken out': () => {
      const at = dice.below(end)
      return Uint8Array.of(...inner.subarray(0, at), ...inner.subarray(at + 1))
    },
    'something after the end': () => {
      const bytes = inner.slice()
      bytes[end + dice.below(inner.length - end)] = 1 + dice.below(255)
      return bytes
    },
    'another version': () => inner.map((byte, at) => (at === 9 ? dice.one([0, 2, 255]) : byte)),
    'twice over': () => Uint8Array.of(...inner, ...inner),
    'nothing but chance': () => dice.random.bytes(dice.below(2_000)),
  }
  const [name, make] = dice.one(Object.entries(disorders))
  return { name, inner: make(), codes: null }
}

function withLength(inner: Uint8Array, at: number, dice: Dice): Uint8Array {
  const bytes = inner.slice()
  const view = new DataView(bytes.buffer)
  const former = view.getUint32(at)
  const other = dice.one([former + 1, former - 1, ...lengths, dice.below(2 ** 32)])
  view.setUint32(at, other === former ? former + 2 : other)
  return bytes
}
