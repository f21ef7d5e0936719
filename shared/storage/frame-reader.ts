/**
 * Reads a journal or a snapshot piece by piece: the longest prefix whose chain holds, and what lies behind it.
 *
 * A write that was cut off leaves a torn tail, which was never confirmed to anybody and may be cut away. Whole frames
 * BEHIND a broken one are another matter: they were confirmed. They are not trusted, but they are told.
 */
import { equalBytes, joinBytes, readU32be } from '#shared/base/bytes.ts'
import {
  chainLength,
  chainOfHeader,
  frameOverhead,
  headerLength,
  maxPayload,
  nextChain,
  readFileHeader,
  type FileHeader,
  type HeaderError,
  type Sha256,
} from '#shared/storage/journal-format.ts'

export interface Frame {
  /** Runs from 1. */
  readonly seq: number
  /** Where the frame begins in the file; its payload follows 4 bytes later. */
  readonly offset: number
  readonly payload: Uint8Array
}

export interface FileReport {
  /** `null` when the file has no readable header; `headerError` then says why. */
  readonly header: FileHeader | null
  readonly headerError: HeaderError['type'] | null
  readonly frames: number
  /** Length of the sound prefix. Before anything is appended the file is cut to it. */
  readonly validBytes: number
  /** Bytes behind the sound prefix. */
  readonly tornBytes: number
  /** Whole frames lie behind a broken one: something that was once confirmed is damaged. */
  readonly chainBroken: boolean
  /** The chain value at the end of the sound prefix; empty without a header. */
  readonly chain: Uint8Array
}

export interface FrameReader {
  /** Takes the next bytes of the file and gives the frames that have become whole and are sound. */
  readonly push: (chunk: Uint8Array) => readonly Frame[]
  /** Says what was found, after the last byte. */
  readonly finish: () => FileReport
}

/** A reader for one file. Payloads are copies: the pushed chunks may be reused. */
export function createFrameReader(sha256: Sha256): FrameReader {
  const state: ReaderState = {
    queue: createByteQueue(),
    header: null,
    headerError: null,
    chain: new Uint8Array(0),
    validBytes: 0,
    frames: 0,
    stopped: false,
  }
  return {
    push(chunk) {
      state.queue.push(chunk)
      if (awaitsHeader(state) && state.queue.length() >= headerLength) takeHeader(state, sha256)
      const found: Frame[] = []
      for (let frame = takeFrame(state, sha256); frame; frame = takeFrame(state, sha256)) found.push(frame)
      return found
    },
    finish() {
      if (awaitsHeader(state)) takeHeader(state, sha256)
      const { queue, header, headerError, frames, validBytes, chain } = state
      const rest = queue.peek(queue.length())
      const chainBroken = header !== null && holdsWholeFrame(rest, chain, sha256)
      return { header, headerError, frames, validBytes, tornBytes: rest.length, chainBroken, chain }
    },
  }
}

interface ReaderState {
  readonly queue: ByteQueue
  header: FileHeader | null
  headerError: HeaderError['type'] | null
  chain: Uint8Array
  validBytes: number
  frames: number
  /** True behind the first frame that is not sound. */
  stopped: boolean
}

function awaitsHeader(state: ReaderState): boolean {
  return state.header === null && state.headerError === null
}

function takeHeader(state: ReaderState, sha256: Sha256): void {
  const bytes = state.queue.peek(headerLength)
  const read = readFileHeader(bytes)
  if (!read.ok) {
    state.headerError = read.error.type
    return
  }
  state.header = read.value
  state.chain = chainOfHeader(bytes, sha256)
  state.validBytes = headerLength
  state.queue.drop(headerLength)
}

function takeFrame(state: ReaderState, sha256: Sha256): Frame | null {
  const { queue } = state
  if (!state.header || state.stopped || queue.length() < 4) return null
  const length = readU32be(queue.peek(4), 0)
  state.stopped = length > maxPayload
  if (state.stopped || queue.length() < length + frameOverhead) return null
  const bytes = queue.peek(length + frameOverhead)
  const payload = bytes.slice(4, 4 + length)
  const chain = nextChain(state.chain, payload, sha256)
  state.stopped = !equalBytes(chain, bytes.subarray(4 + length))
  if (state.stopped) return null
  queue.drop(bytes.length)
  const offset = state.validBytes
  state.chain = chain
  state.validBytes += bytes.length
  state.frames += 1
  return { seq: state.frames, offset, payload }
}

export interface ReadFile extends FileReport {
  readonly found: readonly Frame[]
}

/** Reads a whole file at once. */
export function readFrames(file: Uint8Array, sha256: Sha256): ReadFile {
  const reader = createFrameReader(sha256)
  const found = reader.push(file)
  return { ...reader.finish(), found }
}

/**
 * Whether a frame that was once written whole lies in the bytes behind the sound prefix.
 *
 * A later frame continues the chain value stored just before it, so it proves itself without its forerunners. Where
 * a length field is damaged the place of the next frame is unknown: then every place is tried that could begin a
 * payload of `frame-payload.ts` (trying all others would hash far too much).
 */
function holdsWholeFrame(rest: Uint8Array, chain: Uint8Array, sha256: Sha256): boolean {
  if (rest.length < frameOverhead) return false
  const isFrameAfter = (before: Uint8Array, at: number): boolean => {
    const payload = payloadAt(rest, at)
    if (!payload) return false
    const end = at + payload.length + frameOverhead
    return equalBytes(nextChain(before, payload, sha256), rest.subarray(end - chainLength, end))
  }
  const broken = payloadAt(rest, 0)
  if (broken) {
    const next = broken.length + frameOverhead
    // Where only the stored chain value was hit, the next frame continues the true one.
    const befores = [rest.subarray(next - chainLength, next), nextChain(chain, broken, sha256)]
    if (befores.some((before) => isFrameAfter(before, next))) return true
  }
  for (let at = chainLength; at + frameOverhead + 5 <= rest.length; at++)
    if (mayBeginFrame(rest, at) && isFrameAfter(rest.subarray(at - chainLength, at), at)) return true
  return false
}

/** Offset 8 of a journal frame is the `[` of its row list, and the list is no longer than the payload. */
function mayBeginFrame(rest: Uint8Array, at: number): boolean {
  if (rest[at + 8] !== 0x5b) return false
  return readU32be(rest, at + 4) + 4 <= readU32be(rest, at)
}

/** The payload of a frame at a place, when a whole one would fit there. */
function payloadAt(rest: Uint8Array, at: number): Uint8Array | null {
  if (at + frameOverhead > rest.length) return null
  const length = readU32be(rest, at)
  if (length > maxPayload || at + length + frameOverhead > rest.length) return null
  return rest.subarray(at + 4, at + 4 + length)
}

interface ByteQueue {
  readonly push: (chunk: Uint8Array) => void
  readonly length: () => number
  /** The first `count` bytes (fewer when fewer are there), left in place. */
  readonly peek: (count: number) => Uint8Array
  readonly drop: (count: number) => void
}

/** Chunks in a row, joined only when a whole frame is there: a long frame in small chunks stays cheap. */
function createByteQueue(): ByteQueue {
  let chunks: Uint8Array[] = []
  let start = 0
  let total = 0
  return {
    push(chunk) {
      chunks.push(chunk.slice())
      total += chunk.length
    },
    length: () => total,
    peek(count) {
      const first = chunks[0]
      if (first && first.length - start >= count) return first.subarray(start, start + count)
      const rest = joinBytes(chunks).subarray(start)
      chunks = [rest]
      start = 0
      return rest.subarray(0, count)
    },
    drop(count) {
      start += count
      total -= count
    },
  }
}
