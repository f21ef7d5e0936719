/**
 * What an office changes in a chain of its own. Every act takes a chain and answers with a new one that parses; whether
 * it makes sense is said by `check-chain`. Where a chain must have one of something, the last one stays.
 */
import type { CalendarDate } from '#shared/base/calendar-date.ts'
import type { Chain, Outcome, Step } from '#shared/chains/chain.ts'
import { freeId, moved, replaced, without, withoutUnlessLast } from '#shared/chains/edit-list.ts'
import { blankStep, honest, honestStep } from '#shared/chains/edit-overlay.ts'
import type { Parameter } from '#shared/chains/parameter.ts'
import type { Question } from '#shared/chains/question.ts'
import { renamedMentions, withoutMentions } from '#shared/chains/rename-step.ts'

export type Phase = Chain['phases'][number]

/** What the screen says where nobody has written anything yet. */
export interface FirstWords {
  readonly phase: string
  readonly outcome: string
}

/** A chain with one phase, one step and one end. */
export function newChain(
  names: Pick<Chain, 'id' | 'letter' | 'title'>,
  words: FirstWords,
  today: CalendarDate,
): Chain {
  const first = blankStep(`${names.letter}1`, {
    phase: 'phase-1',
    responsible: ['counselling-service'],
    feedbackTo: 'counselling-service',
    leadsTo: [{ outcome: 'outcome-1' }],
  })
  return {
    format: 1,
    ...names,
    version: '',
    summary: '',
    clientGroups: ['young-person'],
    asOf: today,
    valid: { from: null, until: null },
    entry: first.id,
    phases: [{ id: 'phase-1', title: words.phase }],
    outcomes: [{ id: 'outcome-1', title: words.outcome }],
    parameters: [],
    questions: [],
    steps: [first],
  }
}

/** A shipped chain as a beginning: everything is there, under a name of its own. */
export function copyChain(chain: Chain, names: Pick<Chain, 'id' | 'letter' | 'title'>): Chain {
  return { ...chain, ...names, version: '' }
}

/** All that stands at the head of a chain. */
export type ChainHead = Pick<
  Chain,
  'letter' | 'title' | 'summary' | 'clientGroups' | 'asOf' | 'valid' | 'entry'
>

export function changeHead(chain: Chain, head: Partial<ChainHead>): Chain {
  return { ...chain, ...head }
}

export function addPhase(chain: Chain, title = ''): Chain {
  return { ...chain, phases: [...chain.phases, { id: freeId('phase-', idsOf(chain.phases)), title }] }
}

export function changePhase(chain: Chain, id: string, phase: Phase): Chain {
  return { ...chain, phases: replaced(chain.phases, id, { ...phase, id }) }
}

/** Its steps go to the phase before it, or to the one after the first. */
export function removePhase(chain: Chain, id: string): Chain {
  const at = chain.phases.findIndex((phase) => phase.id === id)
  const phases = withoutUnlessLast(chain.phases, id)
  const heir = phases[Math.max(0, at - 1)]
  if (at < 0 || !heir) return chain
  const steps = chain.steps.map((step) => (step.phase === id ? { ...step, phase: heir.id } : step))
  return { ...chain, phases, steps }
}

export function movePhase(chain: Chain, id: string, by: -1 | 1): Chain {
  return { ...chain, phases: moved(chain.phases, id, { by }) }
}

/** A new step at the end of a phase, that ends the chain until it is told where it leads. */
export function addChainStep(chain: Chain, phase: string): Chain {
  const [outcome] = chain.outcomes
  if (!outcome) return chain
  const step = blankStep(freeId(chain.letter, idsOf(chain.steps)), {
    phase,
    responsible: ['counselling-service'],
    feedbackTo: 'counselling-service',
    leadsTo: [{ outcome: outcome.id }],
  })
  return { ...chain, steps: [...chain.steps, step] }
}

/** Another number of the step is followed by all that speak of it; a number that is taken is not given twice. */
export function changeChainStep(chain: Chain, id: string, step: Step): Chain {
  const to = chain.steps.some((one) => one.id === step.id) ? id : step.id
  const steps = replaced(chain.steps, id, { ...honestStep(step), id: to })
  return {
    ...chain,
    steps: steps.map((one) => renamedMentions(one, id, to)),
    entry: chain.entry === id ? to : chain.entry,
  }
}

export function removeChainStep(chain: Chain, id: string): Chain {
  const gone = chain.steps.find((step) => step.id === id)
  const steps = withoutUnlessLast(chain.steps, id)
  const [outcome] = chain.outcomes
  const [first] = steps
  if (!gone || !outcome || !first || steps === chain.steps) return chain
  const end = { outcome: outcome.id }
  return {
    ...chain,
    steps: steps.map((step) => withoutMentions(step, id, end)),
    entry: chain.entry === id ? first.id : chain.entry,
  }
}

export function moveChainStep(chain: Chain, id: string, by: -1 | 1): Chain {
  const phase = chain.steps.find((step) => step.id === id)?.phase
  return { ...chain, steps: moved(chain.steps, id, { by, among: (step) => step.phase === phase }) }
}

export function addOutcome(chain: Chain, title = ''): Chain {
  return { ...chain, outcomes: [...chain.outcomes, { id: freeId('outcome-', idsOf(chain.outcomes)), title }] }
}

export function changeOutcome(chain: Chain, id: string, outcome: Outcome): Chain {
  return { ...chain, outcomes: replaced(chain.outcomes, id, { ...outcome, id }) }
}

/** Ways that led there stay and are found by the check. */
export function removeOutcome(chain: Chain, id: string): Chain {
  return { ...chain, outcomes: withoutUnlessLast(chain.outcomes, id) }
}

export function addQuestion(chain: Chain): Chain {
  const id = freeId('question-', idsOf(chain.questions))
  return { ...chain, questions: [...chain.questions, { id, text: '', type: 'yes-no', keep: 'optional' }] }
}

/** A question that was written before, with its answers; a second time changes nothing. */
export function takeQuestion(chain: Chain, question: Question): Chain {
  const isThere = chain.questions.some(({ id }) => id === question.id)
  return isThere ? chain : { ...chain, questions: [...chain.questions, question] }
}

export function changeQuestion(chain: Chain, id: string, question: Question): Chain {
  return { ...chain, questions: replaced(chain.questions, id, { ...question, id }) }
}

export function removeQuestion(chain: Chain, id: string): Chain {
  return { ...chain, questions: without(chain.questions, id) }
}

export function addParameter(chain: Chain): Chain {
  const id = freeId('parameter-', idsOf(chain.parameters))
  const always = { from: null, until: null }
  const version = { value: 1, valid: always, law: [], sources: [], verified: false }
  return {
    ...chain,
    parameters: [...chain.parameters, { id, name: '', unit: 'months', versions: [version] }],
  }
}

export function changeParameter(chain: Chain, id: string, parameter: Parameter): Chain {
  const versions = parameter.versions.map(honest)
  return { ...chain, parameters: replaced(chain.parameters, id, { ...parameter, id, versions }) }
}

export function removeParameter(chain: Chain, id: string): Chain {
  return { ...chain, parameters: without(chain.parameters, id) }
}

function idsOf(parts: readonly { readonly id: string }[]): readonly string[] {
  return parts.map(({ id }) => id)
}
