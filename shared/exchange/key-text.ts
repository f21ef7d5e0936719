/** Keys and signatures as they stand in directories and cards: base64 of their exact length. */
import * as z from 'zod'
import { base64ToBytes } from '#shared/base/base64.ts'
import { publicKeyLength, signatureLength } from '#shared/crypto/signature.ts'

const base64Of = (length: number) =>
  z.string().refine((text) => base64ToBytes(text)?.length === length, `${length} bytes`)

export const PublicKeyText = base64Of(publicKeyLength)
export const SignatureText = base64Of(signatureLength)

export function keyBytes(text: string): Uint8Array {
  return base64ToBytes(text) ?? new Uint8Array(0)
}
