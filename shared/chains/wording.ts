/** Fills the placeholders of content texts: answers, parameters, computed days, all as German writes them. */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain } from '#shared/chains/chain.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { versionOn, type Parameter } from '#shared/chains/parameter.ts'
import type { Question } from '#shared/chains/question.ts'

export interface Wording {
  readonly chain: Chain
  readonly answers: Answers
  /** The day looked at: parameters are said as they were then. */
  readonly date: CalendarDate
}

/** Unknown placeholders become an ellipsis; a test makes sure that bundled content has none. */
export function fillText(text: string, wording: Wording, computed: CalendarDate | null = null): string {
  if (!text.includes('{')) return text
  return text.replace(/\{([a-z0-9:-]+)\}/g, (_whole, name: string) => {
    if (name === 'date') return computed === null ? '…' : writeDate(computed)
    if (name.startsWith('parameter:')) return parameterText(name.slice('parameter:'.length), wording)
    return answerText(name, wording)
  })
}

export function writeDate(date: CalendarDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}

/** An answer in the words of its question. */
export function answerText(id: string, { chain, answers }: Pick<Wording, 'chain' | 'answers'>): string {
  const question = chain.questions.find((candidate) => candidate.id === id)
  const answer = answers[id]
  return question && answer !== undefined ? writeAnswer(question, answer) : '…'
}

export function writeAnswer(question: Question, answer: string | number | boolean): string {
  if (question.type === 'yes-no') return answer === true ? 'Ja' : 'Nein'
  if (question.type === 'date') return writeDate(String(answer) as CalendarDate)
  return question.options?.find((option) => option.value === answer)?.label ?? '…'
}

const unitWords: Readonly<Record<Parameter['unit'], readonly [one: string, many: string]>> = {
  days: ['Tag', 'Tage'],
  weeks: ['Woche', 'Wochen'],
  months: ['Monat', 'Monate'],
  years: ['Jahr', 'Jahre'],
  'hours-per-week': ['Stunde je Woche', 'Stunden je Woche'],
  euro: ['Euro', 'Euro'],
  hours: ['Stunde', 'Stunden'],
  percent: ['Prozent', 'Prozent'],
  count: ['', ''],
}

/** A past day can lie before the first value that is kept: said in words, because a gap reads like a fault. */
const unknownThen = '(Wert für diesen Tag nicht hinterlegt)'

function parameterText(id: string, { chain, date }: Wording): string {
  const parameter = chain.parameters.find((candidate) => candidate.id === id)
  const version = parameter ? versionOn(parameter, date) : null
  if (!parameter) return '…'
  return version ? writeValue(parameter.unit, version.value) : unknownThen
}

/** A value with its unit, as German writes it: "3 Monate". */
export function writeValue(unit: Parameter['unit'], value: number): string {
  const [one, many] = unitWords[unit]
  return `${writeNumber(value)} ${value === 1 ? one : many}`.trim()
}

/** 1014 is 1.014, 1.5 is 1,5. */
function writeNumber(value: number): string {
  const [whole = '', part] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return part === undefined ? grouped : `${grouped},${part}`
}
