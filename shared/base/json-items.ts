/** The items of a JSON list, told apart without being read: whoever wants one of many reads that one. */

const [quote, escape, comma] = [0x22, 0x5c, 0x2c]
const [openList, closeList] = [0x5b, 0x5d]
const [openObject, closeObject] = [0x7b, 0x7d]

/** The bytes of each item; `null` for what is no list. The list must be well-formed and without space between items. */
export function jsonItems(bytes: Uint8Array): readonly Uint8Array[] | null {
  const last = bytes.length - 1
  if (last < 1 || bytes[0] !== openList || bytes[last] !== closeList) return null
  const items: Uint8Array[] = []
  for (let start = 1; start < last;) {
    const end = endOfItem(bytes, start)
    items.push(bytes.subarray(start, end))
    start = end + 1
  }
  return items
}

/** How each byte outside of a text changes the depth. */
const steps = Int8Array.from({ length: 256 }, (_, byte) => {
  if (byte === openList || byte === openObject) return 1
  return byte === closeList || byte === closeObject ? -1 : 0
})

/** The comma behind an item, or the bracket that ends the list. */
function endOfItem(bytes: Uint8Array, start: number): number {
  let depth = 0
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === quote) at = endOfText(bytes, at)
    depth += steps[byte] ?? 0
    if (depth < 0 || (depth === 0 && byte === comma)) return at
  }
  return bytes.length
}

function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === escape ? 2 : 1
  return at
}
