/**
 * The outer shell of a package: a standard age v1 file (C2SP age) to hybrid post-quantum recipients, so that any age
 * from 1.3 on opens it. Whole buffers only: nothing of a file is looked at before all of it is authenticated.
 */
import {
  armor,
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  identityToRecipient,
  type Identity,
} from 'age-encryption'
import { err, ok, type Result } from '#shared/base/result.ts'
import { utf8ToText } from '#shared/base/utf8.ts'

export type AgeError =
  /** No age file at all. */
  | { readonly type: 'NotAge' }
  /** For other recipients, or so damaged that it seems to be. */
  | { readonly type: 'NotForUs' }
  | { readonly type: 'Damaged' }

/** A private age identity, `AGE-SECRET-KEY-PQ-1…`. Its randomness is the library's own. */
export function createAgeIdentity(): Promise<string> {
  return generateHybridIdentity()
}

/** The public recipient of an identity, `age1pq1…`. */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity)
}

/** Whether a text is a public recipient that age reads. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/**
 * Encrypts to all that can be encrypted to; a stored directory may name what is no key. `null` where there is nobody.
 * `also`: who can open it besides, and alone would be no reason to make it.
 */
export async function encryptToUsable(
  recipients: readonly string[],
  plain: Uint8Array,
  also: readonly string[] = [],
): Promise<Uint8Array | null> {
  if (recipients.length === 0) return null
  const encrypted = await tryEncrypting([...recipients, ...also], plain)
  if (encrypted) return encrypted
  const usable: string[] = []
  for (const one of recipients) if (await tryEncrypting([one], new Uint8Array(0))) usable.push(one)
  return usable.length === 0 ? null : tryEncrypting([...usable, ...also], plain)
}

async function tryEncrypting(recipients: readonly string[], plain: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await encryptTo(recipients, plain)
  } catch {
    return null
  }
}

export async function encryptTo(recipients: readonly string[], plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(plain)
}

/**
 * The plain bytes of an age file, binary or in ASCII armor, that one of the identities opens. An identity is its text,
 * or somebody who keeps it elsewhere.
 */
export async function decryptWith(
  identities: readonly (string | Identity)[],
  file: Uint8Array,
): Promise<Result<Uint8Array, AgeError>> {
  const binary = unwrapArmor(file)
  if (!binary.ok) return binary
  if (!startsWith(binary.value, ageIntro)) return err({ type: 'NotAge' })
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    return ok(await decrypter.decrypt(binary.value))
  } catch (error) {
    // The library tells its refusals apart by their words only; the vectors in the tests watch over these.
    const isStranger = error instanceof Error && error.message.startsWith('no identity matched')
    return err({ type: isStranger ? 'NotForUs' : 'Damaged' })
  }
}

const ageIntro = 'age-encryption.org/'
const armorIntro = '-----BEGIN AGE ENCRYPTED FILE-----'

/** The binary file inside strict armor; a binary file as it is. White space around armor is allowed by age. */
function unwrapArmor(file: Uint8Array): Result<Uint8Array, AgeError> {
  if (startsWith(file, ageIntro)) return ok(file)
  const head = String.fromCharCode(...file.subarray(0, 1024)).trimStart()
  if (!head.startsWith(armorIntro)) return ok(file)
  const text = utf8ToText(file)
  if (text === null) return err({ type: 'Damaged' })
  try {
    return ok(armor.decode(text))
  } catch {
    return err({ type: 'Damaged' })
  }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, at) => bytes[at] === character.charCodeAt(0))
}
