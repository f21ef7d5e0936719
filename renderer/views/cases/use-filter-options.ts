/** All that the list can be filtered by, in the words of the screen, each with the number of cases it would leave. */
import { computed, type ComputedRef } from 'vue'
import { addToDate, type CalendarDate } from '#shared/base/calendar-date.ts'
import { CaseMark, fieldFilters, type FieldFilter } from '#shared/search/case-filters.ts'
import { factLists } from '#shared/domain/profile-facts.ts'
import type { ListName } from '#shared/domain/value-lists.ts'
import type { Option } from '#renderer/components/index.ts'
import { useText, type Text } from '#renderer/i18n/use-text.ts'
import { useLabels, type Labels } from '#renderer/views/forms/list-options.ts'
import { valueOf, type FilterValue } from '#renderer/views/cases/filter-values.ts'
import type { FacetCounts } from '#renderer/vault/vault-api.ts'

const lists: Readonly<Record<Exclude<FieldFilter, 'adviser' | 'literacyNeed'>, ListName>> = {
  ...factLists,
  region: 'region',
  clientGroup: 'clientGroup',
  topic: 'topic',
  result: 'caseResult',
}
const spans = ['days-30', 'days-90', 'this-year', 'last-year'] as const
const monthsBack = 12

interface Asked {
  readonly counts: FacetCounts | undefined
  readonly chosen: readonly FilterValue[]
  readonly today: CalendarDate
}

export function useFilterOptions(asked: () => Asked): ComputedRef<readonly Option[]> {
  const text = useText()
  const { optionsOf, labelOf } = useLabels()
  const empty = text.t('find.filters.cases', { count: 0 })
  return computed(() => {
    const now = asked()
    const options = [
      ...markOptions(now, text),
      ...fieldFilters.flatMap((field) => fieldOptions(field, now, { text, optionsOf, labelOf })),
      ...closedOptions(now, text),
    ]
    // What would leave nothing is no choice; what is chosen stays, so that it can be taken away.
    return options.filter(({ value, detail }) => detail !== empty || now.chosen.includes(value))
  })
}

function markOptions({ counts }: Asked, text: Text): readonly Option[] {
  return CaseMark.options.map((mark) => ({
    value: valueOf('mark', mark),
    label: text.t(`find.filters.${mark}`),
    ...countedIn(text, counts?.marks[mark]),
  }))
}

interface Words {
  readonly text: Text
  readonly optionsOf: Labels['optionsOf']
  readonly labelOf: Labels['labelOf']
}

/** The values of a list, and whatever else stands in cases or is chosen. */
function fieldOptions(field: FieldFilter, { counts, chosen }: Asked, words: Words): readonly Option[] {
  const { offered, wordOf } = valuesOf(field, words)
  const found = counts?.fields[field]
  const values = new Set([...offered, ...Object.keys(found ?? {}), ...chosenOf(chosen, field)])
  return [...values].map((value) => ({
    value: valueOf(field, value),
    label: words.text.t(`find.filters.${field}`, { value: wordOf(value) }),
    ...countedIn(words.text, found && (found[value] ?? 0)),
  }))
}

interface FieldValues {
  readonly offered: readonly string[]
  /** Of a value that is no longer offered as well. */
  readonly wordOf: (value: string) => string
}

function valuesOf(field: FieldFilter, { text, optionsOf, labelOf }: Words): FieldValues {
  if (field === 'adviser') return { offered: [], wordOf: (value) => value }
  if (field === 'literacyNeed')
    return { offered: ['yes', 'no'], wordOf: (value) => text.t(value === 'yes' ? 'app.yes' : 'app.no') }
  const list = lists[field]
  return { offered: optionsOf(list).map(({ value }) => value), wordOf: (value) => labelOf(list, value) }
}

function closedOptions({ today, chosen }: Asked, { t, date }: Text): readonly Option[] {
  const firstOfMonth = `${today.slice(0, 7)}-01` as CalendarDate
  const months = Array.from({ length: monthsBack }, (_, back) => addToDate(firstOfMonth, { months: -back }))
  const picked = chosenOf(chosen, 'closedSince').filter((value) => /^\d/.test(value))
  return [
    ...spans.map((span) => ({ value: valueOf('closedSince', span), label: t(`find.filters.${span}`) })),
    ...[...new Set<string>([...months, ...picked])].map((day) => ({
      value: valueOf('closedSince', day),
      label: t('find.filters.closedSince', { value: date(day) }),
    })),
  ]
}

function chosenOf(chosen: readonly FilterValue[], kind: string): readonly string[] {
  return chosen.filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1))
}

function countedIn({ t }: Text, count: number | undefined): { readonly detail?: string } {
  return count === undefined ? {} : { detail: t('find.filters.cases', { count }) }
}
