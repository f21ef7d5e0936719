/**
 * Plain JSON in the form it is stored and exchanged: well-formed text in composed Unicode (NFC) and no `__proto__`. It is
 * brought into this form when written, so that every device holds the same bytes for the same write.
 */
import type { JsonValue } from '#shared/base/json.ts'

export function toPlainJson(value: JsonValue): JsonValue {
  if (typeof value === 'string') return toPlainText(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(toPlainJson)
  const members = Object.entries(value).filter(([name]) => name !== '__proto__')
  return Object.fromEntries(members.map(([name, member]) => [toPlainText(name), toPlainJson(member)]))
}

/** Half a character (a lone surrogate, as cutting an emoji in two leaves it) becomes the replacement character. */
function toPlainText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\u{fffd}').normalize('NFC')
}
