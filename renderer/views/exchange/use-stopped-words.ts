/** Says where a person has stopped looking into a package: nothing else is to be seen of it. */
import { useToasts } from '#renderer/components/index.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import type { Result } from '#shared/base/result.ts'

interface Problem {
  readonly type: string
}

export function useStoppedWords(): (outcome: Result<unknown, Problem> | null) => boolean {
  const { t } = useText()
  const { show } = useToasts()
  return (outcome) => {
    const isStopped = outcome?.ok === false && outcome.error.type === 'Stopped'
    if (isStopped) show({ tone: 'info', title: t('partnerState.stopped') })
    return isStopped
  }
}
