/**
 * The parts of a ZIP archive (XLSX and ODS are such), unpacked piece by piece. What the archive says of its own sizes
 * is not believed: what comes out is counted, and beyond the limit nothing more is unpacked.
 */
import { DecodeUTF8, Inflate } from 'fflate'
import { tableLimits } from '#shared/spreadsheet/table-limits.ts'

export interface Archive {
  readonly has: (name: string) => boolean
  /** The text of a part in pieces. Ends early, and `problem` says why, where the part is broken or too much. */
  readonly text: (name: string) => Generator<string>
  readonly problem: () => ArchiveProblem | null
}

export type ArchiveProblem = 'TableDamaged' | 'TableEncrypted' | 'TableTooBig'

interface Part {
  readonly packed: Uint8Array
  readonly method: number
  readonly encrypted: boolean
  readonly checksum: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
/** The mark, and the longest comment that may follow it. */
const longestEnd = 22 + 0xffff
/** Deflate makes at most a thousandfold of it, so that no single step unpacks more than some 16 MB. */
const pieceBytes = 16 * 1024

/** `null` where the bytes are no whole archive. */
export function openArchive(bytes: Uint8Array): Archive | null {
  const parts = readParts(bytes)
  if (!parts) return null
  const state: Unpacking['state'] = { problem: null }
  const budget = { left: tableLimits.unpackedBytes }
  return {
    has: (name) => parts.has(name),
    problem: () => state.problem,
    *text(name) {
      const part = parts.get(name)
      if (!part) return
      if (part.encrypted) state.problem = 'TableEncrypted'
      else yield* unpack(part, { state, budget })
    },
  }
}

/** All of a part at once; for the small ones. */
export function wholeText(archive: Archive, name: string): string {
  return [...archive.text(name)].join('')
}

interface Unpacking {
  readonly state: { problem: ArchiveProblem | null }
  readonly budget: { left: number }
}

function* unpack(part: Part, unpacking: Unpacking): Generator<string> {
  const { state } = unpacking
  const texts: string[] = []
  const open = createUnpacker(part.method, unpacking, (text) => texts.push(text))
  if (!open) state.problem = 'TableDamaged'
  const { packed } = part
  for (let at = 0; open && at < packed.length && state.problem === null; at += pieceBytes) {
    open.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length)
    yield* texts.splice(0)
  }
  if (open?.checksum() !== part.checksum) state.problem ??= 'TableDamaged'
}

interface Unpacker {
  readonly push: (piece: Uint8Array, final: boolean) => void
  readonly checksum: () => number
}

/** `null` for a way of packing that is neither none nor deflate. */
function createUnpacker(
  method: number,
  { state, budget }: Unpacking,
  onText: (text: string) => void,
): Unpacker | null {
  let sum = 0
  const decoder = new DecodeUTF8(onText)
  const take = (piece: Uint8Array, final: boolean): void => {
    budget.left -= piece.length
    sum = addToChecksum(sum, piece)
    if (budget.left < 0) state.problem = 'TableTooBig'
    else decoder.push(piece, final)
  }
  const inflate = new Inflate(take)
  if (method !== 0 && method !== 8) return null
  return {
    push(piece, final) {
      try {
        if (method === 0) take(piece, final)
        else inflate.push(piece, final)
      } catch {
        state.problem = 'TableDamaged'
      }
    },
    checksum: () => sum,
  }
}

/** CRC-32 of ISO 3309, as ZIP uses it. */
const checksumTable = Uint32Array.from({ length: 256 }, (_none, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = (rest & 1) === 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function addToChecksum(before: number, bytes: Uint8Array): number {
  let sum = ~before
  for (const byte of bytes) sum = (sum >>> 8) ^ (checksumTable[(sum ^ byte) & 0xff] ?? 0)
  return ~sum >>> 0
}

/** By the directory at the archive's end; the entries at its beginning may lack their sizes. */
function readParts(bytes: Uint8Array): Map<string, Part> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const parts = new Map<string, Part>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return null
    const part = readPart(bytes, view, at)
    if (!part) return null
    const nameLength = view.getUint16(at + 28, true)
    parts.set(asciiName(bytes.subarray(at + 46, at + 46 + nameLength)), part)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - longestEnd)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at
  }
  return null
}

function readPart(bytes: Uint8Array, view: DataView, at: number): Part | null {
  const size = view.getUint32(at + 20, true)
  const local = view.getUint32(at + 42, true)
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localMark) return null
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (from + size > bytes.length) return null
  return {
    packed: bytes.subarray(from, from + size),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    checksum: view.getUint32(at + 16, true),
  }
}

/** Names of parts are ASCII; Excel on Windows has written backslashes in them. */
function asciiName(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 300)).replaceAll('\\', '/')
}
