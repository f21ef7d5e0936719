/** A place in two lines: what it is, and what it asks for. */
import type { TrainingPlace } from '#shared/domain/case-file.ts'
import type { HeadPlace } from '#shared/domain/case-head.ts'
import { useText } from '#renderer/i18n/use-text.ts'
import { useLabels } from '#renderer/views/forms/list-options.ts'

type Place = Pick<TrainingPlace | HeadPlace, 'kind' | 'occupation' | 'region' | 'german' | 'startOn'>

export interface PlaceWords {
  readonly titleOf: (place: Place) => string
  readonly detailOf: (place: Place) => string
}

export function usePlaceWords(): PlaceWords {
  const { t, date } = useText()
  const { labelOf } = useLabels()
  return {
    titleOf: ({ kind, occupation }) =>
      `${labelOf('placeKind', kind)}: ${labelOf('occupationGroup', occupation)}`,
    detailOf: ({ region, german, startOn }) =>
      [
        labelOf('region', region),
        startOn === null
          ? t('companies.places.fromOpen')
          : t('companies.places.from', { date: date(startOn) }),
        german === null ? '' : t('companies.places.germanFrom', { level: labelOf('germanLevel', german) }),
      ]
        .filter(Boolean)
        .join(' · '),
  }
}
