/** The values of a list as options, with their words. */
import { valueLists, type LabelOf, type ListName } from '#shared/domain/value-lists.ts'
import type { Option } from '#renderer/components/index.ts'
import { useI18n } from 'vue-i18n'
import { useText } from '#renderer/i18n/use-text.ts'

export interface Labels {
  readonly optionsOf: (list: ListName) => readonly Option[]
  /** The words of a value; empty for none. */
  readonly labelOf: (list: ListName, value: string | null) => string
  readonly labelsOf: (list: ListName, values: readonly string[]) => string
}

export function useLabels(): Labels {
  const { tAny } = useText()
  const labelOf = (list: ListName, value: string | null): string =>
    value === null ? '' : tAny(`lists.${list}.${value}`)
  return {
    optionsOf: (list) => valueLists[list].options.map((value) => ({ value, label: labelOf(list, value) })),
    labelOf,
    labelsOf: (list, values) => values.map((value) => labelOf(list, value)).join(', '),
  }
}

/** Papers are German, whatever the screen speaks. */
export function useGermanLabels(): LabelOf {
  const { t } = useI18n({ useScope: 'global' })
  return (list, value) => t(`lists.${list}.${value}`, {}, { locale: 'de' })
}
