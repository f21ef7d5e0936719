/** The text of a text file: UTF-8, UTF-16 with its mark, or else Windows-1252, in which German Excel writes CSV. */
import { utf8ToText } from '#shared/base/utf8.ts'

/** What stands at 0x80 to 0x9F; the rest of Windows-1252 are the code points themselves. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

export function textOfBytes(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2), true)
  if (first === 0xfe && second === 0xff) return utf16(bytes.subarray(2), false)
  const text = utf8ToText(bytes) ?? fromWindows1252(bytes)
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

function utf16(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const units = Array.from({ length: bytes.length >> 1 }, (_none, at) => view.getUint16(at * 2, littleEndian))
  return inPieces(units)
}

function fromWindows1252(bytes: Uint8Array): string {
  const units = Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0x9f ? windows1252.charCodeAt(byte - 0x80) : byte,
  )
  return inPieces(units)
}

/** A function takes only so many arguments. */
function inPieces(units: readonly number[]): string {
  let text = ''
  for (let at = 0; at < units.length; at += 8192) text += String.fromCharCode(...units.slice(at, at + 8192))
  return text
}
