/**
 * Looking through the notes of consultations. Notes are long and stand in no head; they are read one page of records
 * after the other, only when somebody asks for it. Every word must stand in the same note; no slip is forgiven here.
 */
import { shownValue, type JsonValue, type LiveRecord } from '#shared/records/record.ts'
import { collapse, fold } from '#shared/search/fold.ts'

export interface Note {
  readonly consultation: string
  /** ISO day; empty where the consultation has none. */
  readonly on: string
  readonly text: string
}

/** The place of the first hit with a little around it. */
export interface Excerpt {
  readonly before: string
  readonly hit: string
  readonly after: string
}

export interface NoteWords {
  readonly words: readonly { readonly folded: string; readonly collapsed: string }[]
}

const consultationName = /^c\.([0-9a-f]{32})$/

/** The notes of a case that have text. Read past the schema: a hundred thousand of them are looked at in one go. */
export function notesOf(record: LiveRecord): readonly Note[] {
  return Object.keys(record.f).flatMap((name) => {
    const consultation = consultationName.exec(name)?.[1]
    return consultation === undefined ? [] : noteIn(consultation, shownValue(record, name))
  })
}

function noteIn(consultation: string, value: JsonValue | undefined): readonly Note[] {
  if (typeof value !== 'object' || value === null) return []
  const { note, on } = value as { readonly note?: unknown; readonly on?: unknown }
  if (typeof note !== 'string' || note === '') return []
  return [{ consultation, on: typeof on === 'string' ? on : '', text: note }]
}

export function readNoteWords(typed: string): NoteWords {
  const words = typed.split(/\s+/).filter((word) => word !== '')
  return {
    words: words.map((word) => ({ folded: fold(word), collapsed: collapse(fold(word)) })),
  }
}

/** Whether every word stands in the text; never for no words. */
export function noteMatches(text: string, { words }: NoteWords): boolean {
  if (words.length === 0) return false
  const folded = fold(text)
  const collapsed = collapse(folded)
  return words.every((word) => folded.includes(word.folded) || collapsed.includes(word.collapsed))
}

/** So many characters stand around a hit. */
const around = 90

/** Where the first of the words stands. A text without any of them is shown from its beginning. */
export function excerptOf(text: string, query: NoteWords): Excerpt {
  const place = firstPlace(text, query)
  const from = place.from <= around ? 0 : wordStart(text, place.from - around)
  const to = place.to + around >= text.length ? text.length : wordEnd(text, place.to + around)
  return {
    before: `${from > 0 ? '… ' : ''}${text.slice(from, place.from)}`,
    hit: text.slice(place.from, place.to),
    after: `${text.slice(place.to, to)}${to < text.length ? ' …' : ''}`,
  }
}

interface Place {
  readonly from: number
  readonly to: number
}

/** Folded text, with the place in the original of each of its characters. */
interface Mapped {
  readonly text: string
  readonly places: readonly Place[]
}

function firstPlace(text: string, { words }: NoteWords): Place {
  const folded = mapFolded(text)
  const collapsed = mapCollapsed(folded)
  const found = words.flatMap((word) => [
    ...placesOf(folded, word.folded),
    ...placesOf(collapsed, word.collapsed),
  ])
  return found.sort((a, b) => a.from - b.from)[0] ?? { from: 0, to: 0 }
}

function placesOf({ text, places }: Mapped, word: string): readonly Place[] {
  const at = text.indexOf(word)
  const first = places[at]
  const last = places[at + word.length - 1]
  return word !== '' && first && last ? [{ from: first.from, to: last.to }] : []
}

function mapFolded(text: string): Mapped {
  const parts: string[] = []
  const places: Place[] = []
  let at = 0
  for (const character of text) {
    const folded = fold(character)
    parts.push(folded)
    for (let unit = 0; unit < folded.length; unit++) places.push({ from: at, to: at + character.length })
    at += character.length
  }
  return { text: parts.join(''), places }
}

/** The e that `collapse` takes away belongs to the vowel before it. */
function mapCollapsed({ text, places }: Mapped): Mapped {
  const kept: Place[] = []
  let at = 0
  for (const character of collapse(text)) {
    const here = places[at] ?? { from: 0, to: 0 }
    const isPair = 'aou'.includes(character) && text[at + 1] === 'e'
    kept.push(isPair ? { from: here.from, to: places[at + 1]?.to ?? here.to } : here)
    at += isPair ? 2 : 1
  }
  return { text: collapse(text), places: kept }
}

function wordStart(text: string, near: number): number {
  const space = text.lastIndexOf(' ', near)
  return space < 0 ? near : space + 1
}

function wordEnd(text: string, near: number): number {
  const space = text.indexOf(' ', near)
  return space < 0 ? text.length : space
}
