/** A journal or snapshot on disk: scanned once, then read frame by frame through an index of where they lie. */
import { createHash } from 'node:crypto'
import { createFrameReader, type FileReport } from '#shared/storage/frame-reader.ts'
import type { Sha256 } from '#shared/storage/journal-format.ts'
import type { FileSystem } from '#electron/vault-files/file-system.ts'
import { readAt } from '#electron/vault-files/whole-file.ts'

export const sha256: Sha256 = (parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

/** Where a frame's payload lies in its file. */
export interface FramePlace {
  readonly from: number
  readonly length: number
}

export interface FrameFile {
  readonly path: string
  readonly report: FileReport
  /** One for each sound frame; frame number `n` is at `n - 1`. */
  readonly places: readonly FramePlace[]
  /** The payloads of the last frame, for a look at a snapshot's end. */
  readonly lastPayload: Uint8Array | null
}

const chunkLength = 4 * 1024 * 1024

/** Frames of one answer together; a single longer frame is an answer by itself. */
const answerLength = 8 * 1024 * 1024

/** Reads a whole file and checks its chain. Rejects when the disk cannot be read or the file is absent. */
export async function scanFrameFile(fs: FileSystem, path: string): Promise<FrameFile> {
  const reader = createFrameReader(sha256)
  const places: FramePlace[] = []
  let lastPayload: Uint8Array | null = null
  const file = await fs.open(path, 'read')
  try {
    for (let at = 0; ;) {
      const chunk = await readAt(file, at, chunkLength)
      if (chunk.length === 0) break
      at += chunk.length
      for (const { offset, payload } of reader.push(chunk)) {
        places.push({ from: offset + 4, length: payload.length })
        lastPayload = payload
      }
    }
  } finally {
    await file.close()
  }
  return { path, report: reader.finish(), places, lastPayload }
}

export interface FramesAnswer {
  readonly frames: Uint8Array<ArrayBuffer>[]
  /** The number to go on after; `null` at the end. */
  readonly next: number | null
}

/** The payloads after frame number `after`: at least one if there is one, about 8 MiB at most. */
export async function readPlaces(
  fs: FileSystem,
  source: { readonly path: string; readonly places: readonly FramePlace[] },
  after: number,
): Promise<FramesAnswer> {
  const chosen = takeWhileFits(source.places.slice(after))
  if (chosen.length === 0) return { frames: [], next: null }
  const file = await fs.open(source.path, 'read')
  try {
    const frames: Uint8Array<ArrayBuffer>[] = []
    for (const { from, length } of chosen) frames.push(await readAt(file, from, length))
    const next = after + frames.length
    return { frames, next: next < source.places.length ? next : null }
  } finally {
    await file.close()
  }
}

function takeWhileFits(places: readonly FramePlace[]): readonly FramePlace[] {
  let total = 0
  const end = places.findIndex(({ length }, index) => {
    total += length
    return index > 0 && total > answerLength
  })
  return end < 0 ? places : places.slice(0, end)
}
