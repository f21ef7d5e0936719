/** How things of events are said. */
import type { EventFile } from '#shared/events/event.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'
import { useText } from '#renderer/i18n/use-text.ts'

export interface EventWords {
  /** The office's own name of the format, or the usual one. */
  readonly formatOf: (fields: EventFile['fields']) => string
  readonly timesOf: (fields: EventFile['fields']) => string
  /** "8 Wochen vorher", from the days of a line of the checklist. */
  readonly leadOf: (days: number) => string
}

const daysOfWeek = 7

export function useEventWords(): EventWords {
  const { t } = useText()
  const { labelOf } = useLabels()
  return {
    formatOf: ({ format, formatName }) => formatName || labelOf('eventFormat', format),
    timesOf: ({ begins, ends }) => {
      if (begins !== null && ends !== null) return t('events.view.between', { begins, ends })
      if (begins !== null) return t('events.view.from', { begins })
      return ends === null ? '' : t('events.view.until', { ends })
    },
    leadOf: (days) => {
      if (days > 0) return t('events.checks.daysAfter', { count: days })
      if (days < 0 && days % daysOfWeek === 0)
        return t('events.checks.weeksBefore', { count: -days / daysOfWeek })
      return t('events.checks.daysBefore', { count: Math.abs(days) })
    },
  }
}
