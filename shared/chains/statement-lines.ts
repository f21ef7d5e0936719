/** Rules, days, ways and their grounds, each in one line that says all of it. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { toCheck } from '#shared/chains/body-words.ts'
import type { Chain, DateRule, Rule, Way } from '#shared/chains/chain.ts'
import { writeCondition, writeExpression } from '#shared/chains/condition-words.ts'
import { holdsOn, type Validity } from '#shared/chains/parameter.ts'
import { fillText, writeDate, type Wording } from '#shared/chains/wording.ts'

const effectWords = {
  blocked: 'Geht so nicht',
  waits: 'Wartet',
  warning: 'Achtung',
  note: 'Hinweis',
} as const
/** What kind of day it is, at the beginning of a line. */
export const dateWords = {
  earliest: 'Frühestens',
  due: 'Spätestens',
  grant: 'Entscheidung ab',
  reminder: 'Vormerken',
} as const

/** How a source is called; in papers by its number, which the list at their end explains. */
export type SourceName = (id: string) => string
const byNumber: SourceName = (id) => id

export function ruleLine(rule: Rule, words: Wording, sourceName = byNumber): string {
  const when = writeCondition(rule.when, words)
  return `${effectWords[rule.effect]}: ${readable(rule.text, words)} – wenn ${when}${grounds(rule, words.date, sourceName)}`
}

export function dateLine(rule: DateRule, words: Wording, sourceName = byNumber): string {
  const when = rule.when === undefined ? '' : ` – wenn ${writeCondition(rule.when, words)}`
  const on = writeExpression(rule.on, words)
  return `${dateWords[rule.kind]}: ${on} – ${readable(rule.text, words)}${when}${grounds(rule, words.date, sourceName)}`
}

export function wayLine(way: Way, words: Wording): string {
  const label = way.label === undefined ? '' : `${readable(way.label, words)}: `
  const when = way.when === undefined ? '' : ` – wenn ${writeCondition(way.when, words)}`
  return `${label}${wayTarget(way, words.chain)}${when}`
}

/** Where a way leads, by its name. */
function wayTarget(way: Way, { steps, outcomes }: Chain): string {
  if ('step' in way)
    return `weiter mit ${way.step} ${steps.find(({ id }) => id === way.step)?.title ?? ''}`.trim()
  if ('outcome' in way)
    return `Ergebnis ${way.outcome} ${outcomes.find(({ id }) => id === way.outcome)?.title ?? ''}`.trim()
  return `weiter in der Kette ${way.chain}`
}

/** Numbers as on the day; what only a case knows stays a placeholder, or two texts might look alike and not be. */
function readable(text: string, words: Wording): string {
  return text.replace(/\{parameter:[a-z0-9-]+\}/g, (placeholder) => fillText(placeholder, words))
}

interface Grounds {
  readonly law: readonly string[]
  readonly otherLaw?: readonly string[]
  readonly sources: readonly string[]
  readonly verified: boolean
  readonly valid?: Validity | undefined
  readonly note?: string | undefined
}

/** Law, sources, marks and days of a statement, as they stand behind it. */
export function grounds(
  { law, otherLaw = [], sources, verified, valid, note }: Grounds,
  date: CalendarDate,
  sourceName = byNumber,
): string {
  const named = [...law, ...otherLaw].join(', ')
  const parts = [
    named === '' ? '' : ` (${named})`,
    sources.length === 0 ? '' : ` [${sources.map(sourceName).join('; ')}]`,
    verified ? '' : ` – ${toCheck}`,
    ...validLines(valid, date).map((line) => ` – ${line}`),
    note === undefined ? '' : ` – ${note}`,
  ]
  return parts.join('')
}

/** The days a statement holds, and whether that day is one of them. */
export function validLines(valid: Validity | undefined, date: CalendarDate): readonly string[] {
  if (valid === undefined) return []
  const holds = holdsOn(valid, date) ? '' : '; an diesem Tag nicht'
  const from = valid.from === null ? '' : ` ab ${writeDate(valid.from)}`
  const until = valid.until === null ? '' : ` bis ${writeDate(valid.until)}`
  return [`gilt${from === '' && until === '' ? ' ohne Grenze' : `${from}${until}`}${holds}`]
}

export function validSpan({ from, until }: Validity): string {
  return `${from === null ? 'schon immer' : `ab ${writeDate(from)}`}${until === null ? '' : ` bis ${writeDate(until)}`}`
}
