/**
 * The JSON Canonicalization Scheme (RFC 8785): one value, one spelling. What is signed or authenticated is spelt so.
 */
import canonicalize from 'canonicalize'
import { assert } from '#shared/base/assert.ts'
import { utf8ToBytes } from '#shared/base/bytes.ts'
import { parseJson, type JsonValue } from '#shared/base/json.ts'
import { utf8ToText } from '#shared/base/utf8.ts'

/** The canonical text; `null` where the scheme has none (a lone surrogate, a number that is not finite). */
export function canonicalJson(value: unknown): string | null {
  try {
    return canonicalize(value) ?? null
  } catch {
    return null
  }
}

/** The canonical UTF-8 of a value of our own making. */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalJson(value)
  assert(text !== null, 'only well-formed values are made canonical')
  return utf8ToBytes(text)
}

/** The value of bytes that are canonical JSON; `undefined` for any other spelling, double keys included. */
export function readCanonical(bytes: Uint8Array): JsonValue | undefined {
  const text = utf8ToText(bytes)
  const value = text === null ? undefined : parseJson(text)
  return value !== undefined && canonicalJson(value) === text ? value : undefined
}
