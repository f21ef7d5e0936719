/**
 * Reads the tables of worked situations (`tests/fixtures/worked-situations*.md`), which are written for counsellors, and
 * says for each expectation what the table says and what the engine says.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#shared/base/assert.ts'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Answers } from '#shared/chains/condition.ts'
import type { Edition } from '#shared/chains/edition.ts'
import { evaluate, type Evaluation } from '#shared/chains/evaluate.ts'
import { answerFits } from '#shared/chains/question.ts'
import { regionalStep } from '#shared/chains/regional-chain.ts'
import type { StepResult } from '#shared/chains/step-result.ts'
import { bundledDirectory } from '#shared/directory/bundled-directory.ts'
import { Region } from '#shared/domain/value-lists.ts'

export interface WorkedSituation {
  readonly number: string
  readonly chain: string
  readonly region: string
  readonly situation: string
  readonly on: string
  readonly answers: string
  readonly expected: string
  /** Why, with the paragraph; where the table has a column for it. */
  readonly derivation?: string
}

const columns = {
  'Nr.': 'number',
  Kette: 'chain',
  Region: 'region',
  Lage: 'situation',
  Am: 'on',
  Antworten: 'answers',
  Erwartet: 'expected',
  Herleitung: 'derivation',
} as const

/** The rows of all tables of a file, in its order. A table without a column for it takes `defaults`. */
export function readSituations(
  file: string,
  defaults: Pick<WorkedSituation, 'chain' | 'region'>,
): readonly WorkedSituation[] {
  const lines = readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8').split('\n')
  let names: readonly string[] = []
  return lines.flatMap((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    if (cells[0] === 'Nr.') names = cells
    if (!/^\d+$/.test(cells[0] ?? '')) return []
    const named = names.map((name, index) => [columns[name as keyof typeof columns], cells[index] ?? ''])
    return [{ ...defaults, ...Object.fromEntries(named) } as WorkedSituation]
  })
}

/** "ja" and "nein" are answers to questions for yes or no; `üblich` stands for what a table says of usual answers. */
export function readAnswers(cell: string, usual: Answers): Answers {
  const parts = cell.split(';').map((part) => part.trim())
  const given = parts
    .filter((part) => part.includes('='))
    .map((part) => part.split('=').map((half) => half.trim()))
    .map(([name = '', value = '']) => [name, value === 'ja' ? true : value === 'nein' ? false : value])
  const answers = Object.fromEntries(given) as Answers
  return parts[0] === 'üblich' ? { ...usual, ...answers } : answers
}

type Pair = readonly [said: string, found: string]

/** What the table says and what the engine says, line by line. */
export function compareSituation(row: WorkedSituation, usual: Answers): readonly Pair[] {
  const edition = bundledLibrary.edition(row.chain, Region.parse(row.region))
  assert(edition, `chain ${row.chain}`)
  const date = CalendarDate.parse(row.on.split('.').reverse().join('-'))
  const answers = readAnswers(row.answers, usual)
  for (const [id, answer] of Object.entries(readAnswers(row.answers, {}))) {
    const question = edition.chain.questions.find((candidate) => candidate.id === id)
    assert(question && answerFits(question, answer), `${row.number}: ${id}=${String(answer)} is an answer`)
  }
  const evaluation = evaluate({ chain: edition.chain, date, answers, progress: {} })
  return row.expected.split(';').map((part) => {
    const [said, found] = compare(part.trim(), evaluation, edition)
    return [`${part.trim()}: ${said}`, `${part.trim()}: ${found}`] as const
  })
}

function compare(expectation: string, evaluation: Evaluation, edition: Edition): Pair {
  const [first = '', ...rest] = expectation.split(' ')
  const tail = rest.join(' ')
  const whole: Readonly<Record<string, () => string>> = {
    jetzt: () => evaluation.next.join(' ') || '-',
    später: () => evaluation.upcoming.join(' ') || '-',
    frage: () => evaluation.questions.find((id) => id === tail) ?? 'nicht gefragt',
  }
  const said = whole[first]
  if (said) return [tail, said()]
  return compareOfStep(first, tail, { evaluation, edition })
}

interface Looked {
  readonly evaluation: Evaluation
  readonly edition: Edition
}

function compareOfStep(id: string, tail: string, { evaluation, edition }: Looked): Pair {
  const step = evaluation.steps.find((result) => result.step === id)
  if (tail === 'gibt es nicht') return ['fehlt', step === undefined ? 'fehlt' : 'ist da']
  assert(step, `step ${id}`)
  const [, kind = '', body = ''] = /^(Stelle|ohne Stelle) (.*)$/.exec(tail) ?? []
  return body === '' ? compareStep(tail, step) : compareBody(id, { body, there: kind === 'Stelle' }, edition)
}

interface SaidBody {
  readonly body: string
  readonly there: boolean
}

/** Whether the body does the step in the region; what is there instead stands beside it. */
function compareBody(id: string, { body, there }: SaidBody, edition: Edition): Pair {
  const step = edition.chain.steps.find((candidate) => candidate.id === id)
  assert(step, `step ${id}`)
  const found = regionalStep(step, edition, bundledDirectory).bodies.flatMap((choice) => choice.found)
  const words = found.map(({ name, towns }) => [name, ...towns.map((town) => town.name)].join(', '))
  const isThere = words.some((word) => word.startsWith(body))
  const said = (is: boolean): string => `${body}: ${is ? 'ja' : 'nein'}`
  return [said(there), isThere === there ? said(isThere) : `${said(isThere)} (${words.join(' / ')})`]
}

const states: Readonly<Record<string, string>> = {
  offen: 'open',
  blockiert: 'blocked',
  erledigt: 'done',
  'nicht nötig': 'unneeded',
}

function compareState(tail: string, step: StepResult): Pair | null {
  const state = states[tail]
  if (state !== undefined) return [state, step.state]
  if (tail === 'ist dran') return [tail, step.ready ? tail : step.state]
  if (tail === 'noch nicht') return [tail, step.state === 'open' && !step.ready ? tail : step.state]
  return null
}

function compareStep(tail: string, step: StepResult): Pair {
  const state = compareState(tail, step)
  if (state) return state
  const [, kind = '', value = ''] =
    /^(weil|sagt|schweigt von|prüfen|ab|bis|Erteilung ab|erinnern) (.*)$/.exec(tail) ?? []
  const dayOf = (name: string): string => write(step.dates.find((date) => date.kind === name)?.on ?? null)
  const found: Readonly<Record<string, () => string>> = {
    weil: () => step.why.flatMap(({ law }) => law).find((law) => law === value) ?? '-',
    sagt: () => (step.why.some(({ text }) => text.includes(value)) ? value : '-'),
    'schweigt von': () => (step.why.some(({ text }) => text.includes(value)) ? 'spricht davon' : value),
    prüfen: () => (step.why.some(({ text, verified }) => !verified && text.includes(value)) ? value : '-'),
    ab: () => write(step.earliest),
    bis: () => write(step.due),
    'Erteilung ab': () => dayOf('grant'),
    erinnern: () => dayOf('reminder'),
  }
  return [value, found[kind]?.() ?? `unverständlich: ${tail}`]
}

function write(day: CalendarDate | null): string {
  return day === null ? '-' : `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}
