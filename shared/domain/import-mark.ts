/**
 * Where a case came from a list: by what its row is known again. Everything in it is a keyed hash (HMAC-SHA-256 under a
 * secret of the vault), so that neither the row nor its number can be read out of it, here or at another office.
 */
import * as z from 'zod'

const Hash = z.string().regex(/^[0-9a-f]{16,32}$/)

export const ImportMark = z
  .object({
    /** Of the chosen key, or of all that the row says. */
    key: Hash,
    /** Of all registers the row wrote. */
    content: Hash,
    /** Of each of them, so that a later import changes only what has changed in the list. */
    fields: z.record(z.string(), Hash).readonly(),
  })
  .readonly()
export type ImportMark = z.infer<typeof ImportMark>

/** The register that holds it. */
export const importRegister = 'imported'

/** What the head keeps of it: enough to know a row again and to see that it has changed. */
export function shortMark({ key, content }: ImportMark): string {
  return `${key}.${content}`
}
