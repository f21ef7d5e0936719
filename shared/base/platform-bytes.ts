/**
 * Functions of bytes that every platform of ours brings along: SHA-256 (FIPS 180-4) and gzip (RFC 1952), for what is long
 * several times as fast as in JavaScript. They are pure like any other; only their types are not in the core, which has
 * neither DOM nor Node.
 */
interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>
  cancel(): Promise<void>
}

interface ByteWriter {
  write(bytes: Uint8Array): Promise<void>
  close(): Promise<void>
  abort(reason: unknown): Promise<void>
}

interface ByteStream {
  readonly readable: { getReader(): ByteReader }
  readonly writable: { getWriter(): ByteWriter }
}

type StreamOf = new (format: 'gzip') => ByteStream

declare const crypto: {
  readonly subtle: { digest(algorithm: 'SHA-256', bytes: Uint8Array): Promise<ArrayBuffer> }
}
declare const CompressionStream: StreamOf
declare const DecompressionStream: StreamOf

export async function sha256Of(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

/** The bytes as one gzip member without a name or a time. */
export async function gzip(plain: Uint8Array): Promise<Uint8Array> {
  return gzipParts(steps(plain))
}

/** The same of what comes part by part. No part may be written over: it may be read after the next one was asked for. */
export async function gzipParts(plain: Iterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new CompressionStream('gzip')
  const fed = feed(stream.writable.getWriter(), plain)
  // What goes wrong on the way in is told by the reader as well.
  fed.catch(() => undefined)
  const reader = stream.readable.getReader()
  for (let read = await reader.read(); !read.done && read.value; read = await reader.read()) {
    parts.push(read.value)
    length += read.value.length
  }
  await fed
  const packed = new Uint8Array(length)
  parts.reduce((at, part) => {
    packed.set(part, at)
    return at + part.length
  }, 0)
  return packed
}

/** Deflate turns one byte into no more than so many. */
export const maxRatio = 1032

/**
 * Hands out the bytes part by part as they are unpacked, and answers whether they were exactly `expected` many and sound to
 * the end. Stops at the first byte too many (a bomb is never unpacked), and where `onPart` answers that it need not go on.
 * No part is written over.
 */
export async function gunzipParts(
  packed: Uint8Array,
  expected: number,
  onPart: (part: Uint8Array) => boolean | Promise<boolean>,
): Promise<boolean> {
  if (expected > packed.length * maxRatio) return false
  const parts = unpacked(packed)
  let length = 0
  try {
    for (;;) {
      const { done, value } = await parts.next()
      if (done) return value && length === expected
      length += value.length
      if (length > expected || !(await onPart(value))) return false
    }
  } finally {
    await parts.return(false)
  }
}

/** What is unpacked, and at the end whether it was sound: not damaged, cut off, or with something behind its end. */
async function* unpacked(packed: Uint8Array): AsyncGenerator<Uint8Array, boolean, undefined> {
  const stream = new DecompressionStream('gzip')
  const fed = feed(stream.writable.getWriter(), steps(packed, packedStep)).then(
    () => true,
    () => false,
  )
  const reader = stream.readable.getReader()
  try {
    for (;;) {
      const read = await reader.read().catch(() => null)
      if (!read) return false
      if (read.done || !read.value) return await fed
      yield read.value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** The first bytes up to `end`, without it; `null` where it does not come within `most`. Little more is unpacked. */
export async function gunzipUntil(packed: Uint8Array, end: number, most: number): Promise<Uint8Array | null> {
  const head = new Uint8Array(Math.min(most, packed.length * maxRatio))
  let length = 0
  for await (const part of unpacked(packed)) {
    const room = part.subarray(0, head.length - length)
    head.set(room, length)
    const found = room.indexOf(end)
    if (found >= 0) return head.subarray(0, length + found)
    length += room.length
    if (room.length < part.length) return null
  }
  return null
}

const usualStep = 1024 * 1024
/** A step is unpacked as a whole before the first of it can be seen, and may hold a thousand times as much. */
const packedStep = 16 * 1024

function* steps(bytes: Uint8Array, step = usualStep): Generator<Uint8Array, undefined> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

async function feed(writer: ByteWriter, bytes: Iterable<Uint8Array>): Promise<void> {
  const fed = writeAll(writer, bytes)
  // Where a part cannot be had, whoever reads what comes out would wait for ever.
  await fed.catch(async (problem: unknown) => writer.abort(problem))
  return fed
}

async function writeAll(writer: ByteWriter, bytes: Iterable<Uint8Array>): Promise<void> {
  for (const part of bytes) await writer.write(part)
  await writer.close()
}
