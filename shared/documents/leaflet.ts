/**
 * The leaflet: the one paper that people take away. Where to go, what to bring, by when and what to ask, in plain German
 * and beside it in a second language. Nothing on it tells who somebody is; the case code is there only if wished.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { joinWords, writeDay } from '#shared/documents/german-words.ts'
import { leafletMarkup } from '#shared/documents/leaflet-markup.ts'
import {
  bodyWording,
  leafletHeadings,
  leafletPhrases,
  type LeafletLanguage,
  type LeafletPart,
  type Wording,
} from '#shared/documents/leaflet-words.ts'

/** Chosen sentences by their ids, and what else the adviser wrote, one line each. */
export interface LeafletList {
  readonly phrases: readonly string[]
  readonly own: string
}

export interface LeafletInput {
  readonly language: LeafletLanguage | null
  readonly next: LeafletList
  readonly bodyType: string | null
  readonly body: string
  readonly town: string
  readonly opening: string
  /** The day the opening hours were checked. */
  readonly openingAsOf: CalendarDate | null
  readonly bring: LeafletList
  readonly until: CalendarDate | null
  readonly questions: LeafletList
  /** Empty for none. */
  readonly code: string
  readonly office: string
  /** How the counselling service is reached; empty leaves a line to write on. */
  readonly contact: string
  /** The day of printing. */
  readonly on: CalendarDate
}

/** A line in German with its translation, where there is one. */
interface Line {
  readonly de: string
  readonly other: string
}

export function printLeaflet(input: LeafletInput): PrintedDocument {
  const typed: unknown = JSON.parse(documentData(typedContent(input)))
  // The fixed words pass as they are: the second language has letters that the house's font lacks, and its own font.
  const fixed = {
    language: input.language ?? '',
    headings: Object.fromEntries(
      Object.entries(leafletHeadings).map(([name, wording]) => [name, lineOf(wording, input.language)]),
    ),
    bodyKind: lineOf(bodyWording(input.bodyType), input.language),
    next: phraseLines('next', input),
    bring: phraseLines('bring', input),
    questions: phraseLines('questions', input),
  }
  return { markup: leafletMarkup, data: JSON.stringify({ typed, fixed }) }
}

function typedContent(input: LeafletInput): unknown {
  return {
    title: leafletHeadings.title.de,
    office: input.office,
    footer: `Stand ${writeDay(input.on)}`,
    body: input.body,
    town: input.town,
    opening: input.opening,
    openingAsOf: input.openingAsOf === null ? '' : `Stand ${writeDay(input.openingAsOf)}`,
    until: writeDay(input.until),
    code: input.code,
    contact: input.contact,
    next: linesOf(input.next.own),
    bring: linesOf(input.bring.own),
    questions: linesOf(input.questions.own),
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function phraseLines(part: LeafletPart, input: LeafletInput): readonly Line[] {
  const known = leafletPhrases[part]
  return input[part].phrases.flatMap((id) => {
    const wording = known[id]
    return wording ? [lineOf(wording, input.language)] : []
  })
}

function lineOf(wording: Wording | null, language: LeafletLanguage | null): Line {
  return { de: wording?.de ?? '', other: wording && language !== null ? wording[language] : '' }
}

/** A name for the file that tells where it sends somebody, and nothing about whom. */
export function leafletFileName({ town, on }: Pick<LeafletInput, 'town' | 'on'>): string {
  const place = town.replace(/[^\p{L}\p{N} -]/gu, '').trim()
  return `${joinWords(
    ['Merkzettel', place, on].filter((part) => part !== ''),
    ' ',
  ).slice(0, 100)}.pdf`
}
