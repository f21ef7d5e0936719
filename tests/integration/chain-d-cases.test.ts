/** The situations of tests/fixtures/chain-d-cases.md, which a counsellor can read, against the engine. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CalendarDate } from '#shared/base/calendar-date.ts'
import { assert } from '#shared/base/assert.ts'
import { bundledLibrary } from '#shared/chains/catalogue.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { evaluate, type Evaluation } from '#shared/chains/evaluate.ts'

const usual: Answers = {
  'side-condition': 'permission-needed',
  'paper-valid-until': '2027-12-31',
  'training-kind': 'recognised',
  'reception-centre': false,
  'work-ban': 'none',
  'removal-pending': false,
  'rejected-in-training': false,
  identity: 'clarified',
  'residence-duty': false,
  'age-band': '18-20',
  'stay-three-years': false,
  'school-three-years': false,
  'stay-long': false,
  'broken-off': false,
  'exam-passed': false,
}

interface Row {
  readonly number: string
  readonly situation: string
  readonly on: string
  readonly answers: string
  readonly expected: string
}

const file = join(import.meta.dirname, '../fixtures/chain-d-cases.md')
const rows: readonly Row[] = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => /^\d+$/.test(cells[1] ?? ''))
  .map(([, number = '', situation = '', on = '', answers = '', expected = '']) => ({
    number,
    situation,
    on,
    answers,
    expected,
  }))

const chain = bundledLibrary.find('residence-for-training')
assert(chain, 'chain D is shipped')

function readAnswers(cell: string): Answers {
  const parts = cell.split(';').map((part) => part.trim())
  const given = parts
    .filter((part) => part.includes('='))
    .map((part) => part.split('='))
    .map(([name = '', value = '']) => [name, value === 'ja' ? true : value === 'nein' ? false : value])
  const answers = Object.fromEntries(given) as Answers
  return parts[0] === 'üblich' ? { ...usual, ...answers } : answers
}

const stateWords = {
  offen: 'open',
  blockiert: 'blocked',
  erledigt: 'done',
  'nicht nötig': 'unneeded',
} as const
type StateWord = keyof typeof stateWords

/** One expectation, turned into what the table says and what the engine says, both as text. */
function compare(expectation: string, evaluation: Evaluation): readonly [said: string, found: string] {
  const [first = '', ...rest] = expectation.split(' ')
  const tail = rest.join(' ')
  if (first === 'jetzt') return [tail, evaluation.next.join(' ') || '-']
  if (first === 'später') return [tail, evaluation.upcoming.join(' ') || '-']
  if (first === 'frage')
    return [tail, evaluation.questions.find((question) => question === tail) ?? 'nicht gefragt']
  return compareStep(first, tail, evaluation)
}

function compareStep(
  id: string,
  tail: string,
  evaluation: Evaluation,
): readonly [said: string, found: string] {
  const step = evaluation.steps.find((result) => result.step === id)
  assert(step, `step ${id}`)
  if (tail in stateWords) return [stateWords[tail as StateWord], step.state]
  const [, kind = '', value = ''] = /^(weil|ab|bis|Erteilung ab|erinnern) (.*)$/.exec(tail) ?? []
  if (kind === 'weil')
    return [value, step.why.flatMap((reason) => reason.law).find((law) => law === value) ?? '-']
  const dayOf = (name: string): string => write(step.dates.find((date) => date.kind === name)?.on ?? null)
  const found = { ab: write(step.earliest), bis: write(step.due), 'Erteilung ab': dayOf('grant') }[kind]
  return [value, found ?? dayOf('reminder')]
}

function write(day: CalendarDate | null): string {
  return day === null ? '-' : `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}

describe('chain D in worked situations', () => {
  test('has at least twenty of them, each with its number', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20)
    expect(rows.map((row) => row.number)).toEqual(rows.map((_row, index) => String(index + 1)))
  })

  test.each(rows)('$number $situation', ({ on, answers, expected }) => {
    const date = CalendarDate.parse(on.split('.').reverse().join('-'))
    const evaluation = evaluate({ chain, date, answers: readAnswers(answers), progress: {} })
    const pairs = expected.split(';').map((part) => [part.trim(), compare(part.trim(), evaluation)] as const)
    const said = pairs.map(([part, [value]]) => `${part}: ${value}`)
    const found = pairs.map(([part, [, value]]) => `${part}: ${value}`)
    expect(found).toEqual(said)
  })
})
