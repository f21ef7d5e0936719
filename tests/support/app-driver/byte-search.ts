/** Looks for texts in raw bytes, in both encodings that a program on any system would use. */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'

export interface Find {
  readonly text: string
  readonly encoding: 'utf8' | 'utf16le'
  readonly where: string
}

const encodings = ['utf8', 'utf16le'] as const

/** Every place below the folders where one of the texts stands. */
export function searchFolders(folders: readonly string[], texts: readonly string[]): readonly Find[] {
  return folders.flatMap((folder) =>
    filesBelow(folder).flatMap((path) => searchBytes(readFileSync(path), texts, path)),
  )
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

export function searchBytes(bytes: Buffer, texts: readonly string[], where: string): readonly Find[] {
  return texts.flatMap((text) =>
    encodings
      .filter((encoding) => bytes.includes(Buffer.from(text, encoding)))
      .map((encoding) => ({ text, encoding, where })),
  )
}

/** Every writable mapping of a living process in which one of the texts stands (needs the right to trace it). */
export function searchMemory(pid: number, texts: readonly string[]): readonly Find[] {
  const memory = openQuietly(`/proc/${String(pid)}/mem`)
  if (memory === undefined) return []
  try {
    return mappingsOf(pid).flatMap((mapping) => searchMapping(memory, mapping, texts))
  } finally {
    closeSync(memory)
  }
}

interface Mapping {
  readonly pid: number
  readonly start: number
  readonly end: number
  readonly name: string
}

const piece = 16 * 1024 * 1024
/** Pieces overlap by more than the longest text, so that none is cut in two. */
const overlap = 4096

function searchMapping(memory: number, { pid, start, end, name }: Mapping, texts: readonly string[]) {
  const finds: Find[] = []
  for (let at = start; at < end; at += piece - overlap) {
    const bytes = readAt(memory, at, Math.min(piece, end - at))
    if (bytes) finds.push(...searchBytes(bytes, texts, `${String(pid)} ${name} ${at.toString(16)}`))
  }
  return finds
}

function readAt(memory: number, at: number, length: number): Buffer | undefined {
  const buffer = Buffer.alloc(length)
  try {
    return buffer.subarray(0, readSync(memory, buffer, 0, length, at))
  } catch {
    // Guard pages and device memory cannot be read.
    return undefined
  }
}

/** Mappings that can be written: code and read-only data cannot hold what was typed. */
function mappingsOf(pid: number): readonly Mapping[] {
  const lines = readFileSync(`/proc/${String(pid)}/maps`, 'latin1').split('\n')
  return lines.flatMap((line) => {
    const match = /^([0-9a-f]+)-([0-9a-f]+) rw..\s\S+ \S+ \d+\s*(.*)$/.exec(line)
    const [, start = '0', end = '0', name = ''] = match ?? []
    const mapping = { pid, start: Number.parseInt(start, 16), end: Number.parseInt(end, 16), name }
    return match ? [mapping] : []
  })
}

function openQuietly(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch {
    return undefined
  }
}
