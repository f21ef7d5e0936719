/**
 * An event on a sheet for the office and its partners: route, partners, checklist before it, numbers and results after
 * it. Numbers and case codes of companies only; nobody who came has a name here.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { documentData, type PrintedDocument } from '#shared/documents/document.ts'
import { joinWords, writeDay } from '#shared/documents/german-words.ts'
import { pageStyle } from '#shared/documents/page-style.ts'
import { AgeBand, Gender, type LabelOf } from '#shared/domain/value-lists.ts'
import { PlaceKind } from '#shared/domain/company-lists.ts'
import { eventResults } from '#shared/domain/event-lists.ts'
import { isOwnValue } from '#shared/domain/own-value.ts'
import { dueOn } from '#shared/events/event-dates.ts'
import { companiesNamed, personsOf, sumOf } from '#shared/events/event-sums.ts'
import { EventGroup, headCell, type EventFile } from '#shared/events/event.ts'

export interface EventSheetInput {
  readonly event: EventFile
  readonly office: string
  /** The day of printing. */
  readonly on: CalendarDate
  /** German labels. */
  readonly labelOf: LabelOf
}

interface Pair {
  readonly name: string
  readonly value: string
}

const groupNames: Readonly<Record<EventGroup, string>> = {
  'young-people': 'Junge Menschen',
  parents: 'Eltern',
  companies: 'Betriebe',
  multipliers: 'Fachkräfte, Multiplikatoren',
}

export function printEventSheet(input: EventSheetInput): PrintedDocument {
  return { markup: eventSheetMarkup, data: documentData(sheetContent(input)) }
}

function sheetContent(input: EventSheetInput): unknown {
  const { event, office, on, labelOf } = input
  const { fields } = event
  const format = fields.formatName || labelOf('eventFormat', fields.format)
  return {
    title: fields.title || format,
    footer: `${format} am ${writeDay(fields.on)} · Stand ${writeDay(on)} · ohne Namen von Teilnehmenden`,
    office,
    format,
    facts: factPairs(input),
    stops: event.stops.map(({ at, place, company, seats }) => [
      at ?? '',
      place,
      company?.code ?? '',
      countText(seats),
    ]),
    partners: event.partners.map(({ name }) => name),
    checks: event.checks.map((check) => [
      check.done ? 'erledigt' : 'offen',
      writeDay(dueOn(check, fields.on)),
      check.what,
    ]),
    estimated: fields.estimated,
    groups: EventGroup.options.map((group) => ({
      name: groupNames[group],
      value: countText(event.groups[group]),
    })),
    headNames: ['Alter', ...Gender.options.map((gender) => labelOf('gender', gender)), 'Summe'],
    heads: headRows(input),
    results: resultPairs(input),
    note: fields.note,
  }
}

function factPairs({ event, labelOf }: EventSheetInput): readonly Pair[] {
  const { fields } = event
  const times = joinWords([fields.begins ?? '', fields.ends ?? ''], ' bis ')
  const codes = event.companies.map(({ code }) => code).join(', ')
  const companies = companiesNamed(event)
  return [
    { name: 'Tag', value: writeDay(fields.on) },
    { name: 'Uhrzeit', value: times === '' ? '' : `${times} Uhr` },
    { name: 'Ort', value: fields.place },
    { name: 'Region', value: fields.region === null ? '' : labelOf('region', fields.region) },
    { name: 'Lädt ein', value: fields.organiser },
    { name: 'Plätze', value: countText(fields.seats) },
    { name: 'Sprachen', value: fields.languages },
    {
      name: 'Sprachmittlung',
      value: fields.mediation === null ? '' : labelOf('mediation', fields.mediation),
    },
    { name: 'Betriebe', value: companies === 0 ? '' : joinWords([String(companies), codes], ' · ') },
    { name: 'Einwilligungen auf Papier', value: countText(fields.consents) },
  ]
}

/** Only age bands somebody was counted in, and the sums. */
function headRows({ event: { heads }, labelOf }: EventSheetInput): readonly (readonly string[])[] {
  const counted = AgeBand.options.filter((band) => sumOf(heads, `.${band}`) > 0)
  if (counted.length === 0) return []
  const rows = counted.map((band) => [
    labelOf('ageBand', band),
    ...Gender.options.map((gender) => countText(heads[headCell(gender, band)])),
    String(sumOf(heads, `.${band}`)),
  ])
  const sums = Gender.options.map((gender) => String(sumOf(heads, `${gender}.`)))
  return [...rows, ['Summe', ...sums, String(sumOf(heads))]]
}

function resultPairs({ event: { results, groups }, labelOf }: EventSheetInput): readonly Pair[] {
  const persons = personsOf(groups)
  const own = Object.keys(results).filter(isOwnValue).sort()
  const kinds = [...eventResults.options, ...own]
  return [
    { name: 'Personen ohne Betriebe', value: persons > 0 ? String(persons) : '' },
    ...kinds.map((kind) => ({
      name: isAgreed(kind) ? `${labelOf('eventResult', kind)} vereinbart` : labelOf('eventResult', kind),
      value: countText(results[kind]),
    })),
  ].filter(({ value }) => value !== '')
}

/** Places stand there by their kind alone; that they were agreed has to be said. */
function isAgreed(kind: string): boolean {
  return PlaceKind.options.some((option) => option === kind)
}

function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? '' : String(count)
}

const eventSheetMarkup = `${pageStyle}${String.raw`
#show heading.where(level: 1): it => block(below: 3pt, text(size: 18pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(above: 11pt, below: 3.5pt, sticky: true, {
  text(size: 10pt, weight: "semibold", it.body)
  v(-6.5pt)
  line(length: 100%, stroke: hairline)
})
#show table: set block(above: 2.5pt, below: 3pt)

#let none-said = text(fill: quiet)[–]
#let said(words) = if words == "" { none-said } else { typed(words) }
#let facts(pairs, columns: 2) = block(below: 0pt, grid(
  columns: (auto, 1fr) * columns,
  column-gutter: (8pt, 14pt) * columns,
  row-gutter: 4.2pt,
  ..pairs.map(pair => (text(fill: quiet, pair.name), said(pair.value))).flatten()
))
#let rows(names, widths, cells, numbers: false) = if cells.len() == 0 { none-said } else {
  set text(size: 8.5pt)
  table(
    columns: widths,
    stroke: (x, y) => (bottom: if y == 0 { 0.8pt + black } else { hairline }),
    inset: (x, y) => (left: if x == 0 { 0pt } else { 5pt }, right: 5pt, y: 2.8pt),
    align: (x, y) => if numbers and x > 0 { right + top } else { left + top },
    table.header(..names.map(name => text(weight: "medium", size: 8.5pt, name))),
    ..cells.flatten().map(said)
  )
}

= #data.title
#v(3pt)
#text(fill: quiet)[#data.office · #data.format]
#v(1pt)
#line(length: 100%, stroke: 1pt + black)
#facts(data.facts)

#if data.stops.len() > 0 [
  == Strecke
  #rows(("Uhrzeit", "Halt", "Fallcode", "Plätze"), (auto, 1fr, auto, auto), data.stops)
]
#if data.partners.len() > 0 [
  == Partner
  #data.partners.map(typed).join(linebreak())
]
#if data.note != "" [
  == Notiz
  #typed(data.note)
]

== Checkliste
#rows(("Stand", "Bis", "Was"), (auto, auto, 1fr), data.checks)

== Wer war da?
#if data.estimated [#text(fill: quiet)[Die Zahlen sind geschätzt.]]
#facts(data.groups)
#if data.heads.len() > 0 [
  #v(4pt)
  #rows(data.headNames, (1fr,) + (auto,) * (data.headNames.len() - 1), data.heads, numbers: true)
]

== Was ist daraus geworden?
#if data.results.len() == 0 { none-said } else { facts(data.results) }
`}`
