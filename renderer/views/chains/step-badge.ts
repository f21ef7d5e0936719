/** Where a step stands, in words and a tone: for its badge and for the diagram. */
import type { StepResult } from '#shared/chains/step-result.ts'
import type { Tone } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

export interface StepBadgeWords {
  readonly tone: Tone
  readonly words: string
}

const tones = {
  open: 'neutral',
  active: 'busy',
  done: 'success',
  unneeded: 'neutral',
  blocked: 'error',
} as const

export function useStepBadge(): (result: StepResult) => StepBadgeWords {
  const { t, date } = useText()
  const { labelOf } = useLabels()
  return ({ state, ready, decided, earliest, due }) => {
    if (state !== 'open') return { tone: tones[state], words: labelOf('stepState', state) }
    if (ready) return { tone: 'info', words: due ? t('chain.until', { date: date(due) }) : t('chain.ready') }
    if (!decided) return { tone: 'neutral', words: t('chain.undecidedShort') }
    return earliest
      ? { tone: 'neutral', words: t('chain.from', { date: date(earliest) }) }
      : { tone: 'neutral', words: t('chain.later') }
  }
}
