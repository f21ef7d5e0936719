// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import { bundledChains } from '#shared/chains/catalogue.ts'
import type { Answers } from '#shared/chains/condition.ts'
import { evaluate } from '#shared/chains/evaluate.ts'
import ChainQuestions from '#renderer/views/chains/ChainQuestions.vue'
import QuestionField from '#renderer/views/chains/QuestionField.vue'
import { mountPart, settled } from '#tests/support/mount-part.ts'

const chain = bundledChains.find(({ id }) => id === 'residence-for-training')
const date = '2026-11-02' as CalendarDate
let part: VueWrapper | undefined

afterEach(() => part?.unmount())

function openWith(answers: Answers): object {
  if (!chain) throw new Error('There is no chain.')
  return { chain, answers, fromCase: [], evaluation: evaluate({ chain, date, answers, progress: {} }) }
}

function show(answers: Answers): VueWrapper {
  part = mountPart(ChainQuestions, { props: { open: openWith(answers), isKept: () => true, today: date } })
  return part
}

const asked = () =>
  [...document.querySelectorAll('[role=combobox], [role=radiogroup], .fk-date input')]
    .map(({ id }) => id)
    .filter((id) => id.startsWith('question-'))

/** The first question on the screen is answered. */
function answer(questions: VueWrapper): void {
  questions.findComponent(QuestionField).vm.$emit('answer', 'toleration')
}

test('an answered question leaves, and the focus goes on to the one in its place', async () => {
  const questions = show({})
  const [first = ''] = asked()
  document.querySelector<HTMLElement>(`#${first}`)?.focus()
  expect(document.activeElement?.id).toBe(first)

  answer(questions)
  await questions.setProps({ open: openWith({ paper: 'toleration' }) })
  await settled()

  expect(asked()).not.toContain(first)
  expect(document.activeElement?.closest('[id^=question-]')?.id.startsWith(asked()[0] ?? '?')).toBe(true)
})

test('questions that change for another reason take no hand away', async () => {
  const questions = show({})
  expect(document.activeElement).toBe(document.body)

  await questions.setProps({ open: openWith({ paper: 'toleration' }) })
  await settled()

  expect(document.activeElement).toBe(document.body)
})

test('a focus that stands elsewhere stays there', async () => {
  const questions = show({})
  const elsewhere = document.body.appendChild(document.createElement('button'))
  answer(questions)
  elsewhere.focus()

  await questions.setProps({ open: openWith({ paper: 'toleration' }) })
  await settled()

  expect(document.activeElement).toBe(elsewhere)
  elsewhere.remove()
})

/** The questions with yes and no, of which these are answered. */
function yesOrNo(given: Readonly<Record<string, boolean>>): object {
  const questions = chain?.questions.filter(({ type }) => type === 'yes-no') ?? []
  const open = questions.map(({ id }) => id).filter((id) => !(id in given))
  return {
    chain: { ...chain, questions },
    answers: { ...given },
    fromCase: [],
    evaluation: { questions: open },
  }
}

type Answered = [{ readonly id: string }, boolean]

test('an arrow that is still down has answered one question: the next stays open', async () => {
  const given: Record<string, boolean> = {}
  part = mountPart(ChainQuestions, { props: { open: yesOrNo(given), isKept: () => true, today: date } })
  await settled()
  const [first = ''] = asked()
  const [yes] = document.querySelectorAll<HTMLElement>('[role=radio]')
  yes?.focus()

  yes?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }))
  for (let answered = 0; answered < 3; answered += 1) {
    await settled()
    for (const [{ id }, answer] of part.emitted<Answered>('answer') ?? []) given[id] = answer
    await part.setProps({ open: yesOrNo(given) })
  }

  expect(given).toEqual({ [first.slice('question-'.length)]: false })
  const [next] = document.querySelectorAll('[role=radio]')
  expect(document.activeElement).toBe(next)
})
