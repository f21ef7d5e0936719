/** UTF-8, read strictly. */

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of well-formed UTF-8 (a byte order mark stays a character); `null` for anything else. */
export function utf8ToText(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
