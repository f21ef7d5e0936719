/** The values of a list as options, with the words of the office. */
import { isOwnValue } from '#shared/domain/own-value.ts'
import type { LabelOf, ListName } from '#shared/domain/value-lists.ts'
import type { Option } from '#renderer/components/index.ts'
import { useI18n } from 'vue-i18n'
import { useText } from '#renderer/i18n/use-text.ts'
import { useOfficeLists } from '#renderer/stores/office-lists.ts'

export interface Labels {
  /** What may be chosen, and what is chosen already even if it is no longer offered. */
  readonly optionsOf: (list: ListName, chosen?: string | readonly string[] | null) => readonly Option[]
  /** The words of a value; empty for none. */
  readonly labelOf: (list: ListName, value: string | null) => string
  readonly labelsOf: (list: ListName, values: readonly string[]) => string
}

export function useLabels(): Labels {
  const { t, tAny } = useText()
  const officeLists = useOfficeLists()

  function labelOf(list: ListName, value: string | null): string {
    if (value === null) return ''
    const unnamed = (): string =>
      isOwnValue(value) ? t('valuelists.unknown') : tAny(`lists.${list}.${value}`)
    return officeLists.lists.wordOf(list, value) ?? unnamed()
  }

  function optionsOf(list: ListName, chosen: string | readonly string[] | null = null): readonly Option[] {
    const kept = chosen === null ? [] : typeof chosen === 'string' ? [chosen] : chosen
    const values = new Set([...officeLists.lists.offered(list), ...kept])
    return [...values].map((value) => ({ value, label: labelOf(list, value) }))
  }

  return {
    optionsOf,
    labelOf,
    labelsOf: (list, values) => values.map((value) => labelOf(list, value)).join(', '),
  }
}

/** Papers are German, whatever the screen speaks. */
export function useGermanLabels(): LabelOf {
  const { t } = useI18n({ useScope: 'global' })
  const officeLists = useOfficeLists()
  return (list, value) =>
    officeLists.lists.wordOf(list, value) ??
    t(isOwnValue(value) ? 'valuelists.unknown' : `lists.${list}.${value}`, {}, { locale: 'de' })
}
