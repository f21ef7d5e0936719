/**
 * Text as UTF-8, many pieces one after the other.
 *
 * [Note: Piece by piece] Thousands of records become bytes with every package and every snapshot. To encode straight
 * into bytes that are there already is ten times as fast as to ask for new ones with each text. And a single letter
 * beyond Latin-1, such as a dash, makes a whole text take two bytes a letter, which doubles the work: where a long
 * text is put together record by record, only those that hold such a letter do.
 */
import type { JsonValue } from '#shared/base/json.ts'

const encoder = new TextEncoder()
/** A letter of a JavaScript text takes no more bytes. */
const mostBytes = 3
const usualPart = 64 * 1024
const usualRoom = 256 * 1024

/** The UTF-8 of all texts, and of what is UTF-8 already, in parts that hold at least one of them each. */
export function* utf8Parts(
  texts: Iterable<string | Uint8Array>,
  partLength = usualPart,
): Generator<Uint8Array, undefined> {
  let part = new Uint8Array(0)
  let end = 0
  for (const text of texts) {
    const most = mostBytesOf(text)
    if (part.length - end < most) {
      if (end > 0) yield part.subarray(0, end)
      part = new Uint8Array(Math.max(partLength, most))
      end = 0
    }
    end += write(text, part.subarray(end))
  }
  if (end > 0) yield part.subarray(0, end)
}

export interface WrittenRoom<Length> {
  readonly room: Uint8Array<ArrayBuffer>
  readonly length: Length
}

/** The same in one piece: in the room where it is long enough, otherwise in a longer one. */
export function writtenInto(first: Uint8Array<ArrayBuffer>, texts: Pieces): WrittenRoom<number>
/** No more than so many bytes; `null` where it may be more. */
export function writtenInto(
  first: Uint8Array<ArrayBuffer>,
  texts: Pieces,
  longest: number,
): WrittenRoom<number | null>
export function writtenInto(
  first: Uint8Array<ArrayBuffer>,
  texts: Pieces,
  longest = Number.POSITIVE_INFINITY,
): WrittenRoom<number | null> {
  let room = first
  let length = 0
  for (const text of texts) {
    const most = length + mostBytesOf(text)
    if (most > longest) return { room, length: null }
    if (most > room.length) {
      const longer = new Uint8Array(Math.max(most, room.length * 2, usualRoom))
      longer.set(room.subarray(0, length))
      room = longer
    }
    length += write(text, room.subarray(length))
  }
  return { room, length }
}

type Pieces = Iterable<string | Uint8Array>

function mostBytesOf(text: string | Uint8Array): number {
  return typeof text === 'string' ? text.length * mostBytes : text.length
}

function write(text: string | Uint8Array, into: Uint8Array): number {
  if (typeof text === 'string') return encoder.encodeInto(text, into).written
  into.set(text)
  return text.length
}

/** What `JSON.stringify` says of the value, in pieces: each item of a list, and of the lists in an object, by itself. */
export function* jsonPieces(value: JsonValue): Generator<string, undefined> {
  if (isList(value)) yield* piecesOfList(value)
  else if (isPlain(value)) yield* piecesOfMembers(value)
  else yield JSON.stringify(value)
}

function* piecesOfMembers(members: { readonly [name: string]: JsonValue }): Generator<string, undefined> {
  let before = '{'
  for (const [name, member] of Object.entries(members)) {
    const text = isList(member) ? null : textOf(member)
    // What is not said in JSON is left out with its name.
    if (text === undefined) continue
    yield `${before}${JSON.stringify(name)}:${text ?? ''}`
    if (isList(member)) yield* piecesOfList(member)
    before = ','
  }
  yield before === '{' ? '{}' : '}'
}

function* piecesOfList(list: readonly JsonValue[]): Generator<string, undefined> {
  if (list.length === 0) yield '[]'
  for (const [at, item] of list.entries()) yield `${at === 0 ? '[' : ','}${textOf(item) ?? 'null'}`
  if (list.length > 0) yield ']'
}

/** `undefined` for what JSON does not say; whoever names a value `JsonValue` may still have members without one. */
function textOf(value: JsonValue): string | undefined {
  return JSON.stringify(value)
}

/** What is no mere bag of members may say in its own way how it is spelt. */
function isPlain(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
