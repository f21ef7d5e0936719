/** The outreach mode in words: short for the top bar, whole for the screens. */
import type { OutreachMode } from '#shared/domain/outreach.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'
import { useText } from '#renderer/i18n/use-text.ts'

export interface OutreachWords {
  /** Place and day. */
  readonly badge: (mode: OutreachMode) => string
  /** Place, day, kind, mediation and how many conversations there were. */
  readonly circumstances: (mode: OutreachMode) => string
}

export function useOutreachWords(): OutreachWords {
  const { t, date } = useText()
  const { labelOf } = useLabels()
  return {
    badge: ({ place, on }) => t('outreach.badge', { place, date: date(on) }),
    circumstances: ({ place, region, on, kind, mediation, saved }) =>
      [
        place,
        labelOf('region', region),
        date(on),
        labelOf('consultationKind', kind),
        labelOf('mediation', mediation),
        t('outreach.count', { count: saved }),
      ]
        .filter(Boolean)
        .join(' · '),
  }
}
