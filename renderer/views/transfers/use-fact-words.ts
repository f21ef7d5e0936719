/** The facts of a transfer as label and words. */
import type { TransferFact, TransferFacts } from '#shared/domain/transfer-facts.ts'
import { transferFacts } from '#shared/domain/transfer-facts.ts'
import type { ListName } from '#shared/domain/value-lists.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useChainLibrary } from '#renderer/stores/chain-library.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

export interface FactWords {
  readonly fact: TransferFact
  readonly label: string
  readonly words: string
}

const lists: Readonly<Partial<Record<TransferFact, ListName>>> = {
  clientGroup: 'clientGroup',
  region: 'region',
  ageBand: 'ageBand',
  residence: 'residence',
  german: 'germanLevel',
  school: 'schoolCertificate',
  schoolOrigin: 'schoolOrigin',
  schoolRecognition: 'recognition',
  vocational: 'vocationalCertificate',
  activity: 'activity',
  occupation: 'occupationGroup',
}

export function useFactWords(): (facts: TransferFacts) => readonly FactWords[] {
  const { t, tAny, date } = useText()
  const { labelOf, labelsOf } = useLabels()
  const library = useChainLibrary()

  function stepWords({ chain, step }: { readonly chain: string; readonly step: string }): string {
    const found = library.library.chains.find(({ id }) => id === chain)?.steps.find(({ id }) => id === step)
    return found ? `${step} ${found.title}` : step
  }

  const others: Readonly<Partial<Record<TransferFact, (facts: TransferFacts) => string>>> = {
    topics: ({ topics = [] }) => labelsOf('topic', topics),
    steps: ({ steps = [] }) => steps.map(stepWords).join(' · '),
    dates: ({ dates = [] }) => dates.map((day) => date(day)).join(', '),
    deadline: ({ deadline }) => (deadline ? date(deadline) : ''),
    urgency: ({ urgency }) => (urgency ? t(`transfer.urgency.${urgency}`) : ''),
  }

  function wordsOf(fact: TransferFact, facts: TransferFacts): string {
    const list = lists[fact]
    return list ? labelOf(list, facts[fact] as string) : (others[fact]?.(facts) ?? '')
  }

  return (facts) =>
    transferFacts
      .filter((fact) => facts[fact] !== undefined)
      .map((fact) => ({ fact, label: tAny(`transfer.facts.${fact}`), words: wordsOf(fact, facts) }))
}
