/** What a person chose for the list that is being taken in: columns, values, decisions. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { Choices, Mapping, OpenValues, TableView } from '#shared/spreadsheet/dry-run.ts'
import type { ImportField } from '#shared/spreadsheet/fields.ts'
import { useSurroundings } from '#renderer/stores/surroundings.ts'

const firstMapping: Mapping = {
  columns: [],
  bandsFrom: null,
  key: null,
  defaults: { region: 'outside', clientGroup: 'young-person', talkKind: 'office', talkForm: 'first' },
}
const firstDecisions = { keepTexts: [], takeChanges: false, takeRepeats: false } as const
export type Decisions = Pick<Choices, 'keepTexts' | 'takeChanges' | 'takeRepeats'>

export const useTableChoices = defineStore('tableChoices', () => {
  const { vault } = useSurroundings()
  const mapping = shallowRef<Mapping>(firstMapping)
  const open = shallowRef<readonly OpenValues[]>([])
  const values = shallowRef<Choices['values']>({})
  const decisions = shallowRef<Decisions>(firstDecisions)

  function reset(): void {
    mapping.value = firstMapping
    open.value = []
    values.value = {}
    decisions.value = firstDecisions
  }

  /** What the headings say, or what was chosen for them before. */
  async function begin(view: TableView): Promise<void> {
    reset()
    const { region } = await vault.office()
    const defaults = { ...firstMapping.defaults, region }
    const columns = view.columns.flatMap(({ at, field }) => (field === null ? [] : [{ at, field }]))
    const recalled = view.remembered ? await vault.recallTable() : null
    mapping.value = recalled
      ? { ...recalled, defaults: recalled.defaults ?? defaults }
      : { ...firstMapping, columns, key: view.key, defaults }
  }

  /** One field for one column: it is taken from the column that had it. */
  function map(at: number, field: ImportField | null): void {
    const others = mapping.value.columns.filter((column) => column.at !== at && column.field !== field)
    set({ columns: field === null ? others : [...others, { at, field }] })
  }

  function set(change: Partial<Mapping>): void {
    mapping.value = { ...mapping.value, ...change }
  }

  /** The values that nobody knows, with what was chosen for them here or in an earlier import. */
  async function loadValues(): Promise<void> {
    open.value = await vault.tableValues(mapping.value)
    const chosen = open.value.map(({ field, values: all }) => {
      const before = values.value[field] ?? {}
      return [
        field,
        Object.fromEntries(all.map(({ key, chosen: known }) => [key, before[key] ?? known])),
      ] as const
    })
    values.value = Object.fromEntries(chosen)
  }

  function match(field: ImportField, key: string, value: string | null): void {
    values.value = { ...values.value, [field]: { ...values.value[field], [key]: value } }
  }

  function decide(change: Partial<Decisions>): void {
    decisions.value = { ...decisions.value, ...change }
  }

  const all = (): Choices => ({ ...mapping.value, values: values.value, ...decisions.value })

  return {
    mapping: shallowReadonly(mapping),
    open: shallowReadonly(open),
    values: shallowReadonly(values),
    decisions: shallowReadonly(decisions),
    reset,
    begin,
    map,
    set,
    loadValues,
    match,
    decide,
    all,
  }
})
