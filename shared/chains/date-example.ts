/** What a computed day means, in a sentence and with an example: whoever writes it sees at once what comes of it. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, DateRule } from '#shared/chains/chain.ts'
import { dateOf, type DateExpression } from '#shared/chains/condition.ts'
import { versionOn } from '#shared/chains/parameter.ts'
import { dateWords } from '#shared/chains/statement-lines.ts'
import { fillText, writeDate, writeValue } from '#shared/chains/wording.ts'

export interface DateExample {
  /** "Frühestens 3 Monate nach dem Tag aus „Seit wann …?“" */
  readonly meaning: string
  /** What comes of the example day; `null` where it cannot be computed yet. */
  readonly example: string | null
  /** What a reader of the step would read then; `null` as long as nothing is written or nothing computed. */
  readonly reads: string | null
}

/** `day` is the day looked at and the example of an answer. */
export function exampleOf(rule: DateRule, chain: Chain, day: CalendarDate): DateExample {
  const answers = { [rule.on.from]: day }
  const parameters = new Map(chain.parameters.map((parameter) => [parameter.id, parameter]))
  const on = dateOf(rule.on, { answers, date: day, parameters })
  const isSaid = on !== null && rule.text.trim() !== ''
  return {
    meaning: `${dateWords[rule.kind]} ${sayDay(rule.on, chain, day)}.`,
    example: on === null ? null : `Ist dieser Tag der ${writeDate(day)}, dann wird es der ${writeDate(on)}.`,
    reads: isSaid ? fillText(rule.text, { chain, answers, date: day }, on) : null,
  }
}

/** A computed day in words that can stand in a sentence: "3 Monate nach dem Tag aus „…“, dazu 1 Tag später". */
function sayDay(expression: DateExpression, chain: Chain, day: CalendarDate): string {
  const { from, after, before, days = 0 } = expression
  const base = `dem Tag aus „${questionText(from, chain)}“`
  const span = before ?? after
  const own = writeValue('days', Math.abs(days))
  if (span !== undefined) {
    const main = `${saySpan(span, chain, day)} ${before === undefined ? 'nach' : 'vor'} ${base}`
    return `${main}${sayMore(days, own)}`
  }
  if (days === 0) return `an ${base}`
  return `${own} ${days < 0 ? 'vor' : 'nach'} ${base}`
}

function questionText(id: string, { questions }: Chain): string {
  return questions.find((one) => one.id === id)?.text || id
}

function sayMore(days: number, own: string): string {
  if (days === 0) return ''
  return `, dazu ${own} ${days < 0 ? 'früher' : 'später'}`
}

/** The value of that day; the name where there is none. */
function saySpan(id: string, { parameters }: Chain, day: CalendarDate): string {
  const parameter = parameters.find((one) => one.id === id)
  const version = parameter ? versionOn(parameter, day) : null
  if (!parameter || !version) return `„${parameter?.name || id}“`
  return writeValue(parameter.unit, version.value)
}
