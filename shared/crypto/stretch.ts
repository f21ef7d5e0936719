/**
 * From a passphrase to a key: Argon2id (RFC 9106), made slow and hungry for memory so that guessing is too.
 *
 * One lane on purpose: WebAssembly would run lanes one after the other anyway, and with one lane three independent
 * implementations can be compared (see the tests).
 */
import { argon2id } from 'hash-wasm'
import * as z from 'zod'
import { base64ToBytes, bytesToBase64 } from '#shared/base/base64.ts'
import type { Random } from '#shared/base/random.ts'

export const saltLength = 16

export const Salt = z
  .string()
  .refine((text) => base64ToBytes(text)?.length === saltLength, 'a salt of 16 bytes')

/** What a reader accepts. Below, a forged file could weaken the key; above, it could stop the machine. */
export const StretchParameters = z.strictObject({
  alg: z.literal('argon2id'),
  /** Version 1.3 of Argon2. */
  v: z.literal(19),
  /** KiB of memory. */
  m: z.number().int().min(65_536).max(1_048_576),
  /** Passes. */
  t: z.number().int().min(1).max(16),
  p: z.literal(1),
  salt: Salt,
})
export type StretchParameters = z.infer<typeof StretchParameters>

/** Turns passphrase bytes into 32 key bytes. Handed in, because it is slow by design. */
export type Stretch = (passphrase: Uint8Array, parameters: StretchParameters) => Promise<Uint8Array>

const current = { alg: 'argon2id', v: 19, m: 131_072, t: 3, p: 1 } as const

/** Parameters for a new key, as strong as this build thinks right. */
export function freshStretchParameters(random: Random): StretchParameters {
  return { ...current, salt: bytesToBase64(random.bytes(saltLength)) }
}

/** Whether a key was stretched less than this build would, and should be wrapped anew at the next unlock. */
export function isWeakerThanCurrent({ m, t }: StretchParameters): boolean {
  return m * t < current.m * current.t
}

export const stretchWithArgon2: Stretch = async (passphrase, { m, t, p, salt }) =>
  argon2id({
    password: passphrase,
    salt: base64ToBytes(salt) ?? new Uint8Array(0),
    iterations: t,
    parallelism: p,
    memorySize: m,
    hashLength: 32,
    outputType: 'binary',
  })
