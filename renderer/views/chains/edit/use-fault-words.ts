/** Every fault as a sentence that says where and what to do, and the place where it is mended. */
import type { Advice } from '#shared/chains/advise-editor.ts'
import type { Chain } from '#shared/chains/chain.ts'
import type { OverlayFault } from '#shared/chains/check-overlay.ts'
import { placeOf, type FaultPlace } from '#shared/chains/fault-place.ts'
import { useText } from '#renderer/i18n/use-text.ts'

export interface FaultLine {
  readonly words: string
  readonly place: FaultPlace
}

export interface FaultWords {
  readonly sayFault: (fault: OverlayFault, chain: Chain) => FaultLine
  readonly sayAdvice: (advice: Advice, chain: Chain) => FaultLine
}

export function useFaultWords(): FaultWords {
  const { t } = useText()

  function where(id: string, chain: Chain): string {
    const step = chain.steps.find((one) => one.id === id)
    if (step) return t('chainEdit.where.step', { id, title: step.title || t('chainEdit.unnamed') })
    const question = chain.questions.find((one) => one.id === id)
    if (question) return t('chainEdit.where.question', { text: question.text || id })
    const parameter = chain.parameters.find((one) => one.id === id)
    if (parameter) return t('chainEdit.where.parameter', { name: parameter.name || id })
    return t('chainEdit.where.chain')
  }

  return {
    sayFault: (fault, chain) => ({
      words: `${where(fault.at, chain)}: ${t(`chainEdit.fault.${fault.type}`, { what: fault.what })}`,
      place: placeOf(fault, chain),
    }),
    sayAdvice: ({ type, at }, chain) => ({
      words: `${where(at, chain)}: ${t(`chainEdit.advise.${type}`)}`,
      place: adviceFields[type](at),
    }),
  }
}

const inStep =
  (field: string) =>
  (id: string): FaultPlace => ({ part: 'step', id, field })

const adviceFields: Readonly<Record<Advice['type'], (at: string) => FaultPlace>> = {
  'no-source': inStep('sources'),
  'empty-note': inStep('note'),
  'no-goal': inStep('goal'),
  'no-help': (id) => ({ part: 'question', id, field: 'help' }),
  'unnamed-way': inStep('leadsTo'),
  'no-reason': inStep('unneededBecause'),
  'not-in-plain-words': inStep('plain-company'),
}
